// Evidence that the bare listings share. In: paragraphs of a file. Out: what they lack to be such a listing, or null.
import { chromeRule } from '../chrome.ts';
import { kindOf } from '../kinds.ts';

/** Without chrome to go by, this share of titles must have an abstract right after them. */
const SHARE = 0.5;
/** And this share of abstracts a title right above them. */
const TITLED = 0.25;

/** What no bare listing holds: headings, addresses on lines of their own, links, tags, rows of a table. */
const MARKUP = /^(?:#{1,6} |<?https?:\/\/\S+$|[-*] \[|\[[^\]]*\]\(|<\/?[a-z]|\|)/i;
const MOST_MARKUP = 0.2;

/**
 * @param paragraphs text in order, without blanks
 * @param marked whether the page's own chrome says already what this is
 */
export function lacksAlternation(paragraphs: readonly string[], marked: boolean): string | null {
  if (paragraphs.filter((text) => MARKUP.test(text)).length > paragraphs.length * MOST_MARKUP)
    return 'plain lines: many of its lines are addresses or markup';
  const kinds = paragraphs.filter((text) => chromeRule(text) === null).map(kindOf);
  const titles = kinds.filter((kind) => kind === 'title').length;
  const followed = kinds.filter((kind, i) => kind === 'title' && kinds[i + 1] === 'abstract').length;
  if (followed === 0) return 'a title that is followed by its abstract';
  if (!marked && followed < (kinds.length - titles) * TITLED)
    return 'titles: most of its abstracts have none above them';
  return marked || followed >= titles * SHARE ? null : 'abstracts: most of its titles are followed by another title';
}
