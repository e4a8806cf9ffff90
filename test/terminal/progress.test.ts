import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/terminal/progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, write: (text: string) => written.push(text), written };
}

const work = (tick: () => void): string => {
  for (let i = 0; i < 3; i++) tick();
  return 'result';
};
const timeless = (text: string): string => text.replace(/ +\d+ ms/, ' # ms');

describe('createProgress', () => {
  test('away from a terminal, one plain line a stage', () => {
    const out = screen(false);
    expect(createProgress(out, false).stage('cut', 'files', work)).toBe('result');
    expect(out.written.map(timeless)).toEqual(['cut            3 files # ms\n']);
  });

  test('on a terminal the line takes the place of the moving one', () => {
    const out = screen(true);
    createProgress(out, false, {}).stage('cut', 'files', work);
    expect(timeless(out.written.at(-1)!)).toBe('\r\u001b[2Kcut            3 files # ms\n');
  });

  test('on a terminal it says how fast and, where it knows how much there is, how long still', () => {
    const out = screen(true);
    const slow = (tick: () => void): void => {
      for (let i = 0; i < 2; i++) {
        const end = performance.now() + 100;
        while (performance.now() < end);
        tick();
      }
    };
    const progress = createProgress(out, false, {});
    progress.stage('render', 'pages', (tick) => {
      progress.expect(1000);
      slow(tick);
    });
    expect(out.written[0]).toMatch(/2Krender {9}1 pages, \d+ a second, (\d+ s|\d+ min) left$/);
  });

  test('a machine that tests gets no moving line', () => {
    const out = screen(true);
    createProgress(out, false, { CI: 'true' }).stage('cut', 'files', work);
    expect(out.written.map(timeless)).toEqual(['cut            3 files # ms\n']);
  });

  test('quiet says nothing, but the times are kept', async () => {
    const out = screen(false);
    const progress = createProgress(out, true);
    progress.stage('cut', 'files', work);
    expect(await progress.stage('bundle', 'files', async () => 7)).toBe(7);
    expect(out.written).toEqual([]);
    expect(progress.times().map(({ stage }) => stage)).toEqual(['cut', 'bundle']);
  });
});
