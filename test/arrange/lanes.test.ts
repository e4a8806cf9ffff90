// Arithmetic of sixteen numbers at a step against loops over one, and that the bytes are those of the text.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adder, multiplier, numbersIn, openRows, roomToAdd } from '../../src/arrange/lanes.ts';

const tables = fc
  .record({ count: fc.integer({ min: 1, max: 9 }), numbers: fc.integer({ min: 1, max: 40 }) })
  .chain(({ count, numbers }) =>
    fc.array(fc.array(fc.integer({ min: -128, max: 127 }), { minLength: numbers, maxLength: numbers }), {
      minLength: count,
      maxLength: count,
    }),
  );

function rowsOf(table: readonly (readonly number[])[], beyond = 0) {
  const rows = openRows(table.length, table[0]!.length, beyond);
  for (const [row, own] of table.entries()) numbersIn(rows).set(own, row * rows.bytes);
  return rows;
}

it('multiplies two rows of any length', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const product = multiplier(rowsOf(table));
      for (const [i, one] of table.entries()) {
        for (const [j, other] of table.entries()) {
          expect(product(i, j)).toBe(one.reduce((sum, number, d) => sum + number * other[d]!, 0));
        }
      }
    }),
  );
});

it('adds rows up to the last bit as a loop does, one sum after the other', () => {
  const weight = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(tables, fc.infiniteStream(weight), fc.infiniteStream(fc.boolean()), (table, weights, isIn) => {
      const numbers = table[0]!.length;
      const {
        which,
        weights: own,
        sum,
      } = adder(rowsOf(table, roomToAdd(table.length, numbers)), table.length, numbers);
      for (let time = 0; time < 3; time++) {
        const wanted = new Float64Array(numbers);
        let count = 0;
        for (const [row, of] of table.entries()) {
          if (!isIn.next().value) continue;
          which[count] = row;
          own[count] = weights.next().value!;
          for (let d = 0; d < numbers; d++) wanted[d]! += own[count]! * of[d]!;
          count += 1;
        }
        expect([...sum(count)]).toEqual([...wanted]);
      }
    }),
  );
});

it('is made from lanes.wat', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/compile-lanes.mjs', '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});
