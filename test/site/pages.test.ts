import { describe, expect, test } from 'vitest';
import { plainOf } from '../../src/leaves/rich-text.ts';
import { paperId } from '../../src/leaves/urls.ts';
import { layOutPages } from '../../src/site/pages.ts';
import type { Library } from '../../src/types.ts';
import { paper, prose } from '../records.ts';
import { emptyLibrary, FACTS, libraryOf, PAPERS, pageOf, smallLibrary } from './library.ts';

test('the pages of a library, each at an address of its own', () => {
  const pages = [...layOutPages(smallLibrary(), FACTS)];
  expect(pages.map(({ kind }) => kind)).toEqual([
    ...['front', 'editions', 'edition', 'edition', 'outline', 'outline', 'outline', 'outline'],
    ...['numbers', 'sources', 'search', 'saved', 'about', 'not-found'],
  ]);
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
});

test('an empty library has its pages too', () => {
  const kinds = [...layOutPages(emptyLibrary, FACTS)].map(({ kind }) => kind);
  expect(kinds).toEqual(['front', 'editions', 'numbers', 'sources', 'search', 'saved', 'about', 'not-found']);
  expect(pageOf('front', emptyLibrary)).toMatchObject({ edition: null, lead: null, others: [] });
});

test('an alias leads to its paper', () => {
  const aliased = { ...PAPERS[0]!, aliases: [paperId('Counting the Sheep')] };
  const library = libraryOf([aliased]);
  expect(pageOf('redirect', library)).toMatchObject({
    path: `papers/${paperId('Counting the Sheep')}.html`,
    target: `papers/${aliased.id}.html`,
  });
});

test('pages are laid out one at a time', () => {
  let asked = 0;
  const watched = new Proxy(PAPERS[0]!, {
    get(target, key, receiver) {
      if (key === 'notes') asked++;
      return Reflect.get(target, key, receiver);
    },
  });
  const library = { ...smallLibrary(), papers: [watched, ...smallLibrary().papers.slice(1)] };
  for (const page of layOutPages(library, FACTS)) if (page.kind === 'edition') break;
  expect(asked).toBe(0);
});

describe('the front page', () => {
  test('leads with the newest edition and splits the lead for its drop cap', () => {
    const { edition, lead, others, dateline } = pageOf('front');
    expect(edition?.name).toBe('Sep 9');
    expect(dateline).toBe('Three papers, two of them new');
    expect([lead?.drop, lead?.firstWords, plainOf(lead!.text).slice(0, 14)]).toEqual([
      'S',
      'heep are counted by',
      ' shepherds who',
    ]);
    expect(others.map(({ name, size, fresh, elsewhere }) => [name, size, fresh, elsewhere])).toEqual([
      ['Mar 2', 2, 2, 1],
    ]);
  });
});

describe('what is said of the newest edition', () => {
  const again = (line: number) =>
    paper('Old Sheep', null, [
      ['old.txt', line],
      ['new.txt', line],
    ]);
  const fresh = (title: string, line: number) => paper(title, null, [['new.txt', line]]);
  test.each([
    ['one', [fresh('Sheep', 1)], 'One paper, new', 'One paper, new to the library.'],
    [
      'all new',
      [fresh('Sheep', 1), fresh('Sleep', 2)],
      'Two papers, all of them new',
      'Two papers, all of them new to the library.',
    ],
    [
      'none new',
      [again(1)],
      'One paper, none of them new',
      'One paper, none of them new to the library; one stands in another edition as well.',
    ],
  ])('%s', (_, papers, dateline, standfirst) => {
    const library = libraryOf(papers);
    expect(pageOf('front', library).dateline).toBe(dateline);
    expect(pageOf('edition', library, ({ name }) => name === 'Sep 9').standfirst).toBe(standfirst);
  });
});

