// TeX to markup: HTML for the eye and MathML for screen readers and the clipboard, by KaTeX, behind the gate.
// In: TeX without its dollars. Out: markup without a single inline style, or null where the TeX is refused.
// KaTeX places its boxes by `style` attributes, which the pages' security policy forbids: each distinct list of
// declarations becomes a class, and the typesetter hands out the rules of the classes that it has used.
import { createHash } from 'node:crypto';
import katex, { type KatexOptions } from 'katex';
import { TOO_LONG, within } from '../leaves/bounded.ts';
import type { Formula, Html } from '../types.ts';
import { gateRefusal } from './gate.ts';

export type Typesetter = {
  /** Markup of a formula, or null where it is refused: then its source should be shown. Never throws or prints. */
  typeset(tex: string, display: boolean): Html | null;
  /** The rules that the formulas typeset since the last call need, sorted. */
  takeRules(): string[];
  /** Runs work in which no formula may take long: one that does is refused. */
  carefully<T>(work: () => T): T;
  /**
   * How a thread sets formulas that others wait for: with care, and with each one those that stand beside it among
   * these, since to watch the clock over one formula costs as much as to set it.
   */
  among(formulas: Iterable<Pick<Formula, 'tex' | 'display'>>): Typesetter['typeset'];
  /** Formulas that were refused for their time since the last call. */
  takeSlow(): string[];
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

export type Typeset = { readonly markup: Html | null; readonly rules: readonly string[] };

/** Formulas that are remembered, and those that are set under one clock. */
type Sizes = { readonly remembered: number; readonly together: number };
/** Most come once, some everywhere; each is 1 to 3 kB of markup. Where few of many are wanted, the others are set in vain. */
const OF_MARKUP: Sizes = { remembered: 4000, together: 16 };
/** A third of a kB each: those of some hundred thousand papers, which feeds ask for in any order, so none is set in vain. */
const OF_MATHML: Sizes = { remembered: 40_000, together: 64 };

/** A formula of the greatest length takes 10 ms. */
const LONGEST_MS = 3000;

export type Setting = (tex: string, display: boolean) => Typeset;

/** As MathML alone, for readers that have no stylesheet of ours: a quarter of the work. */
export const createMathmlSetter = (): Typesetter => createTypesetter(renderMathml, LONGEST_MS, OF_MATHML);

/** @param set how a formula that is not remembered is set; stopped after `limit` milliseconds where care is taken */
export function createTypesetter(set: Setting = render, limit = LONGEST_MS, sizes = OF_MARKUP): Typesetter {
  const known = createMemory<Typeset>(sizes.remembered);
  const used = new Set<string>();
  const slow = new Set<string>();
  let careful = false;
  const make = (tex: string, display: boolean): Typeset => {
    if (!careful) return set(tex, display);
    // A machine that slept meanwhile is no fault of the formula: it has a second try.
    for (let tries = 0; tries < 2; tries++) {
      const typeset = within(limit, () => set(tex, display));
      if (typeset !== TOO_LONG) return typeset;
    }
    slow.add(tex);
    return { markup: null, rules: [] };
  };
  const setter: Typesetter = {
    typeset(tex, display) {
      const { markup, rules } = known.of(keyOf(tex, display), () => make(tex, display));
      for (const rule of rules) used.add(rule);
      return markup;
    },
    takeRules() {
      const rules = [...used].sort();
      used.clear();
      return rules;
    },
    carefully(work) {
      careful = true;
      try {
        return work();
      } finally {
        careful = false;
      }
    },
    among(formulas) {
      const stretches = stretchesOf(formulas, sizes.together);
      const setStretch = (stretch: Stretch) => {
        for (const [key, { tex, display }] of stretch) known.of(key, () => set(tex, display));
      };
      return (tex, display) => {
        const key = keyOf(tex, display);
        const stretch = known.has(key) ? undefined : stretches.get(key);
        if (stretch !== undefined && within(limit, () => setStretch(stretch)) === TOO_LONG) {
          // From now on each by itself.
          for (const one of stretch.keys()) stretches.delete(one);
        }
        return setter.carefully(() => setter.typeset(tex, display));
      };
    },
    takeSlow() {
      const taken = [...slow].sort();
      slow.clear();
      return taken;
    },
  };
  return setter;
}

const keyOf = (tex: string, display: boolean): string => `${display ? 'd' : 'i'}${tex}`;

type Stretch = Map<string, Pick<Formula, 'tex' | 'display'>>;

/** The stretch of so many different formulas in which each stands first. */
function stretchesOf(formulas: Iterable<Pick<Formula, 'tex' | 'display'>>, together: number): Map<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  let open: Stretch = new Map();
  for (const formula of formulas) {
    const key = keyOf(formula.tex, formula.display);
    if (stretches.has(key)) continue;
    if (open.size === together) open = new Map();
    stretches.set(key, open.set(key, formula));
  }
  return stretches;
}

/** The rules of pages that were printed apart, as one text: the same formulas in any order give the same. */
export const stylesheetOf = (rules: Iterable<string>): string => [...new Set(rules)].sort().join('');

