import { expect, test } from 'vitest';
import { parseDate, parseYear } from '../../src/ingest/dates.ts';

test.each([
  { line: 'Sep 9', out: { year: null, month: 9, day: 9 } },
  { line: ' Mar 12 ', out: { year: null, month: 3, day: 12 } },
  { line: 'Sept. 30, 2025', out: { year: 2025, month: 9, day: 30 } },
  { line: 'March 1st 2024', out: { year: 2024, month: 3, day: 1 } },
  { line: '5 January 2024', out: { year: 2024, month: 1, day: 5 } },
  { line: '2024-02-29', out: { year: 2024, month: 2, day: 29 } },
  { line: 'Feb 29', out: { year: null, month: 2, day: 29 } },
  { line: '2023-02-29', out: null },
  { line: '2024-02-30', out: null },
  { line: '13/01/2024', out: null },
  { line: 'Sep 31', out: null },
  { line: 'May 0', out: null },
  { line: 'Mars 12', out: null },
  { line: 'Sep 9 papers', out: null },
])('$line', ({ line, out }) => {
  expect(parseDate(line)).toEqual(out);
});

test.each([
  { text: '2021', year: 2021 },
  { text: ' 2021 ', year: 2021 },
  { text: '2021-05', year: 2021 },
  { text: '2021/05//', year: 2021 },
  { text: '2021-05-06T00:00:00Z', year: 2021 },
  { text: '20215', year: null },
  { text: '0001', year: null },
  { text: 'in 2021', year: null },
  { text: '2021 or so', year: null },
  { text: '', year: null },
])('the year of “$text”', ({ text, year }) => {
  expect(parseYear(text)).toBe(year);
});
