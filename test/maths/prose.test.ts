import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceOf } from '../../src/leaves/rich-text.ts';
import type { FoundFormula } from '../../src/maths/found.ts';
import { mendProse } from '../../src/maths/prose.ts';
import { COMMAND_RULES } from '../../src/maths/prose-commands.ts';
import { PROSE_RULES } from '../../src/maths/prose-rules.ts';
import type { RichText } from '../../src/types.ts';
import { cpuTime } from './cpu-time.ts';

const textOf = (text: RichText) => text.map((segment) => (segment.kind === 'prose' ? segment.text : '□')).join('');

/** A formula wherever `$n$` stands. */
const formulasIn = (text: string): FoundFormula[] =>
  [...text.matchAll(/\$n\$/g)].map(({ index }) => ({
    start: index,
    end: index + 3,
    tex: 'n',
    trust: 'intact',
    display: false,
    reason: null,
  }));

/** Each segment in short: what is seen, then its source where that differs, then its look where that is not plain. */
const outline = (text: string): string[] =>
  mendProse(text, formulasIn(text)).map((segment) => {
    if (segment.kind === 'formula') return '□';
    const source = segment.source === segment.text ? '' : ` < ${segment.source}`;
    const look = [segment.style === 'plain' ? '' : segment.style, segment.href ?? ''].filter(Boolean).join(' ');
    return `${segment.trust}: ${segment.text}${source}${look === '' ? '' : ` (${look})`}`;
  });

test.each([...PROSE_RULES, ...COMMAND_RULES].map((rule) => [rule.name, ...rule.seen]))(
  'rule "%s": %s',
  (_, seen, shown) => {
    expect(textOf(mendProse(seen!, []))).toBe(shown);
  },
);

test.each([
  // Accents, with and without braces
  ["Fr\\'echet, Fr\\'{e}chet, Fr{\\'e}chet, Fr\\' echet", 'Fréchet, Fréchet, Fréchet, Fréchet'],
  ['H\\"older, H\\"{o}lder, H{\\"o}lder', 'Hölder, Hölder, Hölder'],
  ["It\\^o, Cram\\'er\\textendash Rao", 'Itô, Cramér– Rao'],
  ['s\\~ao, Erd\\H{o}s, Erd\\H os, \\v{S}idak, Ho\\v rava', 'são, Erdős, Erdős, Šidak, Hořava'],
  ['fa\\c{c}ade, \\k{a}, \\r{a}, \\u{a}, \\=a, \\.z, \\d{s}', 'façade, ą, å, ă, ā, ż, ṣ'],
  ["na\\\"{\\i}ve, D\\'{\\i}az, D\\'\\i az", 'naïve, Díaz, Díaz'],
  ['Stra\\ss{}e, S\\o ren, {\\L}ojasiewicz, \\AA rhus, \\ae ther', 'Straße, Søren, Łojasiewicz, Århus, æther'],
  // Backslashes that are no accents
  ['ScaledGD(\\lambda) and \\ours are', 'ScaledGD(\\lambda) and \\ours are'],
  ['C:\\x and \\', 'C:\\x and \\'],
  // Commands at the ends of a text, and such as never end
  ['at Universit\\L', 'at UniversitŁ'],
  ['\\L', '\\L'],
  ['a method \\footnote{Code is public.}', 'a method (Code is public.)'],
  ['\\footnote{Code}', '(Code)'],
  ['a method\\footnote{Code is', 'a method\\footnote{Code is'],
  ['\\textcolor{red', '\\textcolor{red'],
  // Quotes
  ["``a'' and `b' and ``c\"", '“a” and ‘b’ and “c”'],
  ["``a `b' c''", '“a ‘b’ c”'],
  ["don't, models' and \"straight\" stay; so does f''(x)", "don't, models' and \"straight\" stay; so does f''(x)"],
  ['`code` stays', '`code` stays'],
  ["the ``$n$-means'' of $n$", 'the “□-means” of □'],
  // Dashes
  ["an open end ''", "an open end ''"],
  ['1--2, a -- b, a---b, ----, -->, <--', '1–2, a – b, a—b, ----, -->, <--'],
  // Ties
  ['models~(LLMs), Figure~3, 5~GHz, w.r.t.~the, by~$n$', 'models (LLMs), Figure 3, 5 GHz, w.r.t. the, by □'],
  ['~10%, (~1000x), 1M~60M, 70%~80%, a ~ b, $n$~x', '~10%, (~1000x), 1M~60M, 70%~80%, a ~ b, □ x'],
  // Escapes
  ['5\\%, C \\& W, a\\_b, \\#1, \\$5, \\{x\\}, {\\%}', '5%, C & W, a_b, #1, $5, {x}, %'],
  // Emphasis
  ['{\\bf x y} {\\it z} {\\em a} {\\sc B} {\\tt c} {\\bfseries M}asking', 'x y z a B c Masking'],
  ['\\emph{a \\textbf{b} c}', 'a b c'],
  ['{\\it the $n$-th}', 'the □-th'],
  // Macros
  ['\\eg, \\ie\\ x, \\etal. said', 'e.g., i.e. x, et al. said'],
  ['\\foo{bar} and \\foo{} and {\\method}', '\\foo{bar} and \\foo{} and {\\method}'],
  // At the end of a text, before empty braces, and beside nothing
  ['a\\quad b, said \\"so\\"', 'a b, said "so"'],
  ['the letter \\L', 'the letter \\L'],
  ['on foot is zu Fu\\ss', 'on foot is zu Fuß'],
  ['\\eg{} this, 5\\deg{} of it', 'e.g. this, 5° of it'],
  ['\\color{red}Code is here', 'Code is here'],
  ["a\\~{}b, a\\^{}b, \\'{} c", "a~b, a^b, \\'{} c"],
  ['regressionx2014', 'regression—'],
  ['ox20145, x2077z and NeurIPSx2020 stay', 'ox20145, x2077z and NeurIPSx2020 stay'],
  ['Psmall{ARAM and small talk', 'Psmall{ARAM and small talk'],
  ['nothing is \\textbf{}', 'nothing is '],
  ['\\href{javascript:ran()}{click} here, \\v{q} there', '\\href{javascript:ran()}{click} here, \\v{q} there'],
  ['at https://github.com/a/b{} and on', 'at https://github.com/a/b{} and on'],
  // No word is as long as the one before the braces
  [`${'a'.repeat(61)}{https://a.b/c}`, `${'a'.repeat(61)}https://a.b/c`],
  // Broken markup stays visible
  ['{Firstly, we', '{Firstly, we'],
  ['a set {0,1} and {x}', 'a set {0,1} and {x}'],
  ['\\textbf{open', '\\textbf{open'],
  // A quotation that ends outside of the group in which it began
  ["\\textbf{a``b}c''", "a``bc''"],
])('%s', (text, shown) => {
  const mended = mendProse(text, formulasIn(text));
  expect(textOf(mended)).toBe(shown);
  expect(sourceOf(mended)).toBe(text);
});

