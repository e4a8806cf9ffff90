// TeX to markup: HTML for the eye and MathML for screen readers and the clipboard, by KaTeX, behind the gate.
// In: TeX without its dollars. Out: markup without a single inline style, or null where the TeX is refused.
// KaTeX places its boxes by `style` attributes, which the pages' security policy forbids: each distinct list of
// declarations becomes a class, and the typesetter hands out the stylesheet of all classes that it has used.
import { createHash } from 'node:crypto';
import katex, { type KatexOptions } from 'katex';
import type { Html } from '../types.ts';
import { gateRefusal } from './gate.ts';

export type Typesetter = {
  /** Markup of a formula, or null where it is refused: then its source should be shown. Never throws or prints. */
  typeset(tex: string, display: boolean): Html | null;
  /** The rules of every style used so far, sorted: the same formulas in any order give the same text. */
  stylesheet(): string;
};

/** `macros` is fresh for each formula, so that none can change another, and has no prototype to be polluted. */
const settings = (display: boolean): KatexOptions => ({
  displayMode: display,
  output: 'htmlAndMathml',
  throwOnError: true,
  strict: 'ignore',
  trust: false,
  maxSize: 20,
  maxExpand: 200,
  macros: Object.create(null),
});

/** The parser alone: KaTeX exports it under this name for its own extensions, without a type. */
const { __parse: parse } = katex as unknown as { __parse(tex: string, options: KatexOptions): unknown };

/** Remembers markup by TeX; as many formulas as one library shows fit in memory with ease (1 to 3 kB each). */
export function createTypesetter(): Typesetter {
  const markups = new Map<string, Html | null>();
  const classes = new Map<string, string>();
  const classOf = (declarations: string): string => {
    let name = classes.get(declarations);
    if (name === undefined) {
      name = className(declarations);
      classes.set(declarations, name);
    }
    return name;
  };
  return {
    typeset(tex, display) {
      const key = `${display ? 'd' : 'i'}${tex}`;
      let markup = markups.get(key);
      if (markup === undefined) {
        markup = render(tex, display, classOf);
        markups.set(key, markup);
      }
      return markup;
    },
    stylesheet: () =>
      [...classes]
        .map(([declarations, name]) => rule(name, declarations))
        .sort()
        .join(''),
  };
}

/** Whether KaTeX can parse a formula that the gate lets pass: a tenth of the cost of setting it. */
export function acceptsTex(tex: string): boolean {
  const source = tex.normalize('NFC');
  if (gateRefusal(source) !== null) return false;
  try {
    parse(source, settings(false));
    return true;
  } catch {
    return false;
  }
}

function render(tex: string, display: boolean, classOf: (declarations: string) => string): Html | null {
  const source = tex.normalize('NFC');
  if (gateRefusal(source) !== null) return null;
  try {
    return hoistStyles(katex.renderToString(source, settings(display)), classOf) as Html;
  } catch {
    // Not only ParseError: KaTeX throws RangeError and TypeError as well.
    return null;
  }
}

/** KaTeX escapes `<`, `>` and `"` in all text and in all values, so none of them can stand inside a tag. */
const STYLED_TAG = /<([a-zA-Z]+)([^<>]*?) style="([^"]*)"([^<>]*)>/g;
/** Properties, numbers with units, names and `#rgb`: all that KaTeX writes. */
const SAFE_DECLARATIONS = /^[\w\s.,:;#%()-]*$/;

/** Markup with every `style` attribute turned into a class of the same tag. */
function hoistStyles(markup: string, classOf: (declarations: string) => string): string {
  return markup.replace(STYLED_TAG, (_, tag: string, before: string, style: string, after: string) => {
    if (!SAFE_DECLARATIONS.test(style)) throw new Error(`KaTeX wrote a style that is not known to be safe: ${style}`);
    const attributes = before + after;
    const name = classOf(style);
    return attributes.includes(' class="')
      ? `<${tag}${attributes.replace(' class="', ` class="${name} `)}>`
      : `<${tag} class="${name}"${attributes}>`;
  });
}

/** From the declarations alone, so that the order of formulas and the number of workers do not matter. */
function className(declarations: string): string {
  const bytes = createHash('sha256').update(declarations).digest();
  return `k${bytes.readUIntBE(0, 6).toString(36).padStart(10, '0').slice(-8)}`;
}

/** `!important`, because an inline style would have won over every rule of KaTeX's own stylesheet. */
function rule(name: string, declarations: string): string {
  const important = declarations.replace(/;?$/, ';').replaceAll(';', '!important;');
  return `.katex .${name}{${important.slice(0, -1)}}\n`;
}
