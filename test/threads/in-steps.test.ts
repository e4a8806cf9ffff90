import { expect, test } from 'vitest';
import { inSteps } from '../../src/threads/in-steps.ts';

test('pieces are used in their order, each to its last step', async () => {
  const used: string[] = [];
  function* use(piece: string): Iterable<void> {
    for (const step of piece) {
      used.push(step);
      yield;
    }
  }
  expect((await inSteps(['abc', '', 'd'], use)).count).toBe(3);
  expect(used.join('')).toBe('abcd');
});
