// Figures and lists in words, as a newspaper sets them. In: numbers and names. Out: plain English.
// It knows no grammar beyond what the pages' sentences need.
import type { EditionDate } from '../types.ts';

const ONES = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Whole numbers below a hundred in words (`no`, `one`, …, `ninety-nine`), others in figures: `1,204`. */
export function inWords(number: number): string {
  if (number < ONES.length) return ONES[number]!;
  if (number >= 100) return inFigures(number);
  const ones = number % 10;
  return TENS[Math.floor(number / 10)]! + (ones === 0 ? '' : `-${ONES[ones]!}`);
}

/** A whole number with a comma between thousands. */
export const inFigures = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `one paper`, `fifty-nine papers`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${inWords(number)} ${number === 1 ? one : many}`;

/** `1 paper`, `59 papers`. */
export const figured = (number: number, one: string, many = `${one}s`): string =>
  `${inFigures(number)} ${number === 1 ? one : many}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Sep 9`, or `Sep 9, 2025` where the year is known. */
export const dayOf = ({ year, month, day }: EditionDate): string =>
  `${MONTHS[month - 1]} ${day}${year === null ? '' : `, ${year}`}`;
