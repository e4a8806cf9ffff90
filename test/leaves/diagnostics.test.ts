import { expect, test } from 'vitest';
import { diagnose, formatDiagnostic, sortDiagnostics } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';

const at = (dump: string, line: number) => ({ dump: dump as SeedPath, line, endLine: line });

test('a diagnostic is one line with file, line, rule, message and excerpt', () => {
  const diagnostic = diagnose('warning', 'no-abstract', 'a title without an abstract', at('a.txt', 7), 'On  the\nEdge');
  expect(formatDiagnostic(diagnostic)).toBe(
    'a.txt:7: warning no-abstract: a title without an abstract (“On the Edge”)',
  );
});

test('a long excerpt is cut', () => {
  expect(diagnose('note', 'x', 'y', null, 'z'.repeat(200)).excerpt).toBe(`${'z'.repeat(79)}…`);
});

test('text of a dump cannot speak to the terminal', () => {
  const diagnostic = diagnose('note', 'x', 'y', null, '\u001b[31mred\u0007\u202e');
  expect(formatDiagnostic(diagnostic)).toBe('note x: y (“\\u001b[31mred\\u0007\\u202e”)');
});

test('sorted by file, line and rule', () => {
  const sorted = sortDiagnostics([
    diagnose('note', 'b', '', at('b.txt', 1)),
    diagnose('note', 'b', '', at('a.txt', 10)),
    diagnose('note', 'a', '', at('a.txt', 10)),
    diagnose('note', 'z', '', at('a.txt', 9)),
    diagnose('error', 'q', ''),
  ]);
  expect(sorted.map(({ rule, origin }) => `${origin?.dump}:${origin?.line} ${rule}`)).toEqual([
    'undefined:undefined q',
    'a.txt:9 z',
    'a.txt:10 a',
    'a.txt:10 b',
    'b.txt:1 b',
  ]);
});
