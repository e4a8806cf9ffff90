// What a result shows: titles and abstracts with their formulas as small trees that a page builds with DOM calls,
// since no script may parse markup under the site's policy. In: rich text and the typesetter's HTML. Out: records
// of plain strings and arrays.
import { type Markup, markupFrom } from '../leaves/markup.ts';
import type { Formula, Html, RichText } from '../types.ts';
import type { ShownText } from './schema.ts';
import { searchableTex } from './tex-words.ts';

/** Typesets TeX without its dollars; null where it cannot, and then the formula is shown as it reads. */
export type Typeset = (tex: string, display: boolean) => Html | null;

/** Formulas come again soon or not at all, and each is some 5 kB of small records. */
const REMEMBERED = 2000;

/** The same formula is typeset and read once, however many papers hold it. */
export function shownTextMaker(typeset: Typeset): (text: RichText) => ShownText {
  const known = new Map<string, readonly Markup[] | null>();
  const markupOf = (formula: Formula): readonly Markup[] | null => {
    const key = `${formula.display ? 'd' : 'i'}${formula.tex}`;
    const read = known.get(key);
    if (read !== undefined) return read;
    const html = typeset(formula.tex, formula.display);
    const markup = html === null ? null : markupFrom(html);
    if (known.size >= REMEMBERED) known.clear();
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
