// One work or two: pairs as dumps bring them, and pairs that only look alike.
import { describe, expect, test } from 'vitest';
import { copiesOf } from '../../src/merge/copies.ts';
import { explainPaper } from '../../src/merge/explain.ts';
import { mergeEntries } from '../../src/merge/merge.ts';
import { sameWork } from '../../src/merge/same-work.ts';
import type { Labels } from '../../src/types.ts';
import { prose, restored } from '../records.ts';

const SHEEP =
  'Shepherds count their sheep at night with lanterns, and every lantern flickers. We prescribe certified bounds for flickering lanterns, derive a polynomial schedule for tired shepherds, and verify both on seven invented valleys where no animal was ever lost.';
const SNAILS =
  'Gradient snails crawl towards lettuce with patience. Their convergence depends on slime viscosity, weather and the curvature of leaves; sharp rates follow from an elementary potential argument, which fits on a single garden fence.';
/** The same sentence twice as long, as a second version tells it. */
const SHEEP_REVISED = SHEEP.replace('seven invented valleys', 'nine invented valleys and two islands').replace(
  'derive a polynomial schedule',
  'derive a linear schedule',
);

type Side = { title: string; abstract: string | null; labels?: Partial<Labels> };

const of = (title: string, abstract: string | null = SHEEP, labels: Partial<Labels> = {}): Side => ({
  title,
  abstract,
  labels,
});

const entry = ({ title, abstract, labels }: Side, i: number) =>
  restored(`${i}.txt`, 1, [prose(title)], abstract === null ? null : [prose(abstract)], labels);

const count = (...sides: Side[]): number => {
  const entries = sides.map(entry);
  const papers = mergeEntries(entries);
  // Whatever the order of entries, and whatever their files are called.
  expect(mergeEntries([...entries].reverse())).toEqual(papers);
  expect(mergeEntries([...sides].reverse().map(entry))).toHaveLength(papers.length);
  return papers.length;
};

const TITLE = 'Counting Sheep with Certified Bounds';

describe('one work', () => {
  test.each([
    { name: 'another case', a: of(TITLE), b: of(TITLE.toUpperCase()) },
    { name: 'curly quotes and a ligature', a: of("Fido's Office Efficiency"), b: of('Fido’s Oﬃce Eﬃciency') },
    { name: 'decomposed letters', a: of('Schrödinger Bridges'), b: of('Schrödinger Bridges'.normalize('NFD')) },
    { name: 'TeX for a letter', a: of('Schrödinger Bridges'), b: of('Schr\\"odinger Bridges') },
    { name: 'a word hyphenated at a line’s end', a: of(TITLE), b: of('Counting Sheep with Certi- fied Bounds') },
    {
      name: 'maths with its dollars and without',
      a: of('The $\\ell_2$ Norm of Sheep'),
      b: of('The ell_2 Norm of Sheep', null),
    },
    { name: 'an abstract that was cut off', a: of(TITLE), b: of(TITLE, SHEEP.slice(0, 90)) },
    { name: 'no abstract', a: of(TITLE), b: of(TITLE, null) },
    { name: 'a second version of the abstract', a: of(TITLE), b: of(TITLE, SHEEP_REVISED) },
    { name: 'a title reworded a little', a: of(TITLE), b: of('Towards Counting Sheep with Certified Bounds') },
    { name: 'a title whose subtitle was cut off', a: of(`${TITLE}: A 3D Study in Seven Valleys`), b: of(TITLE) },
    { name: 'a small word exchanged', a: of('Counting Sheep with Bounds'), b: of('Counting Sheep via Bounds') },
    { name: 'a new title for the same abstract', a: of(TITLE), b: of('On Shepherds at Night') },
    {
      name: 'one arXiv id, other title and abstract',
      a: of(TITLE, SHEEP, { arxiv: '2401.00010' }),
      b: of('Lambs', SNAILS, { arxiv: '2401.00010' }),
    },
    { name: 'one DOI', a: of(TITLE, SHEEP, { doi: '10.1/x' }), b: of('Lambs', null, { doi: '10.1/x' }) },
    { name: 'an id on one side', a: of(TITLE, SHEEP, { arxiv: '2401.00010' }), b: of(TITLE, SHEEP) },
    { name: 'a DOI on one side', a: of(TITLE, SHEEP, { doi: '10.1/x' }), b: of(TITLE, SHEEP) },
    {
      name: 'one arXiv id and one DOI',
      a: of(TITLE, SHEEP, { arxiv: '2401.00010', doi: '10.1/x' }),
      b: of('Lambs', SNAILS, { arxiv: '2401.00010', doi: '10.1/x' }),
    },
    {
      name: 'a title and an abstract reworded a little',
      a: of(TITLE),
      b: of(`Towards ${TITLE}`, SHEEP_REVISED),
    },
    {
      name: 'another spelling of a word',
      a: of('Fast Adaption of Sheep Counts'),
      b: of('Fast Adaptation of Sheep Counts', SHEEP_REVISED),
    },
  ])('$name', ({ a, b }) => {
    expect(count(a, b)).toBe(1);
  });
});

