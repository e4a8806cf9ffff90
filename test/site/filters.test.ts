import { expect, test } from 'vitest';
import { filtersFor } from '../../src/site/filters.ts';
import { pageOf, SAY, smallLibrary } from './library.ts';

const labels = (page: Parameters<typeof filtersFor>[0]) =>
  filtersFor(page, [], SAY, true).map(
    ({ label, choices }) => `${label}: ${choices.map((one) => `${one.label} ${one.count ?? '-'}`).join(', ')}`,
  );

test('a filter is offered where it would leave some and not all', () => {
  const { entries } = pageOf('edition', smallLibrary(), ({ name }) => name === 'Sep 9');
  expect(labels(entries)).toEqual([
    'Show: All papers 3, New here 2, Also elsewhere 1, Unread -, Saved -, Hidden -',
    'Has: Maths 1',
    'Order: As printed -, By title -',
  ]);
});

test('one paper has no filters', () => {
  const { entries } = pageOf('edition');
  expect(filtersFor(entries.slice(0, 1), [], SAY, true)).toEqual([]);
});
