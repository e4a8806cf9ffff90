// What looks like a formula to a judge of single places, and is none whatever the rest of the text holds.
// In: a text and a place in it. Out: is it prose? Each rule is a row: what stands there, what stands beside it, a case.
// It says nothing of how likely maths is: that is the judge's business.
import type { Span } from './spans.ts';

type Rule = {
  readonly name: string;
  readonly formula: RegExp;
  /** Tried on what stands before, and after; absent where it does not matter. */
  readonly before?: RegExp;
  readonly after?: RegExp;
};

/** No rule looks farther than this. */
const REACH = 12;

const RULES: readonly Rule[] = [
  {
    // digits count as pictures to Unicode, and so do signs such as ™
    name: 'a picture, which KaTeX takes: 🤗 Transformers',
    formula: /[\u{1f000}-\u{1faff}]/u,
  },
  {
    name: 'a command of prose, mended with it: \\textcolor[rgb]{1, 0, 0}{Code}, Msmall{AWPS}',
    formula: /\\(?:(?:text|page)?color|href|url|cite|ref|label|footnote|emph|item)|[A-Z]small\{/,
  },
  { name: "a quotation: ``best''", formula: /``/ },
  { name: 'a citation: Amos+2017', formula: /^[A-Z][a-z]{2,}[+_]?(?:19|20)\d\d/ },
  {
    name: 'a command whose \\t or \\r was read as a blank: extbf{T}, ef{tab:one}',
    formula: /(?<![a-z])(?:ext(?:bf|it|tt|sc)|ef)\{/,
  },
  { name: 'degrees of temperature: 21 °C', formula: /^°/ },
  {
    name: 'a group of words: {partitioning a distribution of}',
    formula: /^\{[A-Za-z][a-z]*(?: [a-z]+)* (?:an?|of|the|and|for|is|with|by)(?![a-z])/,
  },
  {
    name: 'markup, which stands as it was typed: </title>, <a href=x>, <svg onload=x>',
    formula:
      /<\/[a-z][a-z\d]*>|<[a-z][a-z\d]*\s(?:href|src|style|class|id|on[a-z]+)\s?=|<(?:script|img|svg|iframe|style)\b/i,
  },
  { name: 'a place in a template: {{7*7}}, <%= 7*7 %>', formula: /^(?:\{\{[^{}\\^_]*\}\}|<%[^<>]*%>)$/ },
  { name: 'what stands in such a place: {{ 7*7 }}', formula: /^[^{}\\^_]*$/, before: /\{\{\s?$/, after: /^\s?\}\}/ },
  { name: 'the name of a link: this https URL{this https URL}', formula: /https? URL/ },
  { name: 'a number or letter that has lost its index, or power, for good: π0', formula: /^\p{Script=Greek}\d+$/u },
  {
    name: 'a stage of work: beta testing, alpha version',
    formula: /^(?:alpha|beta)$/,
    after: /^[\s-](?:test|version|release|user)/,
  },
  {
    name: 'the rest of a name with an accent: B{\\"u}chi, B\\"uchi',
    formula: /^[a-z]/,
    before: /\\["'`^~=.]\s?(?:[A-Za-z]|\{[A-Za-z]\})?\}?$/,
  },
  { name: "a box, which is an operator too, twice in 20,000 abstracts: Pandora's Box, TBox", formula: /^[A-Z]?Box$/ },
  {
    name: 'the first letter of a name: L. A. Peletier, E. coli',
    formula: /^[A-Z]$/,
    after: /^\. (?:[A-Z]\.|[a-z]{2})/,
  },
];

export function isProse(text: string, { start, end }: Span): boolean {
  const formula = text.slice(start, end);
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  return RULES.some(
    (rule) => rule.formula.test(formula) && (rule.before?.test(before) ?? true) && (rule.after?.test(after) ?? true),
  );
}
