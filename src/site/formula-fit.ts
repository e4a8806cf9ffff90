// How a formula fits a line of text, judged from its TeX. In: TeX. Out: whether it holds together, may break
// where KaTeX lets it (after relations and operators outside of groups), or needs a line of its own.
import { readableTex, signsIn } from '../leaves/rich-text.ts';

/**
 * `short`: never broken. `long`: broken where KaTeX allows. `wide`: on its own line, which scrolls sideways. `broad`: so on
 * phones; among the words where a paper's abstract has a wider column.
 */
export type Fit = 'short' | 'long' | 'broad' | 'wide';

/** Up to this many readable signs a formula is short. */
const SHORT = 24;
/** A stretch of more signs than this, without a place to break, does not fit a phone's column. */
const BROAD = 27;
/** One of more may not fit the abstract's column either. */
const WIDE = 48;

/** Signs and commands after which KaTeX lets a line end. */
const BREAKS = new Set(
  ['=', '<', '>', '+', '-', ':', ...['le', 'leq', 'ge', 'geq', 'ne', 'neq', 'to', 'in', 'times', 'cdot', 'sim', 'pm']]
    .concat(['approx', 'equiv', 'subset', 'subseteq', 'rightarrow', 'mapsto', 'propto', 'll', 'gg', 'circ', 'mid'])
    .map((name) => (/^[a-z]/.test(name) ? `\\${name}` : name)),
);
const OPENS = new Set(['{', '\\left', '\\begin']);
const CLOSES = new Set(['}', '\\right', '\\end']);

export function fitOf(tex: string, display: boolean): Fit {
  if (display) return 'wide';
  if (readableTex(tex).length <= SHORT) return 'short';
  const stretch = longestStretch(tex);
  return stretch > WIDE ? 'wide' : stretch > BROAD ? 'broad' : 'long';
}

/** The signs of the longest part that cannot be broken. */
function longestStretch(tex: string): number {
  let depth = 0;
  let stretch = '';
  let longest = 0;
  const close = () => {
    longest = Math.max(longest, signsIn(stretch));
    stretch = '';
  };
  for (const [token] of tex.matchAll(/\\[a-zA-Z]+|\\?./gsu)) {
    stretch += token;
    if (OPENS.has(token)) depth++;
    else if (CLOSES.has(token)) depth--;
    else if (depth === 0 && BREAKS.has(token)) close();
  }
  close();
  return longest;
}
