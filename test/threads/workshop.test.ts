import { expect, test } from 'vitest';
import { latest } from '../../src/threads/workshop.ts';

test('the latest value is made once for its key, and anew for another', async () => {
  const remember = latest();
  const made: string[] = [];
  const of = (key: string) =>
    remember(key, async () => {
      made.push(key);
      return { key };
    });
  const first = await of('a');
  expect(await of('a')).toBe(first);
  await of('b');
  await of('a');
  expect(made).toEqual(['a', 'b', 'a']);
});

test('what failed is not remembered', async () => {
  const remember = latest();
  await expect(remember('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await remember('a', async () => 1)).toBe(1);
});
