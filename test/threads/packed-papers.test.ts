import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packPapers, unpackPapers } from '../../src/threads/packed-papers.ts';

/** Of every length in bytes, and with signs beyond the first 65,536. */
const TEXT = fc.string({ unit: 'grapheme', maxLength: 40 });
const PAPERS = fc
  .array(fc.record({ title: TEXT, abstract: TEXT }), { maxLength: 30 })
  .map((papers) => papers.map((paper, id) => ({ id, ...paper })));

test('papers come out of their rooms as they went in, in their order, whatever room there is', () => {
  fc.assert(
    fc.property(PAPERS, fc.integer({ min: 1, max: 2000 }), (papers, room) => {
      const packed = [...packPapers(papers, room)];
      expect(packed.flatMap((each) => [...unpackPapers(each)])).toEqual(papers.map(wellFormed));
    }),
  );
});

test('a room is filled before the next is opened, and a text that fits none has a larger one', () => {
  const papers = ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(500), 'd'.repeat(10)];
  const packed = [
    ...packPapers(
      papers.map((title, id) => ({ id, title, abstract: '' })),
      100,
    ),
  ];
  expect(packed.map(({ from, room }) => [from, room.length])).toEqual([
    [0, 100],
    [2, 1500],
  ]);
});

test('half of a sign is read as the sign for such', () => {
  const [packed] = packPapers([{ id: 7, title: 'a \ud83d b', abstract: '' }]);
  expect([...unpackPapers(packed!)]).toEqual([{ id: 7, title: 'a \ufffd b', abstract: '' }]);
});

const wellFormed = ({ id, title, abstract }: { id: number; title: string; abstract: string }) => ({
  id,
  title: title.toWellFormed(),
  abstract: abstract.toWellFormed(),
});
