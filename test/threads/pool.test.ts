import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { openPool, type Pool, threadsFor } from '../../src/threads/pool.ts';

const TASKS = {
  double: (input: number) => ({ by: 'caller', double: input * 2 }),
  fail: (input: number) => {
    throw new Error(`no ${input}`);
  },
  /** The calling thread cannot die, but takes a while. */
  die: (_: number) => new Promise<null>((resolve) => setTimeout(resolve, 5, null)),
};
const PROGRAM = fileURLToPath(new URL('./helper.mjs', import.meta.url));

let pool: Pool<typeof TASKS>;
afterEach(() => pool.close());

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe.each([1, 2, 3])('%i threads', (threads) => {
  test('every input has its output, once', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    const doubles = new Map<number, number>();
    await pool.each('double', numbers(200), ({ double }, input) => doubles.set(input, double));
    expect([...doubles].sort(([a], [b]) => a - b)).toEqual(numbers(200).map((i) => [i, 2 * i]));
  });

  test('inputs are made when they are wanted, not before', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    let made = 0;
    let done = 0;
    let most = 0;
    function* inputs() {
      for (const i of numbers(100)) {
        most = Math.max(most, ++made - done);
        yield i;
      }
    }
    await pool.each('double', inputs(), () => done++);
    expect(done).toBe(100);
    expect(most).toBeLessThanOrEqual(4 * threads);
  });

  test('a failure is told in its own words, and no more inputs are taken', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    let made = 0;
    function* inputs() {
      for (; made < 1000; made++) yield 7;
    }
    await expect(pool.each('fail', inputs(), () => {})).rejects.toThrow('no 7');
    expect(made).toBeLessThan(20);
  });

  test('one answers what it is asked, in that order, and tells its failures', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    const ask = pool.one();
    const answered: number[] = [];
    const asked = numbers(20).map(async (i) => {
      const { by, double } = await ask('double', i);
      answered.push(double);
      return by;
    });
    await expect(ask('fail', 7)).rejects.toThrow('no 7');
    expect(new Set(await Promise.all(asked))).toEqual(new Set([threads === 1 ? 'caller' : 'helper']));
    expect(answered).toEqual(numbers(20).map((i) => 2 * i));
  });

  test('what the caller does meanwhile is done first, and its failure is told', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    let ready = false;
    const meanwhile = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      ready = true;
    };
    await pool.each('double', numbers(20), ({ by }) => expect(by === 'caller' && !ready).toBe(false), meanwhile);
    const failing = pool.each(
      'double',
      numbers(20),
      () => {},
      () => Promise.reject(new Error('no room')),
    );
    await expect(failing).rejects.toThrow('no room');
  });

  test('what `done` throws is told', async () => {
    pool = openPool(async () => TASKS, threads, PROGRAM);
    const full = () => {
      throw new Error('there is no room');
    };
    await expect(pool.each('double', numbers(50), full)).rejects.toThrow('there is no room');
  });
});

test('with helpers, they share the work with the caller', async () => {
  pool = openPool(async () => TASKS, 2, PROGRAM);
  const by = new Set<string>();
  while (by.size < 2) await pool.each('double', numbers(500), (output) => by.add(output.by));
  expect([...by].sort()).toEqual(['caller', 'helper']);
});

test('a helper that dies fails the work, and any work after it', async () => {
  pool = openPool(async () => TASKS, 2, PROGRAM);
  const dead = 'A thread of the build ended before its work was done.';
  await expect(pool.each('die', numbers(1000), () => {})).rejects.toThrow(dead);
  await expect(pool.each('double', numbers(10), () => {})).rejects.toThrow(dead);
});

test.each([
  { asked: 3, bytes: 10, threads: 3 },
  { asked: 1, bytes: 1e9, threads: 1 },
  { asked: null, bytes: 1000, threads: 1 },
])('$asked asked for, $bytes bytes: $threads', ({ asked, bytes, threads }) => {
  expect(threadsFor(asked, bytes)).toBe(threads);
});
