// What a result shows: titles and abstracts with their formulas as small trees that a page builds with DOM calls,
// since no script may parse markup under the site's policy. In: rich text and the typesetter's HTML. Out: records
// of plain strings and arrays.
import type { Formula, Html, RichText } from '../types.ts';
import type { Markup, ShownText } from './schema.ts';
import { searchableTex } from './tex-words.ts';

/** Typesets TeX without its dollars; null where it cannot, and then the formula is shown as it reads. */
export type Typeset = (tex: string, display: boolean) => Html | null;

/** The same formula is typeset and read once, however many papers hold it. */
export function shownTextMaker(typeset: Typeset): (text: RichText) => ShownText {
  const known = new Map<string, readonly Markup[] | null>();
  const markupOf = (formula: Formula): readonly Markup[] | null => {
    const key = `${formula.display ? 'd' : 'i'}${formula.tex}`;
    const read = known.get(key);
    if (read !== undefined) return read;
    const html = typeset(formula.tex, formula.display);
    const markup = html === null ? null : markupFrom(html);
    known.set(key, markup);
    return markup;
  };
  return (text) => {
    const shown: (string | readonly [string, readonly Markup[] | null])[] = [];
    for (const segment of text) {
      const last = shown.at(-1);
      if (segment.kind === 'formula') shown.push([searchableTex(segment.tex), markupOf(segment)]);
      else if (typeof last === 'string') shown[shown.length - 1] = last + segment.text.toWellFormed();
      else shown.push(segment.text.toWellFormed());
    }
    return shown;
  };
}

/** A tag with quoted attributes, or a stretch of text: all that a typesetter writes. */
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

/**
 * The tree of a typesetter's markup, whose tags all close. A parser of HTML would repair and would take many times as
 * long; anything that this does not know is a fault of the typesetter, and throws.
 */
export function markupFrom(html: Html): readonly Markup[] {
  const open: { readonly name: string; readonly children: Markup[] }[] = [{ name: '', children: [] }];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < html.length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(html);
    if (token === null) throw new Error(`typeset maths has a tag that is not known: ${html.slice(at, at + 80)}`);
    const [text, closing, name, attributes, alone] = token;
    if (name === undefined) open.at(-1)!.children.push(decoded(text));
    else if (closing === '/') {
      if (open.length === 1 || open.pop()!.name !== name) throw new Error(`typeset maths closes ${name} out of turn`);
    } else {
      const element: [string, Readonly<Record<string, string>>, ...Markup[]] = [name, attributesOf(attributes!)];
      open.at(-1)!.children.push(element);
      if (alone !== '/') open.push({ name, children: element as Markup[] });
    }
  }
  if (open.length > 1) throw new Error(`typeset maths leaves ${open.at(-1)!.name} open`);
  return open[0]!.children;
}

const attributesOf = (written: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name!, decoded(double ?? single!)]),
  );

const decoded = (text: string): string =>
  text.includes('&') ? text.replace(/&(\w+|#\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : text;
