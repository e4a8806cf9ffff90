import { expect, test } from 'vitest';
import { plainOf } from '../../src/leaves/rich-text.ts';
import { layOutPages } from '../../src/site/pages.ts';
import type { Library } from '../../src/types.ts';
import { emptyLibrary, FACTS, pageOf, surveyedLibrary } from './library.ts';

test('topics, the map and its picture have pages where a survey found them', () => {
  const kinds = [...layOutPages(surveyedLibrary(), FACTS)].map(({ kind }) => kind);
  expect(kinds.filter((kind) => ['topics', 'topic', 'map', 'picture'].includes(kind))).toEqual([
    ...['topics', 'topic', 'topic', 'map', 'picture'],
  ]);
  const { nav } = pageOf('front', surveyedLibrary()).masthead;
  expect(nav.map(({ label }) => label)).toEqual(['Editions', 'Topics', 'Map', 'Numbers', 'Saved']);
  expect(pageOf('front', emptyLibrary).masthead.nav.map(({ label }) => label)).toEqual([
    'Editions',
    'Numbers',
    'Saved',
  ]);
});

test('the list of topics begins with the largest', () => {
  const { rows, standfirst } = pageOf('topics', surveyedLibrary());
  expect(rows.map(({ name, count, words }) => [name, count, words])).toEqual([
    ['Sheep', 3, ['wool', 'barn', 'sleep']],
    ['Sleep', 1, []],
  ]);
  expect(standfirst).toBe(
    'Two topics, found in the titles and abstracts themselves. They hold three of thirteen papers; a paper may stand in three.',
  );
});

test('a topic shows its papers, where they were printed, what is near', () => {
  const page = pageOf('topic', surveyedLibrary());
  expect(page.begin.map(({ title }) => plainOf(title))).toEqual([
    'Counting Sheep',
    'A Woolly Bound',
    'Sleep Without <Sheep>',
  ]);
  expect(page.rest).toEqual([]);
  expect(page.editions.map(({ name, count, width }) => [name, count, width])).toEqual([
    ['Sep 9', 3, 100],
    ['Mar 2', 1, 33.3],
  ]);
  expect(page.neighbours.map(({ name, words }) => [name, words])).toEqual([['Sleep', ['counting']]]);
});

test('a region’s name is whole in the index, though a line of it ends in its hyphen', () => {
  const library = surveyedLibrary();
  const regions = library.map.regions.map((region) => ({ ...region, lines: ['Vision-', 'language', 'models'] }));
  expect(pageOf('map', { ...library, map: { ...library.map, regions } }).regions.map(({ name }) => name)).toEqual([
    'Vision-language models',
  ]);
});

test('papers, editions and filters name their topics', () => {
  const library = surveyedLibrary();
  const sheep = pageOf('paper', library, ({ id }) => id.startsWith('counting-sheep'));
  expect(sheep.topics.map(({ name }) => name)).toEqual(['Sheep']);
  const edition = pageOf('edition', library, ({ name }) => name === 'Sep 9');
  expect(edition.standfirst).toMatch(/ What sets it apart: sleep\.$/);
  expect(edition.entries[1]!.topics.map(({ name }) => name)).toEqual(['Sleep', 'Sheep']);
  expect(
    edition.filters.find(({ name }) => name === 'topic')?.choices.map(({ label, count }) => [label, count]),
  ).toEqual([
    ['Sheep', 3],
    ['Sleep', 1],
  ]);
});

test('a paper has its ties, as strong as they are, and its place on the map', () => {
  const { id: sheep, related, spot } = pageOf('paper', surveyedLibrary(), ({ id }) => id.startsWith('counting-sheep'));
  expect(related.map(({ words, width, editions }) => [words, width, editions])).toEqual([
    [['shepherds'], 50, 'Sep 9'],
    [[], 25, 'Sep 9'],
  ]);
  const { path, spots } = pageOf('spots', surveyedLibrary());
  expect(spot?.spots).toBe(path);
  const ends = spots.filter(([end]) => sheep.endsWith(end));
  expect(ends).toEqual([[expect.any(String), [0, 0, 20, 40, 10, 20]]]);
});

test('a paper that nothing is near to says so, where others were looked for', () => {
  const alone = (library: Library) => pageOf('paper', library, ({ id }) => id.startsWith('flock-3')).unrelated;
  const surveyed = surveyedLibrary();
  expect(alone(surveyed)).toBe('No other paper here is close enough to name.');
  expect(alone({ ...surveyed, related: [] })).toBe('');
  expect(pageOf('paper', surveyed, ({ id }) => id.startsWith('counting-sheep')).unrelated).toBe('');
});

test('the map links what is drawn, and numbers its regions', () => {
  const { points, regions, heading } = pageOf('map', surveyedLibrary());
  expect(heading).toBe('13 papers by what they say');
  expect(points).toHaveLength(12);
  expect(points[0]).toMatchObject({ title: 'Counting Sheep', repeated: true });
  expect(regions.map(({ number, name, count }) => [number, name, count])).toEqual([[1, 'Sheep', 3]]);
});

test('topics are counted by edition, with what sets the newest apart', () => {
  const { subjects } = pageOf('numbers', surveyedLibrary());
  expect(subjects?.finding).toBe('Sleep: what sets Sep\u00a09 apart');
  expect(
    subjects?.rows.map(({ topic, cells, all }) => [topic.name, cells.map(({ count, top }) => [count, top]), all]),
  ).toEqual([
    [
      'Sheep',
      [
        [3, true],
        [1, false],
      ],
      3,
    ],
    [
      'Sleep',
      [
        [1, true],
        [0, false],
      ],
      1,
    ],
  ]);
});

test('a topic of many papers is dealt out to pages, and only the first says where it lies', () => {
  const surveyed = surveyedLibrary();
  const [large, small] = surveyed.topics;
  const crowd = Array.from({ length: 450 }, (_, i) => large!.papers[i % 3]!);
  const pages = [...layOutPages({ ...surveyed, topics: [{ ...large!, papers: crowd }, small!] }, FACTS)].filter(
    (page) => page.kind === 'topic',
  );
  expect(
    pages.map(({ path, range, begin, rest, points, editions }) => [
      ...[path.replace(/-\w{5}(?=[-.])/, ''), range, begin.length + rest.length, points.length > 0, editions.length],
    ]),
  ).toEqual([
    ['topics/sheep.html', '1 to 200', 200, true, 2],
    ['topics/sheep-2.html', '201 to 400', 200, false, 0],
    ['topics/sheep-3.html', '401 to 450', 50, false, 0],
    ['topics/sleep.html', '', 1, true, 1],
  ]);
  expect(
    pages[1]!.parts.map(({ label, path, current }) => [label, path.replace(/-\w{5}(?=[-.])/, ''), current]),
  ).toEqual([
    ['1–200', 'topics/sheep.html', false],
    ['201–400', 'topics/sheep-2.html', true],
    ['401–450', 'topics/sheep-3.html', false],
  ]);
});

test('what sets an edition apart stands on the first of its pages', () => {
  const facts = { ...FACTS, site: { ...FACTS.site, pages: { size: 2, topics: 200 } } };
  const pages = [...layOutPages(surveyedLibrary(), facts)].filter((page) => page.kind === 'edition');
  expect(pages.filter(({ name }) => name === 'Sep 9').map(({ range, standfirst }) => [range, standfirst])).toEqual([
    [
      '1 to 2',
      'Three papers, two of them new to the library; one stands in another edition as well. What sets it apart: sleep.',
    ],
    ['3 to 3', 'Three papers, two of them new to the library; one stands in another edition as well.'],
  ]);
});
