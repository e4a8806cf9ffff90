import { describe, expect, test } from 'vitest';
import { type Opinion, takenOf } from '../../../src/maths/decoder/judge.ts';

const THRESHOLDS = { text: 0.9, letters: 2, amongMaths: -2, alone: 0.5, bare: 1 };
const letter = (odds: number): Opinion => ({ odds, isLetter: true, inMaths: 'amongMaths', elsewhere: null });
const formula = (odds: number, elsewhere: Opinion['elsewhere'] = 'alone'): Opinion => ({
  odds,
  isLetter: false,
  inMaths: 'amongMaths',
  elsewhere,
});

describe('takenOf', () => {
  const CASES = [
    {
      name: 'a sure formula brings the doubtful letters of its text with it',
      places: [formula(5), letter(-1.5), letter(-2.5)],
      taken: [true, true, false],
    },
    { name: 'a letter alone is not taken, however likely', places: [letter(0.3)], taken: [false] },
    {
      name: 'several letters make a text one that sets formulas',
      places: [letter(0.5), letter(0)],
      taken: [true, true],
    },
    { name: 'elsewhere a formula must be likely', places: [formula(0.6), formula(0.4)], taken: [true, false] },
    { name: 'what many write bare must be likelier', places: [formula(0.6, 'bare')], taken: [false] },
    { name: 'a count is none', places: [formula(0.6, null)], taken: [false] },
    {
      name: 'an English word must be likely among formulas too',
      places: [formula(5), { ...formula(0), inMaths: 'alone' as const }],
      taken: [true, false],
    },
  ];
  test.each(CASES)('$name', ({ places, taken }) => {
    expect(takenOf({ places, isMute: false }, THRESHOLDS)).toEqual(taken);
  });

  test('a letter that nothing stands beside tells nothing', () => {
    expect(takenOf({ places: [letter(5)], isMute: true }, THRESHOLDS)).toEqual([false]);
    expect(takenOf({ places: [letter(5)], isMute: false }, THRESHOLDS)).toEqual([true]);
  });
});
