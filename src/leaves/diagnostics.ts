// Diagnostics: made, sorted and printed here. In: what a stage noticed about the content. Out: one line each,
// `file:line: severity rule: message`. Text from dumps is stripped of terminal escapes before it is printed.

import type { Diagnostic, Origin, Severity } from '../types.ts';
import { byCodePoint } from './order.ts';

const MAX_EXCERPT = 80;

export function diagnose(
  severity: Severity,
  rule: string,
  message: string,
  origin: Origin | null = null,
  excerpt: string | null = null,
): Diagnostic {
  return { severity, rule, message, origin, excerpt: excerpt === null ? null : shorten(excerpt) };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_EXCERPT ? `${line.slice(0, MAX_EXCERPT - 1).trimEnd()}…` : line;
}

/** By file, then line, then rule; those without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      byCodePoint(a.origin?.dump ?? '', b.origin?.dump ?? '') ||
      (a.origin?.line ?? 0) - (b.origin?.line ?? 0) ||
      byCodePoint(a.rule, b.rule) ||
      byCodePoint(a.message, b.message),
  );
}

/** Controls as visible escapes, so that a dump cannot speak to the terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value as JSON for a terminal or another program: an escape of `printable` is one of JSON too. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).split('\n').map(printable).join('\n');

export const formatDiagnostic = (diagnostic: Diagnostic): string => paintDiagnostic(diagnostic, (word) => word);

/** @param paint colours the severity, for a terminal */
export function paintDiagnostic(
  { severity, rule, message, origin, excerpt }: Diagnostic,
  paint: (word: string, severity: Severity) => string,
): string {
  const place = origin === null ? '' : `${origin.dump}:${origin.line}: `;
  const said = ` ${rule}: ${message}${excerpt === null ? '' : ` (“${excerpt}”)`}`;
  return `${printable(place)}${paint(severity, severity)}${printable(said)}`;
}
