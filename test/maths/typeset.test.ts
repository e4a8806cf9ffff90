import fc from 'fast-check';
import katex from 'katex';
import { SaxesParser } from 'saxes';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TOO_LONG, within } from '../../src/leaves/bounded.ts';
import { acceptsTex, createMathmlSetter, createTypesetter, stylesheetOf } from '../../src/maths/typeset.ts';
import type { Html } from '../../src/types.ts';

const FORMULAS = [
  'n',
  '\\mathcal{O}(n^2)',
  '\\frac{1}{2}\\|\\cdot\\|_2^2',
  '\\sqrt{\\sigma_{1:T}^2}',
  '\\vec{x}+\\overbrace{a+b}^{n}',
  '\\begin{cases}a & b\\\\ c & d\\end{cases}',
  '\\boxed{x}\\bcancel{y}\\textcolor{red}{z}',
  '\\text{if "x" < \'y\'} \\{1\\}',
];

afterEach(() => {
  vi.restoreAllMocks();
});

/** What KaTeX itself writes. */
const original = (tex: string) => katex.renderToString(tex, { strict: 'ignore' });

/** Each tag's declarations, as a browser would see them, with all classes that are not KaTeX's taken away. */
function withStylesBack(markup: string, stylesheet: string): string {
  const rules = new Map(
    [...stylesheet.matchAll(/^\.katex \.([\w-]+)\{(.*)\}$/gm)].map(([, name, text]) => [
      name!,
      `${text!.replaceAll('!important', '')};`,
    ]),
  );
  return markup.replace(/ class="(k[\w-]+)( ?)([^"]*)"/g, (whole, name: string, _, others: string) =>
    rules.has(name) ? `${others === '' ? '' : ` class="${others}"`} style="${rules.get(name)}"` : whole,
  );
}

/** Tags with their attributes in order, and each length apart, in em. */
function tagsOf(markup: string): readonly { readonly tag: string; readonly lengths: readonly number[] }[] {
  const pieces = markup.replace(/style="([^"]*?);?"/g, 'style="$1"').match(/<[^<>]+>|[^<]+/g)!;
  return pieces.map((piece) => {
    const sorted = piece
      .split(/(?= [\w-]+=)|(?=>$)/)
      .sort()
      .join('');
    const lengths = [...sorted.matchAll(/(-?[\d.]+)em/g)].map(([, length]) => Number(length));
    return { tag: sorted.replace(/-?[\d.]+em/g, '#em'), lengths };
  });
}

test.each(FORMULAS)('%s as MathML alone is the MathML that pages have, and needs no rules', (tex) => {
  const setter = createMathmlSetter();
  const [math] = /<math[\s>].*<\/math>/s.exec(createTypesetter().typeset(tex, true)!)!;
  expect(setter.typeset(tex, true)).toBe(math);
  expect(setter.takeRules()).toEqual([]);
});

test.each(['\\def\\a{x}', '{', '\\nothing'])('%s is refused as MathML as well', (tex) => {
  expect(createMathmlSetter().typeset(tex, false)).toBeNull();
});

test.each(FORMULAS)(
  '%s is what KaTeX makes of it, with styles as classes and lengths to less than a tenth of a pixel',
  (tex) => {
    const typesetter = createTypesetter();
    const markup = typesetter.typeset(tex, false)!;
    expect(markup).not.toContain(' style=');
    const ours = tagsOf(withStylesBack(markup, stylesheetOf(typesetter.takeRules())));
    const theirs = tagsOf(original(tex));
    expect(ours.map(({ tag }) => tag)).toEqual(theirs.map(({ tag }) => tag));
    for (const [at, { tag, lengths }] of theirs.entries()) {
      const step = / class="(?:katex-strut|vlist)"/.test(tag) ? 0.01 : 0.001;
      for (const [nth, length] of lengths.entries()) {
        expect(Math.abs(ours[at]!.lengths[nth]! - length), tag).toBeLessThanOrEqual(step / 2 + 1e-9);
      }
    }
  },
);

