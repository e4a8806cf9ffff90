import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/diagnostics.ts';
import { NO_LABELS } from '../../src/ingest/labels.ts';
import { remarksOn, restoreEntry } from '../../src/maths/entry.ts';
import { sourceOf } from '../../src/rich-text.ts';
import { origin } from '../records.ts';
import { cpuTime } from './cpu-time.ts';

const entry = (abstract: string) => ({
  title: 'On Many',
  abstract,
  labels: NO_LABELS,
  origin: origin('night.txt', 7, 9),
});

test('an abstract of ten thousand formulas stays whole, costs little, and is reported with its line', () => {
  const abstract = 'we set $x_1$, and '.repeat(10_000);
  let restored = restoreEntry(entry(''));
  expect(
    cpuTime(() => {
      restored = restoreEntry(entry(abstract));
    }),
  ).toBeLessThan(5000);
  expect(sourceOf(restored.abstract ?? [])).toBe(abstract);
  expect(remarksOn(restored).map(formatDiagnostic)).toEqual([
    'night.txt:7: warning many-formulas: the abstract holds 2000 formulas or more; those after are shown as they stood (“On Many”)',
  ]);
});

test('nothing is said of an ordinary entry', () => {
  expect(remarksOn(restoreEntry(entry('we set x_1, and $y_2$')))).toEqual([]);
});
