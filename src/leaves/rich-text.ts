// Views of a mended text: what a reader sees as plain text, as Markdown, and the source to the letter.
// In: RichText. Out: strings. It decides nothing about the text itself. Also: prose of a text that needs no mending.
import type { Prose, RichText, Segment } from '../types.ts';

/** Prose that stands as it was scraped. */
export const proseAsIs = (text: string): Prose => ({
  kind: 'prose',
  text,
  source: text,
  style: 'plain',
  href: null,
  trust: 'intact',
});

/** The scraped text, to the letter. */
export const sourceOf = (text: RichText): string => text.map((segment) => segment.source).join('');

/** Mended prose, with each formula as `$TeX$` (`$$TeX$$` when displayed) and every other dollar as `\$`. */
export const markdownOf = (text: RichText): string => text.map(segmentMarkdown).join('');

function segmentMarkdown(segment: Segment): string {
  if (segment.kind === 'prose') return segment.text.replaceAll('$', '\\$');
  return segment.display ? `$$${segment.tex}$$` : `$${segment.tex}$`;
}

/** Mended prose, with each formula as its bare TeX: for what is counted and compared, and not shown. */
export const plainOf = (text: RichText): string =>
  text.map((segment) => (segment.kind === 'prose' ? segment.text : readableTex(segment.tex))).join('');

/** TeX without its commands, about as long as it is set: `\mathcal{O}(n^2)` becomes `O(n^2)`. */
export const readableTex = (tex: string): string => bareTex(tex, (name) => name);

/** About how many signs stand side by side once it is set: a Greek letter is one, whatever its name. */
export const signsIn = (tex: string): number => bareTex(tex, (name) => (UPRIGHT.test(name) ? name : 'x')).length;

/** Commands that are set as the letters of their name. */
const UPRIGHT = /^(?:arg|cos|deg|det|dim|exp|gcd|inf|ker|lim|ln|log|max|min|Pr|sin|sup|tan)/;

function bareTex(tex: string, named: (name: string) => string): string {
  return tex
    .replace(/\\(?:mathbb|mathcal|mathrm|mathbf|mathsf|mathfrak|text|operatorname|widetilde|tilde|hat|bar)\s*/g, '')
    .replace(/\\left|\\right|\\,|\\!|\\;/g, '')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => named(name))
    .replace(/\{([^{}]*)\}/g, '$1')
    .replace(/\\([%#&_|])/g, '$1');
}
