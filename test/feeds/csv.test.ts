import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvTable } from '../../src/feeds/csv.ts';
import { anyText } from '../any-text.ts';

const read = (csv: string): string[][] => parse(csv, { relaxColumnCount: true });

describe('csvTable', () => {
  test('quotes every field and ends every row with CRLF', () => {
    expect(csvTable(['a', 'b'], [['x "y"', 'line 1\nline 2']])).toBe('"a","b"\r\n"x ""y""","line 1\nline 2"\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula to a spreadsheet', (text) => {
    expect(csvTable([text], [])).toBe(`"'${text}"\r\n`);
  });

  test('whatever the text, it parses back, and no field begins as a formula does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText(), fc.string()), { minLength: 1 }), (rows) => {
        const back = read(csvTable(['a', 'b'], rows)).slice(1);
        expect(back.flat().map((field) => field.replace(/^'(?='*[=+\-@\t\r])/, ''))).toEqual(
          rows.flat().map((field) => field.toWellFormed().replaceAll('\0', '\ufffd')),
        );
        expect(back.flat().filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
      }),
    );
  });
});
