import { expect, test } from 'vitest';
import { TOO_LONG, within } from '../../src/leaves/bounded.ts';

test('work that ends yields what it yields', () => {
  const value = { a: 1 };
  expect(within(1000, () => value)).toBe(value);
  expect(within(1000, () => undefined)).toBe(undefined);
});

test('what work throws is thrown', () => {
  const error = new TypeError('no');
  expect(() =>
    within(1000, () => {
      throw error;
    }),
  ).toThrow(error);
});

test.each([
  {
    loop: 'a loop',
    work: () => {
      for (;;);
    },
  },
  { loop: 'a pattern', work: () => /^(?:a+)+$/.test(`${'a'.repeat(50)}b`) },
])('$loop that does not end is stopped', ({ work }) => {
  expect(within(60, work)).toBe(TOO_LONG);
  expect(within(1000, () => 'after')).toBe('after');
});

test('one inside another: the inner one alone is stopped', () => {
  const inner = () =>
    within(60, () => {
      for (;;);
    });
  expect(within(20_000, () => [1, inner(), 2])).toEqual([1, TOO_LONG, 2]);
});
