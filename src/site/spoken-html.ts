// Texts of the interface as markup. In: a text with `<b>`, `<em>`, `<kbd>`, `<code>` and links by name in it, values,
// addresses. Out: Html. Text and values are escaped; a value whose name ends in `Html` is markup already.
import { escapeHtml } from '../leaves/html.ts';
import type { AnyValues, Speaker } from '../texts/say.ts';
import type { Html } from '../types.ts';

const TAG = /<(\/?)([\w-]+)>/g;
const PLAIN_TAGS = new Set(['b', 'em', 'kbd', 'code']);

export type SpokenHtml = (key: string, values?: AnyValues, links?: Readonly<Record<string, string>>) => Html;

export function createSpokenHtml({ choose, fill }: Speaker): SpokenHtml {
  return (key, values = {}, links = {}) => {
    let html = '';
    let end = 0;
    const text = choose(key, values);
    const marks = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(name, value)]));
    for (const match of text.matchAll(TAG)) {
      html += fill(escapeHtml(text.slice(end, match.index)), marks) + tagHtml(key, match[2]!, match[1] !== '', links);
      end = match.index + match[0].length;
    }
    return (html + fill(escapeHtml(text.slice(end)), marks)) as Html;
  };
}

const safe = (name: string, value: string | number): string | number =>
  typeof value === 'string' && !name.endsWith('Html') ? escapeHtml(value) : value;

function tagHtml(key: string, name: string, closes: boolean, links: Readonly<Record<string, string>>): string {
  if (PLAIN_TAGS.has(name)) return closes ? `</${name}>` : `<${name}>`;
  const address = Object.hasOwn(links, name) ? links[name] : undefined;
  if (address === undefined) throw new Error(`the text "${key}" has a link <${name}> that leads nowhere`);
  return closes ? '</a>' : `<a href="${escapeHtml(address)}">`;
}

/** Words in a row, each in an element of its own: `<em>a</em>, <em>b</em> and <em>c</em>`. */
export function listHtml({ say }: Speaker, words: readonly string[], tag: 'em' | 'code', ends: boolean): Html {
  const marked = words.map((word) => `<${tag}>${escapeHtml(word)}</${tag}>`);
  const comma = escapeHtml(say('list.comma'));
  const last = marked.at(-1) ?? '';
  if (!ends || marked.length < 2) return marked.join(comma) as Html;
  return `${marked.slice(0, -1).join(comma)}${escapeHtml(say('list.and'))}${last}` as Html;
}
