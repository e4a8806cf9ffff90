import { expect, test } from 'vitest';
import { noteMends } from '../../src/site/mends.ts';
import type { Formula, Trust } from '../../src/types.ts';
import { formula, prose } from '../records.ts';
import { SAY } from './library.ts';

const mended = (source: string, trust: Trust, reason: string | null): Formula => ({
  ...formula(source, trust),
  reason,
});

test('formulas that stood in the dump, or lost their markup alone, get no note', () => {
  const mends = noteMends([formula('f')], [mended('O(n)', 'restored', null)], SAY);
  expect(mends.notes).toEqual([]);
  expect(mends.unnoted).toBe(1);
});

test('each guess has its note, in reading order, and each place where it was made points to it', () => {
  const first = mended('mathcal{O}(n)', 'inferred', 'A tilde was put back.');
  const other = mended('R^d', 'inferred', 'The letter had a face.');
  const again = mended('mathcal{O}(n)', 'inferred', 'A tilde was put back.');
  const { notes, keys } = noteMends([first], [prose(' and '), other, again], SAY);
  expect(notes).toEqual([
    {
      key: 'a',
      trust: 'inferred',
      verdict: 'Inferred',
      sources: ['mathcal{O}(n)'],
      unlisted: 0,
      reason: 'A tilde was put back.',
    },
    {
      key: 'b',
      trust: 'inferred',
      verdict: 'Inferred',
      sources: ['R^d'],
      unlisted: 0,
      reason: 'The letter had a face.',
    },
  ]);
  expect([first, other, again].map((one) => keys.get(one))).toEqual([
    { key: 'a', first: true },
    { key: 'b', first: true },
    { key: 'a', first: false },
  ]);
});

test('restorations of one kind share a note that lists three of them', () => {
  const abstract = ['w', 'x', 'y', 'z', 'w'].map((letter) =>
    mended(`${letter}_1`, 'restored', 'Its braces were lost.'),
  );
  const { notes } = noteMends([], abstract, SAY);
  expect(notes).toMatchObject([{ key: 'a', sources: ['w_1', 'x_1', 'y_1'], unlisted: 1 }]);
});

test('many kinds of restoration are counted behind the fifth; guesses are always noted', () => {
  const restored = Array.from({ length: 8 }, (_, i) => mended(`x_${i}`, 'restored', `Reason ${i}.`));
  const { notes, unnoted } = noteMends([], [...restored, mended('q', 'doubtful', null)], SAY);
  expect(notes.map(({ key, verdict }) => `${key} ${verdict}`)).toEqual([
    ...['a', 'b', 'c', 'd', 'e'].map((key) => `${key} Restored`),
    'f Doubtful',
  ]);
  expect(unnoted).toBe(3);
});

test('keys go on after z', () => {
  const guesses = Array.from({ length: 28 }, (_, i) => mended(`x_${i}`, 'inferred', null));
  expect(
    noteMends([], guesses, SAY)
      .notes.slice(25)
      .map(({ key }) => key),
  ).toEqual(['z', 'aa', 'ab']);
});
