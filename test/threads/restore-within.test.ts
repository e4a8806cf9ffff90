import { expect, test } from 'vitest';
import { packText } from '../../src/maths/packed.ts';
import { restoreMaths, restorePaper } from '../../src/maths/restore.ts';
import { restoreWithin } from '../../src/threads/restore-within.ts';

const restore = (title: string, abstract: string | null) => {
  if (title === 'loop' || abstract === 'loop') for (;;);
  return restorePaper(title, abstract);
};
/** On a busy machine an ordinary text may wait for a while. */
const LIMITS = { all: 60, one: 400 };

test('a text that does not end is left as it stood, and named; the others are mended', () => {
  const formula = packText(restoreMaths('at most $x^2$ steps'));
  const texts = [
    ['A title', 'at most $x^2$ steps'],
    ['loop', null],
    ['at most $x^2$ steps', 'loop'],
    ['A title', null],
  ] as const;
  expect(restoreWithin(texts, restore, LIMITS)).toEqual({
    packed: [
      [null, formula],
      [null, null],
      [null, null],
      [null, null],
    ],
    slow: [1, 2],
  });
});

test('where all end, none is named', () => {
  expect(restoreWithin([['A title', null]], restore, { all: 5000, one: 60 })).toEqual({
    packed: [[null, null]],
    slow: [],
  });
});