test.each([
  [
    'emphasis keeps its markup in its source',
    'layer (I) \\textbf{L}azy',
    ['intact: layer (I) ', 'restored: L < \\textbf{L} (strong)', 'intact: azy'],
  ],
  ['styles nest', '\\emph{a {\\bf b}}', ['restored: a  < \\emph{a  (emphasis)', 'restored: b < {\\bf b}} (strong)']],
  ['an unknown macro is doubtful', 'called \\method{}.', ['intact: called ', 'doubtful: \\method{}', 'intact: .']],
  [
    'an orphaned citation key is doubtful',
    'prior work~nichani2023provable requiring',
    ['intact: prior work', 'restored:   < ~', 'doubtful: nichani2023provable', 'intact:  requiring'],
  ],
  [
    'an address becomes a link without the full stop behind it',
    'See https://a.org/b_(c). Then',
    ['intact: See ', 'intact: https://a.org/b_(c) (https://a.org/b_(c))', 'intact: . Then'],
  ],
  [
    'words in braces behind an address are its link',
    'at https://github.com/kleinzcy/Cr-KD-NCD{here}.',
    [
      'intact: at ',
      'restored: here < https://github.com/kleinzcy/Cr-KD-NCD{here} (https://github.com/kleinzcy/Cr-KD-NCD)',
      'intact: .',
    ],
  ],
  [
    'a word glued to an address is its link',
    'our codehttps://a.org/x and more',
    ['intact: our ', 'restored: code < codehttps://a.org/x (https://a.org/x)', 'intact:  and more'],
  ],
  [
    'an address twice is one link',
    'in https://a.org/x{https://a.org/x}.',
    ['intact: in ', 'restored: https://a.org/x < https://a.org/x{https://a.org/x} (https://a.org/x)', 'intact: .'],
  ],
  [
    'a name before its address in braces is its link',
    'the Data-1.4M{https://a.org/Data-1.4M}',
    ['intact: the ', 'restored: Data-1.4M < Data-1.4M{https://a.org/Data-1.4M} (https://a.org/Data-1.4M)'],
  ],
  [
    'an address in colour',
    '\\textcolor[rgb]{1, 0, 0}{Code at http://www.bhchen.cn/}.',
    [
      'restored: Code at  < \\textcolor[rgb]{1, 0, 0}{Code at ',
      'intact: http://www.bhchen.cn/ (http://www.bhchen.cn/)',
      'restored: . < }.',
    ],
  ],
  [
    'TeX links',
    '\\href{https://a.org/\\_x}{our \\emph{page}}',
    [
      'restored: our  < \\href{https://a.org/\\_x}{our  (https://a.org/_x)',
      'restored: page < \\emph{page}} (emphasis https://a.org/_x)',
    ],
  ],
  [
    'an address that is no web address stays text',
    '\\url{javascript:alert(1)} and https:// alone',
    ['restored: javascript:alert(1) < \\url{javascript:alert(1)}', 'intact:  and https:// alone'],
  ],
])('%s', (_, text, segments) => {
  expect(outline(text)).toEqual(segments);
});

