// Formulas whose delimiters survived: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, set as they stand.
// In: text. Out: places and TeX. Money is no maths: `$5 to $10`, `US$ 3M`.
import { katexSets } from './katex-check.ts';

type Delimited = {
  readonly start: number;
  readonly end: number;
  readonly tex: string;
  readonly trust: 'intact';
  readonly display: boolean;
  readonly reason: null;
};

/** Pairs of delimiters; contents are short, so that a stray dollar cannot swallow a page. */
const DELIMITERS: readonly { readonly name: string; readonly pattern: RegExp; readonly display: boolean }[] = [
  { name: 'double dollars', pattern: /\$\$([^$]{1,600})\$\$/g, display: true },
  { name: 'dollars', pattern: /(?<![\\$\w])\$(?=\S)([^$\n]{1,300}?)(?<=[^\s\\])\$(?![\d$])/g, display: false },
  { name: 'round brackets', pattern: /\\\(([^$]{1,300}?)\\\)/g, display: false },
  { name: 'square brackets', pattern: /\\\[([^$]{1,600}?)\\\]/g, display: true },
];

const MOST = 500;

/** Does it look like maths rather than like prose between two prices? */
function isMaths(tex: string): boolean {
  if (/\\[a-zA-Z]|[\^_=<>]/.test(tex))
    return !/(?:^|[^\\a-zA-Z{])[a-z]{4,} [a-z]{3,}/.test(tex.replace(/\\(?:text|mbox|mathrm)[a-z]*\{[^}]*\}/g, ''));
  return (
    /^[A-Za-z](?:\([\w, ]+\))?'*$/.test(tex.trim()) ||
    (/^[\w()[\]|+*/,. -]{1,24}$/.test(tex) && !/[A-Za-z]{2,}/.test(tex) && /[A-Za-z+*/|]/.test(tex))
  );
}

export function dollarFormulas(text: string): Delimited[] {
  const found: Delimited[] = [];
  if (!text.includes('$') && !text.includes('\\')) return found;
  for (const { pattern, display } of DELIMITERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const tex = match[1]!.trim();
      if (found.length >= MOST) break;
      if (found.some((f) => f.start < end && start < f.end) || !isMaths(tex) || !katexSets(tex)) continue;
      found.push({ start, end, tex, trust: 'intact', display, reason: null });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