describe('an edition', () => {
  test('lists its papers as printed, with where else they stand', () => {
    const page = pageOf('edition', smallLibrary(), ({ name }) => name === 'Sep 9');
    expect(page.entries.map(({ number, title }) => `${number} ${plainOf(title)}`)).toEqual([
      '1 A Woolly Bound',
      '2 Sleep Without <Sheep>',
      '3 Counting Sheep',
    ]);
    expect(page.entries[2]!.also).toEqual([{ name: 'Mar 2', path: page.older?.path, anchor: 'no-1' }]);
    expect(page.standfirst).toBe(
      'Three papers, two of them new to the library; one stands in another edition as well.',
    );
    expect([page.older?.name, page.newer]).toEqual(['Mar 2', null]);
  });

  test('has pages of a hundred, and links lead to the right one', () => {
    const many = Array.from({ length: 230 }, (_, i) => paper(`Sheep Number ${i + 1}`, null, [['new.txt', i + 1]]));
    const twice = {
      ...many[149]!,
      sightings: [...many[149]!.sightings, ...paper('', null, [['old.txt', 1]]).sightings],
    };
    const library = libraryOf(many.map((one) => (one.id === twice.id ? twice : one)));
    const parts = [...layOutPages(library, FACTS)].filter((page) => page.kind === 'edition' && page.name === 'Sep 9');
    expect(parts.map((page) => page.kind === 'edition' && [page.entries.length, page.range])).toEqual([
      [100, '1 to 100'],
      [100, '101 to 200'],
      [30, '201 to 230'],
    ]);
    const seen = pageOf('paper', library, ({ id }) => id === twice.id).seen[1]!;
    expect([seen.path, seen.anchor, seen.place]).toEqual([parts[1]!.path, 'no-150', 'no. 150 of 230']);
  });

  test('has pages of the size that is asked for', () => {
    const many = Array.from({ length: 25 }, (_, i) => paper(`Sheep Number ${i + 1}`, null, [['new.txt', i + 1]]));
    const facts = { ...FACTS, site: { ...FACTS.site, pages: { size: 10, topics: 200 } } };
    const parts = [...layOutPages(libraryOf(many), facts)].filter((page) => page.kind === 'edition');
    expect(parts.map((page) => page.kind === 'edition' && page.range)).toEqual(
      expect.arrayContaining(['1 to 10', '11 to 20', '21 to 25']),
    );
    const last = pageOf('paper', libraryOf(many), ({ id }) => id === many[24]!.id, facts).seen.find(
      ({ anchor }) => anchor,
    );
    expect([last!.path.slice(-7), last!.anchor]).toEqual(['-3.html', 'no-25']);
  });
});

describe('a paper', () => {
  const sheep = pageOf('paper', smallLibrary(), ({ id }) => id.startsWith('counting-sheep'));

  test('shows where it was seen, oldest first, with the dump’s lines', () => {
    expect(sheep.seen.map(({ name, place, lines }) => [name, place, lines])).toEqual([
      ['Mar 2', 'no. 1 of 2', 'old.txt, lines 1 to 2'],
      ['Sep 9', 'no. 3 of 3', 'new.txt, lines 5 to 6'],
    ]);
  });

  test('has neighbours in each of its editions', () => {
    const turns = sheep.turns.map(({ edition, previous, next }) => [
      edition,
      previous && plainOf(previous.title),
      next && plainOf(next.title),
    ]);
    expect(turns).toEqual([
      ['Sep 9', 'Sleep Without <Sheep>', null],
      ['Mar 2', null, 'No Abstract at All'],
    ]);
  });

  test('shows the scraped text only where the mended one is another', () => {
    expect(sheep.scraped).toBeNull();
    const mended = paper('Sheep', [prose('Fréchet', { source: "Fr\\'echet", trust: 'restored' })], [['old.txt', 1]]);
    const page = pageOf('paper', libraryOf([mended]));
    expect(page.scraped).toEqual({ title: mended.title, abstract: mended.abstract });
  });

  test('shows a title that was printed otherwise', () => {
    const sightings = [
      ...paper('Sheep', null, [['old.txt', 1]]).sightings,
      ...paper('SHEEP', null, [['new.txt', 1]]).sightings,
    ];
    const page = pageOf('paper', libraryOf([{ ...paper('Sheep', null, []), sightings }]));
    expect(page.seen.map(({ printed }) => printed)).toEqual([[], ['SHEEP']]);
  });

  test('shows an abstract that was printed otherwise, once', () => {
    const { sightings } = PAPERS[0]!;
    const [first, second] = sightings as [(typeof sightings)[0], (typeof sightings)[0]];
    const other = { abstractSource: 'Sheep are not counted.' };
    const told = [first, { ...second, ...other }, { ...second, ...other }];
    const page = pageOf('paper', libraryOf([{ ...PAPERS[0]!, sightings: told }]));
    expect(page.seen.map(({ abstracts }) => abstracts)).toEqual([[], ['Sheep are not counted.']]);
  });
});

describe('a heavy edition', () => {
  const heavy = (): Library => {
    const long = 'Sheep are counted here, one by one, until nobody is left awake to count them. '.repeat(20);
    return libraryOf(Array.from({ length: 100 }, (_, i) => paper(`Sheep Number ${i + 1}`, long, [['new.txt', i + 1]])));
  };

  test('leaves the rests of its abstracts to a file of their own', () => {
    const page = pageOf('edition', heavy());
    expect(page.rests).toBe(page.path.replace(/html$/, 'more.js'));
    expect(page.entries.every(({ rest, restLater }) => rest.length === 0 && restLater)).toBe(true);
    const file = pageOf('rests', heavy());
    expect(file.path).toBe(page.rests);
    expect(file.rests.every((rest) => plainOf(rest).startsWith('Sheep are counted here'))).toBe(true);
  });

  test('a light one carries them itself', () => {
    const page = pageOf('edition');
    expect(page.rests).toBeNull();
    expect(page.entries.some(({ rest }) => rest.length > 0)).toBe(true);
  });
});
