import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import { leaveOut } from '../../src/merge/leave-out.ts';
import { paper } from '../records.ts';

const SHEEP = paper('Counting Sheep', 'We count them by Bayes-optimal counters.', [['a.txt', 3]]);
const GOATS = paper('On Goats', null, [['a.txt', 9]]);
const titles = (words: readonly string[]) =>
  leaveOut([SHEEP, GOATS], words).papers.map(({ id }) => id.replace(/-\w+$/, ''));

test.each([
  [[], ['counting-sheep', 'on-goats']],
  [['sheep'], ['on-goats']],
  [['SHEEP', 'goats'], []],
  [['bayes optimal'], ['on-goats']],
  [['goat'], ['counting-sheep', 'on-goats']],
  [['sheep goats'], ['counting-sheep', 'on-goats']],
])('without %j these are kept: %j', (words, kept) => {
  expect(titles(words)).toEqual(kept);
});

test('each paper that is left out is named with its line and the word, and they are counted', () => {
  expect(leaveOut([SHEEP, GOATS], ['goats']).diagnostics.map(formatDiagnostic)).toEqual([
    'note left-out: 1 of 2 papers are left out for what they say; each is named with its line',
    expect.stringMatching(/^a\.txt:9: note left-out: left out, as broadsheet\.yaml asks: it says “goats”/),
  ]);
});
