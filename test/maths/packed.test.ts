import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackText } from '../../src/maths/packed.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import { anyText } from '../any-text.ts';

const LINES = readdirSync('seeds').flatMap((name) => readFileSync(join('seeds', name), 'utf8').split('\n'));

test('plain text is packed to nothing', () => {
  expect(packText(restoreMaths('A simple title'))).toBe(null);
});

test('a formula keeps its TeX and loses its source', () => {
  expect(packText(restoreMaths('at most $x^2$ steps'))).toEqual([
    8,
    { kind: 'formula', tex: 'x^2', display: false, trust: 'intact', reason: null, length: 5 },
    6,
  ]);
});

test.each(LINES.filter((_, i) => i % 40 === 0))('a line of the dumps comes back: %s', (line) => {
  const text = restoreMaths(line);
  expect(unpackText(structuredClone(packText(text)), line)).toEqual(text);
});

test('any text comes back', () => {
  fc.assert(
    fc.property(anyText(), (line) => {
      const text = restoreMaths(line);
      expect(unpackText(JSON.parse(JSON.stringify(packText(text))), line)).toEqual(text);
    }),
    { numRuns: 100 },
  );
});