/** What was asked for of late: of the older half of what it holds, only what is asked for again stays. */
function createMemory<Value>(most: number) {
  let recent = new Map<string, Value>();
  let older = recent;
  return {
    has: (key: string): boolean => recent.has(key) || older.has(key),
    of(key: string, make: () => Value): Value {
      const known = recent.get(key);
      if (known !== undefined) return known;
      const value = older.get(key) ?? make();
      if (recent.size >= most / 2) {
        older = recent;
        recent = new Map();
      }
      recent.set(key, value);
      return value;
    },
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

const render: Setting = (tex, display) =>
  guardedly(tex, (source) => hoistStyles(katex.renderToString(source, settings(display))));

/** KaTeX puts MathML into an element of its own, which is left out. */
const renderMathml: Setting = (tex, display) =>
  guardedly(tex, (source) => {
    const written = katex.renderToString(source, { ...settings(display), output: 'mathml' });
    const [math] = /<math[\s>][\s\S]*<\/math>/.exec(written)!;
    return { markup: hoistStyles(math).markup, rules: [] };
  });

function guardedly(tex: string, set: (source: string) => Typeset): Typeset {
  const source = tex.normalize('NFC');
  if (gateRefusal(source) !== null) return { markup: null, rules: [] };
  try {
    return set(source);
  } catch {
    // Not only ParseError: KaTeX throws RangeError and TypeError as well.
    return { markup: null, rules: [] };
  }
}

/** KaTeX escapes `<`, `>` and `"` in all text and in all values, so none of them can stand inside a tag. */
const STYLED_TAG = /<([a-zA-Z]+)([^<>]*?) style="([^"]*)"([^<>]*)>/g;
/** Properties, numbers with units, names and `#rgb`: all that KaTeX writes. */
const SAFE_DECLARATIONS = /^[\w\s.,:;#%()-]*$/;

/** Boxes that only reserve room for what stands in them. */
const RESERVES = / class="(?:katex-strut|vlist)"/;

/** Markup with every `style` attribute turned into a class of the same tag, and the rules of those classes. */
function hoistStyles(styled: string): Typeset {
  const rules = new Set<string>();
  const markup = styled.replace(STYLED_TAG, (_, tag: string, before: string, style: string, after: string) => {
    /* v8 ignore next -- no KaTeX of today writes any other: this stands against one of tomorrow. */
    if (!SAFE_DECLARATIONS.test(style)) throw new Error(`KaTeX wrote a style that is not known to be safe: ${style}`);
    const attributes = before + after;
    const declarations = rounded(style, RESERVES.test(attributes) ? 100 : 1000);
    const name = className(declarations);
    rules.add(rule(name, declarations));
    return attributes.includes(' class="')
      ? `<${tag}${attributes.replace(' class="', ` class="${name} `)}>`
      : `<${tag} class="${name}"${attributes}>`;
  });
  return { markup: markup as Html, rules: [...rules] };
}

/**
 * Lengths in whole parts of an em, and no `;` at the end. KaTeX writes four decimals, of which no screen shows the last: a
 * thousandth of an em is a fiftieth of a pixel. Rounded, half as many rules set as many formulas.
 */
const rounded = (style: string, parts: number): string =>
  style
    .replace(/;$/, '')
    .replace(/(?<![\d.])-?[\d.]+(?=em)/g, (length) => String(Math.round(Number(length) * parts) / parts));

/** The lengths that KaTeX sets. */
const LETTERS: Readonly<Record<string, string>> = {
  height: 'h',
  'vertical-align': 'v',
  top: 't',
  left: 'x',
  'margin-left': 'l',
  'margin-right': 'r',
  'padding-left': 'p',
  width: 'w',
  'min-width': 'm',
  'border-bottom-width': 'b',
};

/** Some hundred lists of declarations make up all formulas. */
const names = new Map<string, string>();

/**
 * From the declarations alone, so that the order of formulas and the number of workers do not matter: a letter and
 * thousandths of an em for each length, which compresses to a third of what a hash does, and a hash of any others.
 */
function className(declarations: string): string {
  const known = names.get(declarations);
  if (known !== undefined) return known;
  const lengths = declarations.split(';').map((declaration) => {
    const [, property = '', ems] = /^([a-z-]+):(-?[\d.]+)em$/.exec(declaration) ?? [];
    return Object.hasOwn(LETTERS, property) ? `${LETTERS[property]}${Math.round(Number(ems) * 1000)}` : null;
  });
  const name = `k${lengths.includes(null) ? hashOf(declarations) : lengths.join('')}`;
  names.set(declarations, name);
  return name;
}

/** Ends in a letter of no length, so that no two kinds of names meet. */
const hashOf = (declarations: string): string =>
  `${createHash('sha256').update(declarations).digest().readUIntBE(0, 6).toString(36).padStart(10, '0').slice(-8)}z`;

/** `!important`, because an inline style would have won over every rule of KaTeX's own stylesheet. */
function rule(name: string, declarations: string): string {
  return `.katex .${name}{${declarations.replaceAll(';', '!important;')}!important}\n`;
}
