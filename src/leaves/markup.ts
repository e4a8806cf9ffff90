// Markup as a tree that a page builds with DOM calls, since no script may parse markup under the site's policy.
// In: Html that we made ourselves, every tag of it closed. Out: strings and arrays, fit for JSON.
// Anything that it does not know is a fault of ours, and throws.
import type { Html } from '../types.ts';

/** A text, or an element as `[name, attributes, ...children]`. */
export type Markup = string | readonly [string, Readonly<Record<string, string>>, ...Markup[]];

const TOKEN = /<(\/?)([a-zA-Z]+)((?: [\w:-]+=(?:"[^"<>]*"|'[^'<>]*'))*) ?(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([\w:-]+)=(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  nbsp: '\u00a0',
};

/** A parser of HTML would repair, and would take many times as long. */
export function markupFrom(html: Html): readonly Markup[] {
  const open: { readonly name: string; readonly children: Markup[] }[] = [{ name: '', children: [] }];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < html.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(html);
    if (token === null) throw new Error(`our markup has a tag that is not known: ${html.slice(at, at + 80)}`);
    const [text, closing, name, attributes, alone] = token;
    if (name === undefined) open.at(-1)!.children.push(decoded(text));
    else if (closing === '/') {
      if (open.length === 1 || open.pop()!.name !== name) throw new Error(`our markup closes ${name} out of turn`);
    } else {
      const element: [string, Readonly<Record<string, string>>, ...Markup[]] = [name, attributesOf(attributes!)];
      open.at(-1)!.children.push(element);
      if (alone !== '/') open.push({ name, children: element as Markup[] });
    }
  }
  if (open.length > 1) throw new Error(`our markup leaves ${open.at(-1)!.name} open`);
  return open[0]!.children;
}

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name!, decoded(double ?? single!)]),
  );

const decoded = (text: string): string =>
  text.includes('&') ? text.replace(/&(\w+|#\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : text;
