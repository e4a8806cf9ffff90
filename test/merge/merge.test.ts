import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/leaves/fold.ts';
import { damageOf } from '../../src/merge/best.ts';
import { copiesOf } from '../../src/merge/copies.ts';
import { mergeEntries } from '../../src/merge/merge.ts';
import { sameWork } from '../../src/merge/same-work.ts';
import { tellingWords } from '../../src/merge/words.ts';
import { formula, prose, restored } from '../records.ts';

const seen = ({ sightings }: { sightings: readonly { origin: { dump: string; line: number } }[] }) =>
  sightings.map(({ origin }) => `${origin.dump}:${origin.line}`);

describe('mergeEntries', () => {
  test('one folded title is one paper with all its sightings, by dump and line', () => {
    const papers = mergeEntries([
      restored(
        'b.txt',
        9,
        [prose('One-step with '), formula('f', 'intact', '$f$'), prose('-Divergence')],
        [prose('Sampling.')],
      ),
      restored('a.txt', 12, [prose('One-Step with f-divergence')], [prose('Sampling.')]),
      restored('a.txt', 3, [prose('One-Step with f-divergence')], [prose('Sampling.')]),
      restored('a.txt', 1, [prose('Another')], null),
    ]);
    expect(papers.map(seen)).toEqual([['a.txt:1'], ['a.txt:3', 'a.txt:12', 'b.txt:9']]);
    expect(papers[1]?.sightings.map(({ titleSource }) => titleSource)).toEqual([
      'One-Step with f-divergence',
      'One-Step with f-divergence',
      'One-step with $f$-Divergence',
    ]);
  });

  test('a title that kept its dollars wins over one that lost them', () => {
    const kept = [prose('With '), formula('f', 'intact', '$f$'), prose('-divergence')];
    const [paper] = mergeEntries([
      restored('a.txt', 1, [prose('With f-divergence')], null),
      restored('b.txt', 1, kept, null),
    ]);
    expect(paper?.title).toBe(kept);
  });

  const whole = [prose('One. Two. Three.')];
  test.each([
    { name: 'any abstract beats none', copies: [null, whole], wins: whole },
    { name: 'a whole one beats one that was cut off', copies: [[prose('One. Two.')], whole], wins: whole },
    {
      name: 'a whole one beats one that was cut off, though it is more damaged',
      copies: [
        [prose('Bound '), formula('n', 'intact')],
        [prose('Bound '), formula('n', 'inferred'), prose(' holds.')],
      ],
      wins: [prose('Bound '), formula('n', 'inferred'), prose(' holds.')],
    },
    {
      name: 'of two that say other things, neither damaged, the longer wins',
      copies: [[prose('One. Two.')], [prose('Two. Three. Four.')]],
      wins: [prose('Two. Three. Four.')],
    },
    {
      name: 'a summary gives way to the abstract, though that had to be mended',
      copies: [
        [prose('In short.')],
        [prose('We bound '), formula('n', 'restored'), prose(' for all of the sheep that sleep.')],
      ],
      wins: [prose('We bound '), formula('n', 'restored'), prose(' for all of the sheep that sleep.')],
    },
    {
      name: 'restored beats inferred',
      copies: [[formula('\\tilde{O}', 'inferred', 'O(1)')], [formula('O', 'restored', 'O(2)')]],
      wins: [formula('O', 'restored', 'O(2)')],
    },
  ])('$name', ({ copies, wins }) => {
    const entries = copies.map((abstract, i) => restored(`${i}.txt`, 1, [prose('Title')], abstract));
    for (const order of [entries, [...entries].reverse()]) {
      expect(mergeEntries(order)[0]?.abstract).toEqual(wins);
    }
  });

  test('a day with its year wins over one without, and any day over none', () => {
    const days = [null, { year: null, month: 3, day: 8 }, { year: 2024, month: 3, day: 9 }];
    const copies = days.map((published, i) => restored(`${i}.txt`, 1, [prose('Title')], whole, { published }));
    expect(mergeEntries(copies)[0]?.facts.published).toEqual(days[2]);
    expect(mergeEntries(copies.slice(0, 2))[0]?.facts.published).toEqual(days[1]);
    expect(mergeEntries(copies.slice(0, 1))[0]?.facts.published).toBeNull();
  });

  const titles = fc.constantFrom('A of B', 'a of b', 'A of $B$', 'C', 'C++', 'Part I', 'Part II', '日本語', '');
  const entries = fc.uniqueArray(fc.record({ title: titles, dump: fc.constantFrom('a', 'b'), line: fc.nat(50) }), {
    selector: ({ dump, line }) => `${dump}:${line}`,
  });
  const restore = (rows: readonly { title: string; dump: string; line: number }[]) =>
    rows.map(({ title, dump, line }) => restored(dump, line, [prose(title)], [prose(`${title} of ${line}.`)]));

  test('the order of entries does not matter, and none is lost', () => {
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const papers = mergeEntries(restore(rows));
        expect(mergeEntries(restore(shuffled))).toEqual(papers);
        expect(papers.flatMap(seen).sort()).toEqual(rows.map(({ dump, line }) => `${dump}:${line}`).sort());
      }),
    );
  });

  test('two entries are one paper exactly when an obvious comparison of all pairs says so', () => {
    fc.assert(
      fc.property(entries, (rows) => {
        const groupOf = new Map(
          mergeEntries(restore(rows)).flatMap((paper) => seen(paper).map((place) => [place, paper.id])),
        );
        for (const a of rows) {
          for (const b of rows) {
            const together = groupOf.get(`${a.dump}:${a.line}`) === groupOf.get(`${b.dump}:${b.line}`);
            expect(together).toBe(fold(a.title) === fold(b.title));
          }
        }
      }),
    );
  });
});

test('of very many entries the words stand side by side in memory, and are the same', () => {
  const entries = Array.from({ length: 1200 }, (_, i) =>
    restored(
      'a.txt',
      i + 1,
      [prose(`Sheep ${i}`)],
      [prose(`Shepherd${i % 7} counts sheep${i} while nobody sleeps${i}.`)],
    ),
  );
  const copies = copiesOf(entries);
  expect(new Set(copies.map(({ abstract }) => abstract!.words.buffer)).size).toBe(1);
  for (const { abstract, entries } of copies)
    expect(abstract!.words).toEqual(tellingWords(entries[0]!.entry.abstract!));
  const [first, second] = copies;
  expect(sameWork(first!, second!).same).toBe(false);
  expect(sameWork(first!, first!).same).toBe(true);
  for (const { abstract, entries } of copies)
    expect(abstract!.words).toEqual(tellingWords(entries[0]!.entry.abstract!));
});

test('in scripts without blanks every two neighbours are a word, and a sign alone is none', () => {
  expect(tellingWords('漢字かな')).toHaveLength(3);
  expect([...tellingWords('漢字')]).toEqual([...tellingWords('on 漢字 of')]);
  expect(tellingWords('漢 字 a漢 Ж')).toHaveLength(0);
  expect(tellingWords('\ufa0e\ufa0f')).toHaveLength(0);
});

test('damageOf weighs guesses above plain repairs', () => {
  expect(damageOf([prose('a'), formula('b')])).toBe(0);
  const manyRepairs = Array.from({ length: 50 }, () => formula('x', 'restored'));
  expect(damageOf(manyRepairs)).toBeLessThan(damageOf([formula('x', 'inferred')]));
});
