import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Mark,
  type Marks,
  mergeMarks,
  readMarks,
  toggle,
  writeMarks,
  writeNote,
} from '../../src/browser/marks.ts';

const UNKNOWN = { authors: [], arxiv: null, doi: null, year: null };
const CARD = { title: 'Sheep', maths: [], ...UNKNOWN, seen: 'Sep 9, no. 1' };
const MARK: Mark = { starred: '2026-11-21', read: null, hidden: null, note: '', card: CARD };
const NONE: Marks = new Map();

describe('formulas of a saved title', () => {
  const x = ['math', {}, ['mi', { mathvariant: 'script' }, 'x']];
  const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => ['mrow', {}, inner], 'x');
  const kept = (maths: unknown): unknown => {
    const paper = { ...MARK, id: 'sheep', card: { ...CARD, maths } };
    const text = JSON.stringify({ format: 'broadsheet-marks', version: 1, papers: [paper] });
    return readMarks(text)?.marks.get('sheep')?.card.maths;
  };

  test('are kept as MathML', () => {
    expect(kept([x])).toEqual([x]);
  });

  test.each([
    ['missing, as in files of before', undefined],
    ['no list', 'x'],
    ['an element that is no MathML', [['math', {}, ['a', { href: 'https://example.org' }, 'x']]]],
    ['a link on MathML', [['math', { href: 'https://example.org' }, 'x']]],
    ['a handler', [['math', { onclick: 'x()' }, 'x']]],
    ['one bad among good', [x, ['script', {}, 'x()']]],
    ['endless', [['math', {}, deep]]],
    ['a number', [['math', {}, 3]]],
  ])('are left out when they are %s', (_, maths) => {
    expect(kept(maths)).toEqual([]);
  });
});

test('a mark is set with its day, and taken back', () => {
  const once = toggle(NONE, 'sheep', 'starred', CARD, '2026-11-21');
  expect(once.get('sheep')).toEqual(MARK);
  expect(toggle(once, 'sheep', 'starred', CARD, '2026-11-22').size).toBe(0);
  expect(NONE.size).toBe(0);
});

test('a mark that says nothing is dropped; a note alone is kept', () => {
  const noted = writeNote(NONE, 'sheep', 'Read again.', CARD);
  expect(noted.get('sheep')?.note).toBe('Read again.');
  expect(writeNote(noted, 'sheep', '', CARD).size).toBe(0);
});

describe('marks from a file', () => {
  const file = (papers: unknown): string => JSON.stringify({ format: 'broadsheet-marks', version: 1, papers });

  test.each([
    ['no JSON', '{'],
    ['another format', JSON.stringify({ format: 'other', version: 1, papers: [] })],
    ['a later version', JSON.stringify({ format: 'broadsheet-marks', version: 2, papers: [] })],
    ['no list', file({})],
    ['null', 'null'],
  ])('%s is refused', (_, text) => {
    expect(readMarks(text)).toBeNull();
  });

  test.each([
    ['an id that is a path', { ...MARK, id: '../secret' }],
    ['an id that is a prototype’s', { ...MARK, id: '__proto__' }],
    ['no card', { ...MARK, id: 'a', card: undefined }],
    ['a note that is no text', { ...MARK, id: 'a', note: 3 }],
    ['an endless note', { ...MARK, id: 'a', note: 'x'.repeat(20_001) }],
    ['authors that are no texts', { ...MARK, id: 'a', card: { ...CARD, authors: [1] } }],
    ['days that are no days, and so nothing', { ...MARK, id: 'a', starred: 'yesterday' }],
    ['a list in a list', [MARK]],
  ])('an entry with %s is left out and counted', (_, entry) => {
    const read = readMarks(file([entry, { id: 'sheep', ...MARK }]));
    expect([...(read?.marks ?? [])]).toEqual([['sheep', MARK]]);
    expect(read?.dropped).toBe(1);
  });
});

const day = fc.option(fc.constantFrom('2026-01-01', '2026-06-15', '2026-11-21'));
const mark: fc.Arbitrary<Mark> = fc
  .record({ starred: day, read: day, hidden: day, note: fc.string(), card: fc.constant(CARD) })
  .filter(({ starred, read, hidden, note }) => [starred, read, hidden].some((one) => one !== null) || note !== '');
const marks = fc
  .dictionary(fc.stringMatching(/^[a-z0-9-]{1,9}$/), mark)
  .map((all): Marks => new Map(Object.entries(all)));

test('what is written is read again, to the letter', () => {
  fc.assert(
    fc.property(marks, (all) => {
      expect(readMarks(writeMarks(all))).toEqual({ marks: all, dropped: 0 });
    }),
  );
});

test('a merge loses no paper, no mark and no note, and a second one changes nothing', () => {
  fc.assert(
    fc.property(marks, marks, (ours, theirs) => {
      const merged = mergeMarks(ours, theirs);
      for (const [id, one] of [...ours, ...theirs]) {
        expect(merged.get(id)!.note).toContain(one.note);
        if (one.starred !== null) expect(merged.get(id)!.starred! <= one.starred).toBe(true);
      }
      expect(mergeMarks(merged, theirs)).toEqual(merged);
    }),
  );
});
