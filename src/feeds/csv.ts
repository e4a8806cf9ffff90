// CSV (RFC 4180), for spreadsheets. In: rows of text. Out: one table, CRLF, every field in quotes. A field that a
// spreadsheet would take for a formula begins with an apostrophe, which it shows as text: dumps are not trusted.

/** Source: OWASP, "CSV Injection". A field that has apostrophes already gets one more, so that it reads back. */
const FORMULA = /^'*[=+\-@\t\r]/;

export const csvTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('');

const csvField = (text: string): string => {
  const safe = text.toWellFormed().replaceAll('\u0000', '\ufffd');
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
};
