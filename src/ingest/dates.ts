// Dates as listings print them. In: a line such as `Sep 9` or `March 12, 2025`. Out: the day, its year only where
// the line gives one. Refuses days that do not exist, and years in which no paper was listed. It never asks the clock.
import type { EditionDate } from '../types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** As the configuration allows them: a year beyond is a slip of the hand, and feeds could not write it. */
const YEARS = { first: 1900, last: 2999 };

/** February has 29 days where the year is unknown. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const MONTH_FIRST = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,?(?: (\d{4}))?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day that a whole line names, or null. */
export function parseDate(line: string): EditionDate | null {
  const text = line.trim();
  const iso = ISO.exec(text);
  if (iso !== null) return realDay(iso[1], Number(iso[2]), Number(iso[3]));
  const named = MONTH_FIRST.exec(text);
  if (named !== null) return realDay(named[3], monthOf(named[1]!), Number(named[2]));
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst === null ? null : realDay(dayFirst[3], monthOf(dayFirst[2]!), Number(dayFirst[1]));
}

/** The year with which a record's date begins, whatever of month and day follows; null for another text. */
export function parseYear(text: string): number | null {
  const year = Number(/^\s*(\d{4})(?:\s*$|[-/])/.exec(text)?.[1] ?? Number.NaN);
  return year >= YEARS.first && year <= YEARS.last ? year : null;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return lower === 'sept' ? 9 : Math.max(MONTHS.indexOf(lower), LONG.indexOf(lower)) + 1;
}

function realDay(yearText: string | undefined, month: number, day: number): EditionDate | null {
  const year = yearText === undefined ? null : Number(yearText);
  if (year !== null && (year < YEARS.first || year > YEARS.last)) return null;
  const days = month === 2 && year !== null && !isLeap(year) ? 28 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days ? { year, month, day } : null;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