test.each([
  'We study models of language, vision (and more): 3.5x faster, 10-20 points better; see [1, 2].',
  'It\'s the models\' "best" result: a/b, c-d, e – f — g, ~10% & more; 5 < 6 > 4 = {0, 1}, a_b, 2^10, $5.',
  '日本語 and emoji 🚀 stay, é and ö too.',
])('text without damage is one intact segment: %s', (text) => {
  expect(mendProse(text, [])).toEqual([
    { kind: 'prose', text, source: text, style: 'plain', href: null, trust: 'intact' },
  ]);
});

test('an empty text has no segments', () => {
  expect(mendProse('', [])).toEqual([]);
});

const PIECES = [
  ...[
    '{',
    '}',
    '\\',
    '`',
    "'",
    "''",
    '``',
    '"',
    '~',
    '--',
    '---',
    ' ',
    '  ',
    '\n',
    'a',
    'word',
    '5',
    '%',
    '$n$',
    '$',
    '[x]',
    '.',
  ],
  ...[
    '\\bf ',
    '\\textbf{',
    '\\emph{',
    "\\'e",
    '\\"{o}',
    '\\href{',
    '\\url{',
    '\\footnote{',
    '\\cite{',
    '\\foo',
    '\\\\',
    '\\textcolor',
  ],
  ...['https://a.org/x', 'http://', 'www.', 'x2014', 'smith2020towards', 'small{', '\\L', '\\eg', '\ufffc'],
];
const damaged = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''));

test('sources join back to the text, intact prose is shown as it stood, and every formula is there', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
      const formulas = formulasIn(text);
      const mended = mendProse(text, formulas);
      expect(sourceOf(mended)).toBe(text);
      expect(mended.filter(({ kind }) => kind === 'formula')).toHaveLength(formulas.length);
      for (const segment of mended) {
        if (segment.kind === 'prose' && segment.trust === 'intact') expect(segment.text).toBe(segment.source);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['letters', 'a'],
  ['braces', '{'],
  ['grave accents', '`'],
  ['backslashes', '\\'],
  ['commands', '\\a'],
  ['hyphens', '-'],
  ['tildes', '~'],
  ['apostrophes', "''"],
  ['blanks', ' '],
  ['protocols', 'http://'],
  ['addresses', 'https://a.b/'],
  ['keys', 'abc2019'],
  ['groups', '{\\bf '],
  ['arguments', '\\textbf{'],
  ['pairs', '{}'],
  ['quotations', "``a''"],
])(
  '100 kB of %s take no more than a moment',
  (_, piece) => {
    const text = piece.repeat(Math.floor(100_000 / piece.length));
    expect(cpuTime(() => expect(sourceOf(mendProse(text, []))).toBe(text))).toBeLessThan(5000);
  },
  60_000,
);

test('10,000 formulas and no rule to apply take no more than a moment', () => {
  const text = '$n$ and '.repeat(10_000);
  expect(cpuTime(() => expect(mendProse(text, formulasIn(text))).toHaveLength(20_000))).toBeLessThan(5000);
}, 60_000);