describe('two works', () => {
  test.each([
    { name: 'two sizes of a model', a: of('LLaMB-7B'), b: of('LLaMB-70B') },
    { name: 'a model and its size', a: of('LLaMB'), b: of('LLaMB 7B') },
    { name: 'the same, the larger one first in order', a: of('LLaMB 7B Chats'), b: of('LLaMB Chats') },
    {
      name: 'one title and no abstract, two arXiv ids',
      a: of(TITLE, null, { arxiv: '2401.00010' }),
      b: of(TITLE, null, { arxiv: '2401.00011' }),
    },
    { name: 'two parts', a: of(`${TITLE}, Part I`), b: of(`${TITLE}, Part II`) },
    { name: 'two volumes that say no more than that', a: of(`${TITLE} II`), b: of(`${TITLE} III`) },
    { name: 'a follow-up', a: of('LLaMB 2: Open Flocks'), b: of('LLaMB 3: Open Flocks') },
    { name: 'a sign that means more', a: of('Shepherd'), b: of('Shepherd++') },
    { name: 'an erratum', a: of(TITLE), b: of(`Erratum: ${TITLE}`) },
    { name: 'a comment', a: of(TITLE), b: of(`A Comment on ${TITLE}`) },
    {
      name: 'one word in the place of another',
      a: of('A Tutorial Using Pyquil'),
      b: of('A Tutorial Using Qiskit', SHEEP_REVISED),
    },
    {
      name: 'two workshops',
      a: of('Proceedings of the First Workshop on Sheep'),
      b: of('Proceedings of the Third Workshop on Sheep'),
    },
    { name: 'letters', a: of('Vitamin A for Sheep'), b: of('Vitamin B for Sheep') },
    { name: 'one title, another abstract', a: of('Introduction'), b: of('Introduction', SNAILS) },
    {
      name: 'one title, two arXiv ids',
      a: of(TITLE, SHEEP, { arxiv: '2401.00010' }),
      b: of(TITLE, SHEEP, { arxiv: '2401.00011' }),
    },
    { name: 'one title, two DOIs', a: of(TITLE, SHEEP, { doi: '10.1/x' }), b: of(TITLE, SHEEP, { doi: '10.1/y' }) },
    { name: 'different titles without abstracts', a: of(TITLE, null), b: of(`Towards ${TITLE}`, null) },
    {
      name: 'nearly one title, and an abstract that is another’s from its second sentence on',
      a: of(TITLE),
      b: of(`Towards ${TITLE}`, `${SHEEP.slice(0, 80)} ${SNAILS}`),
    },
    {
      name: 'other titles above one sentence that both begin with',
      a: of(TITLE, SHEEP.slice(0, 80)),
      b: of('On Gardens', SHEEP.slice(0, 80)),
    },
    { name: 'different everything', a: of(TITLE), b: of('Snails', SNAILS) },
  ])('$name', ({ a, b }) => {
    expect(count(a, b)).toBe(2);
  });

  test('are not joined by a third copy that fits both', () => {
    const first = of(TITLE, SHEEP, { arxiv: '2401.00010' });
    const second = of(TITLE, SHEEP, { arxiv: '2401.00011' });
    expect(count(first, second, of(TITLE, SHEEP), of(TITLE, null))).toBe(2);
    const [print, other] = [of(TITLE, SHEEP, { doi: '10.1/x' }), of(TITLE, SHEEP, { doi: '10.1/y' })];
    expect(count(print, other, of(TITLE, SHEEP), of(TITLE, null))).toBe(2);
  });

  test('a copy without an abstract goes to the one of its title whose ids allow it', () => {
    const bare = of(TITLE, null, { doi: '10.1/y' });
    expect(count(of(TITLE, SHEEP, { doi: '10.1/x' }), of(TITLE, SNAILS), bare)).toBe(2);
    expect(count(of(TITLE, SNAILS, { doi: '10.1/x' }), of(TITLE, SHEEP), bare)).toBe(2);
  });
});

