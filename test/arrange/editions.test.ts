import { describe, expect, test } from 'vitest';
import { arrangeEditions, dateLabel, roman } from '../../src/arrange/editions.ts';
import { dump, paper } from '../records.ts';

const day = (month: number, dayOfMonth: number, year: number | null = null) => ({ year, month, day: dayOfMonth });

describe('arrangeEditions', () => {
  test('newest first; a year before none, none before undated; undated ones numbered in the order of their files', () => {
    const dumps = [
      dump('b.txt'),
      dump('sep.txt', day(9, 9)),
      dump('old.txt', day(12, 31, 2023)),
      dump('a.txt'),
      dump('mar.txt', day(3, 12)),
      dump('new.txt', day(1, 5, 2024)),
    ];
    const names = ['Jan 5, 2024', 'Dec 31, 2023', 'Sep 9', 'Mar 12', 'Undated II', 'Undated I'];
    expect(arrangeEditions(dumps, []).map(({ name }) => name)).toEqual(names);
    expect(arrangeEditions([...dumps].reverse(), []).map(({ name }) => name)).toEqual(names);
  });

  test('two dumps of one day are told apart; a name of its own is kept', () => {
    const dumps = [dump('a.txt', day(9, 9)), dump('b.txt', day(9, 9)), dump('c.txt', day(9, 9), 'Diffusion week')];
    expect(arrangeEditions(dumps, []).map(({ name }) => name)).toEqual(['Diffusion week', 'Sep 9 II', 'Sep 9 I']);
  });

  test('items stand in the order of their lines and know whether an earlier edition had them', () => {
    const once = paper('Once', null, [['new.txt', 7]]);
    const twice = paper('Twice', null, [
      ['new.txt', 3],
      ['old.txt', 5],
    ]);
    const [newest, oldest] = arrangeEditions([dump('new.txt', day(9, 9)), dump('old.txt', day(3, 12))], [once, twice]);
    expect(newest?.items.map(({ paper: id, repeated }) => [id, repeated])).toEqual([
      [twice.id, true],
      [once.id, false],
    ]);
    expect(oldest?.items.map(({ paper: id, repeated }) => [id, repeated])).toEqual([[twice.id, false]]);
  });

  test('a paper that stands twice in one dump is listed once, where it stood first', () => {
    const again = paper('Again', null, [
      ['a.txt', 9],
      ['a.txt', 3],
    ]);
    const [edition] = arrangeEditions([dump('a.txt')], [again]);
    expect(edition?.items).toEqual([{ paper: again.id, origin: again.sightings[1]!.origin, repeated: false }]);
  });

  test('an edition keeps its address when others come', () => {
    const alone = arrangeEditions([dump('a.txt')], [])[0];
    const among = arrangeEditions([dump('a.txt'), dump('b.txt')], []).find(({ dump: path }) => path === 'a.txt');
    expect([alone?.name, among?.name]).toEqual(['Undated', 'Undated I']);
    expect(among?.slug).toBe(alone?.slug);
  });
});

test('dateLabel', () => {
  expect(dateLabel(day(9, 9))).toBe('Sep 9');
  expect(dateLabel(day(12, 1, 2025))).toBe('Dec 1, 2025');
});

test.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [14, 'XIV'],
  [1994, 'MCMXCIV'],
] as const)('roman %i is %s', (number, numeral) => {
  expect(roman(number)).toBe(numeral);
});
