// The gate that TeX from a dump passes before KaTeX sees it. In: TeX in NFC. Out: null where it may go on, else one
// sentence that says why not. It refuses what is dear, what paints outside its box, what talks to the console,
// and what hides a part of the text; whether the rest is TeX at all is for KaTeX to say.

/** UTF-16 units. KaTeX needs about 10 ms for as many; 100 kB of `x+x+…` cost it 4.4 s and 16 MB of HTML. */
export const MAX_TEX_LENGTH = 2000;
/** KaTeX runs out of stack at about 870 nested groups, and a browser takes seconds for 100. The deepest real formula of 190,000 has 11. */
const MAX_DEPTH = 40;
/** Lines of a matrix: 300 are as tall as eight screens. */
const MAX_ROWS = 40;
/** All lengths of one formula together, in em, whatever their sign: KaTeX's `maxSize` does not cap negative ones. */
const MAX_REACH = 20;

type ForbiddenCommands = { readonly why: string; readonly name: RegExp };

/** Names are compared without their backslash. */
const FORBIDDEN: readonly ForbiddenCommands[] = [
  {
    why: 'It defines macros, which can cost minutes or leak into other formulas.',
    name: /^(?:[egx]?def|let|futurelet|(?:re|provide)?newcommand|providecommand|global|long|expandafter|noexpand)$/,
  },
  { why: 'It prints to the console of the build.', name: /^(?:message|errmessage|show)$/ },
  {
    why: 'It writes HTML, links or images, which only trusted TeX may.',
    name: /^(?:html.*|href|url|includegraphics)$/,
  },
  { why: 'It calls the inside of KaTeX.', name: /@/ },
];

/** Commands that take a length; `\\` and `\cr` take one in brackets. */
const SIZED = /^(?:[hm]skip|m?kern|hspace|rule|raisebox|genfrac|above|cr|\\)$/;
const ROW_END = /^(?:\\|cr|newline)$/;
const LENGTH = /(?<![\d.])(?:\d+(?:\.\d*)?|\.\d+)\s*(em|ex|mu|pt|px|bp|dd|nd|mm|pc|cc|nc|cm|in)/g;
/** From KaTeX's `units.js`, at 10 pt to the em. */
const EMS: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.43,
  mu: 1 / 18,
  pt: 0.1,
  px: 0.1,
  bp: 0.1,
  dd: 0.107,
  nd: 0.107,
  mm: 0.285,
  pc: 1.2,
  cc: 1.284,
  nc: 1.28,
  cm: 2.85,
  in: 7.23,
};

/** Controls, invisible formatting (bidi overrides, zero-width signs), lone surrogates, private signs, and what is no sign. */
const UNPRINTABLE = /[\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}]|(?![\t\n\r])\p{Cc}/u;

/** Each is a group around those before it, without a brace: 200 of them end the browser's tab. */
const HEAP_OF_ACCENTS = /\p{M}{6}/u;

const TOKEN = /\\(?:[a-zA-Z@]+|[\s\S])|[{}%]/g;

/** Why this TeX may not go to KaTeX, as a sentence; null where it may. Linear in the length of `tex`. */
export function gateRefusal(tex: string): string | null {
  if (tex.trim() === '') return 'It is empty.';
  if (tex.length > MAX_TEX_LENGTH) return `It is longer than ${MAX_TEX_LENGTH} characters.`;
  if (UNPRINTABLE.test(tex)) return 'It holds signs that cannot be printed.';
  if (HEAP_OF_ACCENTS.test(tex)) return 'It heaps accents on one letter.';
  let depth = 0;
  let rows = 0;
  let sized = false;
  for (const [token] of tex.matchAll(TOKEN)) {
    const name = token.slice(1);
    if (token === '%') return 'A bare % would hide what follows it.';
    if (token === '{' || name === 'left' || name === 'begin') depth++;
    else if (token === '}' || name === 'right' || name === 'end') depth--;
    else {
      const forbidden = FORBIDDEN.find((row) => row.name.test(name));
      if (forbidden) return forbidden.why;
      sized ||= SIZED.test(name);
      if (ROW_END.test(name)) rows++;
    }
    if (rows > MAX_ROWS) return `It has more than ${MAX_ROWS} lines.`;
    if (depth > MAX_DEPTH) return `Its groups nest deeper than ${MAX_DEPTH}.`;
  }
  return sized && reach(tex) > MAX_REACH ? 'Its lengths would paint outside its box.' : null;
}

/** All lengths in `tex` together, in em. */
function reach(tex: string): number {
  let sum = 0;
  for (const [length, unit] of tex.matchAll(LENGTH)) sum += Number.parseFloat(length) * EMS[unit!]!;
  return sum;
}