test('whoever compares two copies of one arXiv id is told so', () => {
  const labels = { arxiv: '2401.00010' };
  const [a, b] = copiesOf([of(TITLE, SHEEP, labels), of('Lambs', SNAILS, labels)].map(entry));
  const { same, why } = sameWork(a!, b!);
  expect({ same, why: why() }).toEqual({ same: true, why: 'both are arXiv 2401.00010' });
});

test.each([
  {
    mine: { arxiv: '2401.00010' },
    other: { arxiv: '2401.00011' },
    why: 'one is arXiv 2401.00010, the other 2401.00011',
  },
  { mine: { doi: '10.1/x' }, other: { doi: '10.1/y' }, why: 'one has the DOI 10.1/x, the other 10.1/y' },
])('and of other ids: $why', ({ mine, other, why }) => {
  const [a, b] = copiesOf([of(TITLE, SHEEP, mine), of(TITLE, SHEEP, other)].map(entry));
  const verdict = sameWork(a!, b!);
  expect({ same: verdict.same, why: verdict.why() }).toEqual({ same: false, why });
});

describe('ids', () => {
  const ids = (...sides: Side[]) => mergeEntries(sides.map(entry)).map(({ id, aliases }) => ({ id, aliases }));

  test('a title that was merged away leads to the paper', () => {
    const [paper] = ids(of(TITLE), of(`Towards ${TITLE}`));
    const alone = [...ids(of(TITLE)), ...ids(of(`Towards ${TITLE}`))].map(({ id }) => id);
    expect([paper!.id, ...paper!.aliases].sort()).toEqual(alone.sort());
  });

  test('works of one title have ids of their own, whatever else there is; the plain one leads to one of them', () => {
    const [sheep, snails] = [of('Introduction'), of('Introduction', SNAILS)];
    const both = ids(sheep, snails);
    expect(new Set(both.map(({ id }) => id)).size).toBe(2);
    expect(ids(snails, sheep)).toEqual(both);
    expect(
      ids(
        snails,
        sheep,
        of('Introduction', 'Lighthouses rotate slowly through fog while keepers polish enormous lenses and whistle.'),
      ).map(({ id }) => id),
    ).toEqual(expect.arrayContaining(both.map(({ id }) => id)));
    const [plain] = ids(sheep);
    expect(both.flatMap(({ aliases }) => aliases).filter((alias) => alias === plain!.id)).toHaveLength(1);
  });

  test('a title that two works bore once, and neither shows, leads to one of them', () => {
    const works = ids(
      of(`${TITLE}: A Study in Seven Valleys`, SHEEP, { arxiv: '2401.00010' }),
      of(TITLE.toUpperCase(), SHEEP, { arxiv: '2401.00010' }),
      of('Gradient Snails and Their Lettuce, Revisited', SNAILS, { arxiv: '2401.00011' }),
      of(TITLE.toUpperCase(), SNAILS, { arxiv: '2401.00011' }),
    );
    const [plain] = ids(of(TITLE));
    expect(works).toHaveLength(2);
    expect(works.map(({ id }) => id)).not.toContain(plain!.id);
    expect(works.flatMap(({ aliases }) => aliases).filter((alias) => alias === plain!.id)).toHaveLength(1);
  });

  test('a title that one work shows and another only bore is the address of the one that shows it', () => {
    const [shown] = ids(of(TITLE, SHEEP, { arxiv: '2401.00011' }));
    const [bore, shows] = ids(
      of('Gradient Snails and Their Lettuce, Revisited', SNAILS, { arxiv: '2401.00010' }),
      of(TITLE.toUpperCase(), SNAILS, { arxiv: '2401.00010' }),
      of(TITLE, SHEEP, { arxiv: '2401.00011' }),
    ).sort((a, b) => Number(a.id === shown!.id) - Number(b.id === shown!.id));
    expect(shows).toEqual(shown);
    expect(bore!.aliases).toEqual([]);
  });

  test('no address leads to two papers', () => {
    const papers = ids(
      of('Introduction'),
      of('Introduction', SNAILS),
      of(TITLE, SNAILS),
      of(`Towards ${TITLE}`),
      of(TITLE, null),
    );
    const addresses = papers.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('the best copy', () => {
  const best = (...sides: Side[]) => mergeEntries(sides.map(entry))[0]!;

  test('a whole title in its own case beats one that was cut or shouted', () => {
    const full = `${TITLE}: A Study in Seven Valleys`;
    const { title } = best(of(TITLE), of(full.toUpperCase()), of(full));
    expect(title).toEqual([prose(full)]);
  });

  test('an abstract beats a machine’s summary of it', () => {
    const summary =
      'Certified bounds for flickering lanterns let tired shepherds count sheep on a polynomial schedule.';
    expect(best(of(TITLE, summary), of(TITLE)).abstract).toEqual([prose(SHEEP)]);
  });

  test('more authors beat fewer, full names beat initials', () => {
    const lists = [['Ada Bellweather-Smith of the Valley'], ['A. Bell', 'L. Wen'], ['Ada Bell', 'Li Wen'], []];
    expect(best(...lists.map((authors) => of(TITLE, SHEEP, { authors }))).authors).toEqual(['Ada Bell', 'Li Wen']);
  });

  test('every sighting keeps its labels', () => {
    const { sightings } = best(of(TITLE, SHEEP, { upvotes: 3 }), of(TITLE, SHEEP, { upvotes: 7 }));
    expect(sightings.map(({ labels }) => labels.upvotes)).toEqual([3, 7]);
  });
});

describe('explainPaper', () => {
  const entries = [of(TITLE), of(TITLE.toUpperCase(), SHEEP_REVISED), of(`${TITLE}, Part II`)].map(entry);

  test('says what was joined and what was kept apart, and why', () => {
    const [id] = mergeEntries([entries[0]!]).map((paper) => paper.id);
    expect(explainPaper(entries, 'counting sheep with certified bounds')).toEqual([
      id,
      '2 entries:',
      `  0.txt:1  ${TITLE}`,
      `  1.txt:1  ${TITLE.toUpperCase()}`,
      'Joined because:',
      '  0.txt:1 and 1.txt:1: same title, and the abstracts share 91% of their telling words',
      'Kept apart from:',
      `  2.txt:1  ${TITLE}, Part II: much the same abstract, but the titles differ in the words “part ii”`,
    ]);
  });

  test('takes an id, and says where nothing was joined', () => {
    const [alone] = mergeEntries([entries[2]!]);
    expect(explainPaper([entries[2]!], alone!.id)).toEqual([alone!.id, 'One entry:', `  2.txt:1  ${TITLE}, Part II`]);
  });

  test('names entries of one dump by their lines', () => {
    const [first, second] = [restored('a.txt', 9, [prose(TITLE)], null), restored('a.txt', 2, [prose('Lambs')], null)];
    const both = [first, second].map(({ entry: each, ...texts }) => ({
      ...texts,
      entry: { ...each, labels: { ...each.labels, arxiv: '2401.00010' } },
    }));
    expect(explainPaper(both, '2401.00010')).toContain('  a.txt:2 and a.txt:9: both are arXiv 2401.00010');
  });

  test.each([
    {
      why: 'different titles, and one copy has no abstract to compare',
      other: of(`Towards ${TITLE}`, null),
      told: false,
    },
    {
      why: 'different titles, and one abstract is too short to compare',
      other: of(`Towards ${TITLE}`, 'Lambs.'),
      told: true,
    },
    {
      why: 'different titles, and the abstracts share 70% of their phrases',
      other: of('On Lambs and Their Fences', SHEEP_REVISED.replace('lanterns', 'torches')),
      told: true,
    },
    {
      why: 'both have the DOI 10.1/x, but other copies have other ids',
      other: of(TITLE, SNAILS, { arxiv: '2401.00011', doi: '10.1/x' }),
      more: of(TITLE.toUpperCase(), SHEEP, { doi: '10.1/x' }),
      told: true,
    },
  ])('tells that $why', ({ why, other, more, told }) => {
    const labels = more === undefined ? {} : { arxiv: '2401.00010', doi: '10.1/x' };
    const all = [of(TITLE, SHEEP, labels), other, ...(more === undefined ? [] : [more])].map(entry);
    const [paper] = mergeEntries(all.slice(0, 1));
    const lines = explainPaper(all, paper!.id).join('\n');
    if (told) expect(lines).toContain(why);
    else expect(lines).not.toContain('Kept apart');
  });

  test('asks back where several papers fit, and says where none does', () => {
    expect(explainPaper(entries, 'sheep')[0]).toBe('2 papers fit “sheep”; name one of them by its id:');
    expect(explainPaper(entries, 'goats')).toEqual(['No paper has the id or the title “goats”.']);
  });
});
