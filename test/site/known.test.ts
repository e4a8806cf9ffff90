// What a paper's page says beside the text, and the owner's notes on every kind of page that has them.
import { expect, test } from 'vitest';
import { NO_FACTS, NO_LABELS } from '../../src/ingest/labels.ts';
import type { Labels, Note, Paper, SeedPath } from '../../src/types.ts';
import { origin, paper, prose } from '../records.ts';
import { libraryOf, pageOf, surveyedLibrary } from './library.ts';

const labelled = (...labels: readonly Partial<Labels>[]): Paper => {
  const plain = paper('Counting Sheep', null, [
    ['old.txt', 1],
    ['new.txt', 5],
  ]);
  const sightings = plain.sightings.map((sighting, i) => ({ ...sighting, labels: { ...NO_LABELS, ...labels[i] } }));
  return { ...plain, sightings };
};
const pageWith = (paper: Paper) => pageOf('paper', libraryOf([paper]));

test('counts stand with the edition that printed them', () => {
  const { seen } = pageWith(labelled({ upvotes: 101, comments: 1 }, { upvotes: 1204 }));
  expect(seen.map(({ name, counts }) => [name, counts])).toEqual([
    ['Mar 2', '101 upvotes, 1 comment'],
    ['Sep 9', '1,204 upvotes'],
  ]);
});

test('facts are told in one order, and only those that are known', () => {
  const facts = {
    published: { year: 2024, month: 3, day: 2 },
    year: 2024,
    categories: ['cs.LG', 'math.OC'],
    venue: 'Journal of Night Animals',
    reference: origin('reference/arxiv.jsonl', 7),
  };
  const page = pageWith({ ...labelled({ remark: '12 pages' }), facts });
  expect(page.known).toEqual([
    { label: 'Published', value: 'Mar 2, 2024' },
    { label: 'In', value: 'Journal of Night Animals' },
    { label: 'Subjects', value: 'cs.LG, math.OC' },
    { label: 'Remark', value: '12 pages' },
    { label: 'Completed from', value: 'reference/arxiv.jsonl, line 7' },
  ]);
  const dated = { ...NO_FACTS, year: 2021 };
  expect(pageWith({ ...labelled(), facts: dated }).known).toEqual([{ label: 'Published', value: '2021' }]);
  expect(pageWith({ ...labelled(), facts: NO_FACTS }).known).toEqual([]);
});

test('authors are named, else counted; of hundreds the first are shown', () => {
  const names = Array.from({ length: 23 }, (_, i) => `Ada ${i}`);
  expect(pageWith({ ...labelled({ authorCount: 3 }), authors: ['Ada Bell', 'Li Wen'] })).toMatchObject({
    authors: 'Ada Bell and Li Wen',
    otherAuthors: null,
    unnamed: '',
  });
  expect(pageWith(labelled({}, { authorCount: 3 }))).toMatchObject({
    authors: '',
    unnamed: 'Three authors, whom the dumps do not name',
  });
  expect(pageWith({ ...labelled(), authors: names })).toMatchObject({
    authors: names.slice(0, 20).join(', '),
    otherAuthors: { label: 'and 3 others', names: 'Ada 20, Ada 21 and Ada 22' },
  });
});

test('ids lead straight to the paper, before its other links', () => {
  const { links, lookUps } = pageWith({ ...labelled(), ids: { arxiv: '2401.00010', doi: '10.1/x' } });
  expect(lookUps.map(({ name }) => name)).not.toContain('arXiv');
  expect(links).toEqual([
    { label: 'arXiv', url: 'https://arxiv.org/abs/2401.00010' },
    { label: 'DOI', url: 'https://doi.org/10.1/x' },
  ]);
});

test('a machine’s summary stands in for a missing abstract, never beside one', () => {
  const summary = { machineSummary: 'It counts sheep.' };
  expect(pageWith(labelled(summary)).machineSummary).toBe('It counts sheep.');
  expect(pageWith({ ...labelled(summary), abstract: [prose('We count.')] }).machineSummary).toBeNull();
});

test('notes stand on the page of their topic, and on the first of their edition', () => {
  const surveyed = surveyedLibrary();
  const note: Note = { source: 'notes/a.md' as SeedPath, line: 4, tags: [], text: 'Fine.' };
  const [topic, edition] = [surveyed.topics[0]!, surveyed.editions[0]!];
  const noted = {
    ...surveyed,
    notes: [
      { kind: 'edition' as const, slug: edition.slug, notes: [note] },
      { kind: 'topic' as const, slug: topic.slug, notes: [note] },
    ],
  };
  expect(pageOf('topic', noted, ({ name }) => name === topic.name).notes).toEqual([note]);
  expect(pageOf('topic', noted, ({ name }) => name !== topic.name).notes).toEqual([]);
  expect(pageOf('edition', noted, ({ name }) => name === edition.name).notes).toEqual([note]);
  expect(pageOf('edition', noted, ({ name }) => name !== edition.name).notes).toEqual([]);
});