test('what each class says stands in its name, but for what is no length', () => {
  const typesetter = createTypesetter();
  typesetter.typeset('x_1\\textcolor{red}{x}', false);
  const rules = typesetter.takeRules();
  const said = rules.filter((rule) => !/^\.katex \.k[0-9a-z]{8}z\{/.test(rule));
  expect(rules.filter((rule) => !said.includes(rule)).map((rule) => rule.replace(/\.k\w+z/, '.k…'))).toEqual([
    '.katex .k…{color:red!important}\n',
  ]);
  expect(said).toContain('.katex .kh580v-150{height:0.58em!important;vertical-align:-0.15em!important}\n');
  const names = rules.map((rule) => rule.slice(0, rule.indexOf('{')));
  expect(new Set(names).size).toBe(rules.length);
});

test.each(FORMULAS)('%s is well-formed markup in which no tag has two class attributes', (tex) => {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<p>${createTypesetter().typeset(tex, false)}</p>`).close();
});

test('the stylesheet does not depend on the order of the formulas, nor on how often they stand', () => {
  const one = createTypesetter();
  const other = createTypesetter();
  for (const tex of FORMULAS) one.typeset(tex, false);
  for (const tex of [...FORMULAS, ...FORMULAS].reverse()) other.typeset(tex, false);
  const rules = one.takeRules();
  expect(rules).toEqual(other.takeRules());
  expect(rules.length).toBeGreaterThan(10);
  const apart = FORMULAS.flatMap((tex) => {
    one.typeset(tex, false);
    return one.takeRules();
  });
  expect(stylesheetOf(apart)).toBe(rules.join(''));
});

test('a typesetter without work has no rules, and an empty stylesheet', () => {
  expect(stylesheetOf(createTypesetter().takeRules())).toBe('');
});

test('formulas that come no more are forgotten, and set anew when they come again', () => {
  const asked: string[] = [];
  const { typeset } = createTypesetter((tex) => {
    asked.push(tex);
    return { markup: tex as Html, rules: [] };
  });
  for (let i = 0; i < 5000; i++) typeset(`${i}`, false);
  expect(typeset('4999', false)).toBe('4999');
  expect(asked).toHaveLength(5000);
  expect(typeset('0', false)).toBe('0');
  expect(asked).toHaveLength(5001);
});

describe('a formula that does not end', () => {
  const setting = () => {
    const asked: string[] = [];
    const typesetter = createTypesetter((tex) => {
      asked.push(tex);
      if (tex === 'loop') for (;;);
      return { markup: `<i>${tex}</i>` as Html, rules: [] };
    }, 250);
    return { asked, typesetter };
  };

  test('is refused where care is taken, and named; the others are not', () => {
    const { typesetter } = setting();
    const markups = typesetter.carefully(() => ['x', 'loop', 'y'].map((tex) => typesetter.typeset(tex, false)));
    expect(markups).toEqual(['<i>x</i>', null, '<i>y</i>']);
    expect(typesetter.takeSlow()).toEqual(['loop']);
    expect(typesetter.takeSlow()).toEqual([]);
  });

  test('is tried twice, whoever asks', () => {
    const { asked, typesetter } = setting();
    for (let i = 0; i < 3; i++) typesetter.carefully(() => typesetter.typeset('loop', false));
    expect(asked).toEqual(['loop', 'loop']);
  });

  test('is set where only the machine slept', () => {
    let tries = 0;
    const typesetter = createTypesetter((tex) => {
      if (++tries === 1) for (;;);
      return { markup: tex as Html, rules: [] };
    }, 400);
    expect(typesetter.carefully(() => typesetter.typeset('x', false))).toBe('x');
    expect(typesetter.takeSlow()).toEqual([]);
  });

  test('keeps none of those that are set together with it from being set', () => {
    const { asked, typesetter } = setting();
    const formulas = ['x', 'loop', 'y', 'x'].map((tex) => ({ tex, display: false }));
    const typeset = typesetter.among(formulas);
    expect(['y', 'loop', 'x', 'z'].map((tex) => typeset(tex, false))).toEqual([
      '<i>y</i>',
      null,
      '<i>x</i>',
      '<i>z</i>',
    ]);
    expect(typesetter.takeSlow()).toEqual(['loop']);
    // Once among the others, twice by itself, and never again.
    expect(asked).toEqual(['x', 'loop', 'y', 'loop', 'loop', 'z']);
  });

  test('care ends with the work, even where that fails', () => {
    const { typesetter } = setting();
    const failing = () =>
      typesetter.carefully(() => {
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(within(100, () => typesetter.typeset('loop', false))).toBe(TOO_LONG);
  });
});

test('more formulas than are set under one clock come out as each does alone', () => {
  const formulas = Array.from({ length: 200 }, (_, i) => ({ tex: `x_{${i}}`, display: i % 2 === 0 }));
  const typeset = createTypesetter().among([...formulas, ...formulas]);
  for (const { tex, display } of formulas) expect(typeset(tex, display)).toBe(createTypesetter().typeset(tex, display));
});

test('display and inline are remembered apart', () => {
  const { typeset } = createTypesetter();
  expect(typeset('\\sum_i x', true)).toContain('katex-display');
  expect(typeset('\\sum_i x', false)).not.toContain('katex-display');
});

test('letters and accents apart are set as the composed letter', () => {
  const { typeset } = createTypesetter();
  expect(typeset('\\text{e\u0301}', false)).toBe(typeset('\\text{\u00e9}', false));
});

const REFUSED = [
  ['groups without end', '{'.repeat(1875)],
  ['roots without end', '\\sqrt{'.repeat(870)],
  ['powers without end', 'x^{'.repeat(1119)],
  ['a macro bomb', `\\def\\a{${'x'.repeat(1000)}}${'\\a'.repeat(200)}`],
  ['100 kB of sums', 'x+'.repeat(50_000)],
  ['a message', '\\message{hello from the dump}'],
  ['an unknown command', '\\frobnicate'],
  ['a lone brace', '}'],
  ['an image', '\\includegraphics{x.png}'],
  ['a step far left', '\\kern-9999em x'],
  ['a NUL', '\u0000'],
] as const;

test.each(REFUSED)('%s: refused, silently and at once', (_, tex) => {
  const printed = (['log', 'warn', 'error', 'info'] as const).map((method) => vi.spyOn(console, method));
  expect(createTypesetter().typeset(tex, false)).toBe(null);
  expect(createTypesetter().typeset(tex, true)).toBe(null);
  expect(acceptsTex(tex)).toBe(false);
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});

test('a sign that KaTeX has no metrics for is set without a word on the console', () => {
  const printed = vi.spyOn(console, 'warn');
  expect(createTypesetter().typeset('日本語 \\text{ʒ} 🚀', false)).not.toBe(null);
  expect(printed).not.toHaveBeenCalled();
});

test('no formula changes the next one', () => {
  const { typeset } = createTypesetter();
  typeset('\\gdef\\sin{x}\\sin', false);
  expect(typeset('\\sin', false)).toBe(createTypesetter().typeset('\\sin', false));
});

test('any text at all is set or refused, never thrown; what is set holds no style and no foreign tag', () => {
  const pieces = fc.constantFrom(
    '\\',
    '{',
    '}',
    '^',
    '_',
    'x',
    '\\frac',
    '\\left(',
    '\\right)',
    '&',
    '<b>',
    '"',
    "'",
    '$',
    '%',
  );
  const typesetter = createTypesetter();
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (tex) => {
        const markup = typesetter.typeset(tex, false);
        expect(acceptsTex(tex)).toBe(markup !== null);
        if (markup !== null) expect(markup).not.toMatch(/<[^<>]* style=|<b>|<script/);
      },
    ),
    { numRuns: 150 },
  );
});
