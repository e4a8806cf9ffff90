import { expect, test } from 'vitest';
import { filtersFor } from '../../src/site/filters.ts';
import { pageOf, SAY, smallLibrary, surveyedLibrary } from './library.ts';

type Papers = Parameters<typeof filtersFor>[0];
type Facts = Papers['all'];

const labels = (papers: Papers) =>
  filtersFor(papers, [], SAY, true).map(
    ({ label, choices }) => `${label}: ${choices.map((one) => `${one.label} ${one.count ?? '-'}`).join(', ')}`,
  );
const onePage = (all: Facts): Papers => ({ all, here: all, first: true });

test('a filter is offered where it would leave some and not all', () => {
  const { entries } = pageOf('edition', smallLibrary(), ({ name }) => name === 'Sep 9');
  expect(labels(onePage(entries.map(({ facts }) => facts)))).toEqual([
    'Show: All papers 3, New here 2, Also elsewhere 1, Unread -, Saved -, Hidden -',
    'Has: Maths 1',
    'Order: As printed -, By title -',
  ]);
});

test('one paper has no filters', () => {
  expect(filtersFor(onePage([['new']]), [], SAY, true)).toEqual([]);
});

test('of an edition of several pages all papers are counted, and without scripts those of the page at hand', () => {
  const here = [['new', 'code'], ['new']];
  const filters = filtersFor({ all: [...here, ['maths'], ['new', 'code']], here, first: true }, [], SAY, false);
  const told = filters.map(({ choices }) =>
    choices.map(({ label, count, here, scripted }) =>
      scripted ? `${label} ${count}` : `${label} ${count}, here ${here}`,
    ),
  );
  expect(told).toEqual([
    ['All papers 4, here 2', 'New here 3'],
    ['Code 2, here 1', 'Maths 1'],
    ['As printed null', 'By title null'],
  ]);
});

test('how many papers of an edition have a topic is told on its first page; the others offer those of their own', () => {
  const { topics } = surveyedLibrary();
  const [a, b] = topics as [(typeof topics)[0], (typeof topics)[0]];
  const all = [[`t-${a.slug}`], [`t-${a.slug}`, `t-${b.slug}`], []];
  const told = (first: boolean) =>
    filtersFor({ all, here: all.slice(1), first }, topics, SAY, false)
      .find(({ name }) => name === 'topic')!
      .choices.map(({ label, count }) => [label, count]);
  expect(told(true)).toEqual([
    [a.name, 2],
    [b.name, 1],
  ]);
  expect(told(false)).toEqual([a.name, b.name].sort().map((name) => [name, null]));
});
