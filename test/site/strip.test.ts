import { expect, test } from 'vitest';
import { paperId } from '../../src/leaves/urls.ts';
import { drawStrip } from '../../src/site/strip.ts';
import { origin } from '../records.ts';

const item = (repeated: boolean) => ({ paper: paperId('x'), origin: origin('a.txt', 1), repeated });

test('a tick is tall when its paper is new and short when it had been seen', () => {
  expect(drawStrip([item(false), item(true), item(false)], 2)).toEqual({
    width: 2,
    height: 7,
    rows: 2,
    fresh: 'M0.5 0v3m0 1v3',
    seen: 'M1.5 1.5v1.5',
    freshCount: 2,
    count: 3,
  });
});

test('an empty edition has an empty strip of one row', () => {
  expect(drawStrip([], 90)).toMatchObject({ width: 90, height: 3, fresh: '', seen: '' });
});
