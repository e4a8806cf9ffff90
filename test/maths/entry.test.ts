import { expect, test } from 'vitest';
import { NO_LABELS } from '../../src/ingest/labels.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import { sourceOf } from '../../src/leaves/rich-text.ts';
import { remarksOn, restoreEntry } from '../../src/maths/entry.ts';
import { formula, origin, restored } from '../records.ts';
import { cpuTime } from './cpu-time.ts';

const entry = (abstract: string) => ({
  title: 'On Many',
  abstract,
  labels: NO_LABELS,
  origin: origin('night.txt', 7, 9),
});

test('an abstract of ten thousand formulas stays whole, costs little, and is reported with its line', () => {
  const abstract = 'we set $x_1$, and '.repeat(10_000);
  let mended = restoreEntry(entry(''));
  expect(
    cpuTime(() => {
      mended = restoreEntry(entry(abstract));
    }),
  ).toBeLessThan(5000);
  expect(sourceOf(mended.abstract ?? [])).toBe(abstract);
  expect(remarksOn(mended).map(formatDiagnostic)).toEqual([
    'night.txt:7: warning many-formulas: the abstract holds 2000 formulas or more; those after are shown as they stood (“On Many”)',
  ]);
});

test('a title of as many formulas is reported as such', () => {
  const title = Array.from({ length: 2001 }, () => formula('x'));
  expect(remarksOn(restored('night.txt', 7, title, null)).map(({ message }) => message)).toEqual([
    'the title holds 2000 formulas or more; those after are shown as they stood',
  ]);
});

test('an entry without an abstract has none', () => {
  expect(restoreEntry({ ...entry(''), abstract: null }).abstract).toBeNull();
});

test('nothing is said of an ordinary entry', () => {
  expect(remarksOn(restoreEntry(entry('we set x_1, and $y_2$')))).toEqual([]);
});
