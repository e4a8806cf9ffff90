import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REPAIRS } from '../../src/maths/rebuild.ts';
import { findFormulas } from '../../src/maths/rules.ts';
import { splitRun } from '../../src/maths/split.ts';
import { acceptsTex } from '../../src/maths/typeset.ts';

/** `source -> tex` for each formula; `?` marks an inferred one. */
const outline = (text: string): string[] =>
  findFormulas(text).map(({ start, end, tex, trust }) => {
    const source = text.slice(start, end);
    return `${source}${trust === 'inferred' ? ' ?> ' : ' -> '}${tex}`;
  });

test.each(REPAIRS.map((repair) => [repair.name, ...repair.seen, repair.mend] as const))(
  'repair "%s": %s',
  (_, seen, tex, mend) => {
    expect(mend(seen)).toBe(tex);
  },
);

test.each([
  ['kgeq', 'k \\geq'],
  ['alphain', '\\alpha \\in'],
  ['nvarepsilon', 'n \\varepsilon'],
  ['piproptoe', '\\pi \\propto e'],
  ['drightarrow', 'd \\rightarrow'],
  ['loglog', '\\log \\log'],
  ['Phicirc', '\\Phi \\circ'],
  ['proptoleft', '\\propto \\left'],
])('%s ran together from %s', (run, pieces) => {
  expect(
    splitRun(run, 2)
      ?.map(({ text, isName }) => (isName ? `\\${text}` : text))
      .join(' '),
  ).toBe(pieces);
});

test.each(['blogs', 'alphabet', 'betas', 'vision', 'cells', 'GPT', 'x', 'a'.repeat(100)])(
  '%s is no run of commands',
  (run) => {
    expect(splitRun(run, 2)).toBe(null);
  },
);

test.each([
  // Fonts, scripts and the tilde that a shown 𝒪 must have had
  [
    'a regret of mathcal{O}left(K^{3{4}} right) and is',
    ['mathcal{O}left(K^{3{4}} right) ?> \\widetilde{\\mathcal{O}}\\left(K^{\\frac{3}{4}} \\right)'],
  ],
  ['test error in mathcal{O}(d^k) samples', ['mathcal{O}(d^k) ?> \\widetilde{\\mathcal{O}}(d^k)']],
  ['first and second moments of {cal L}_N in', ['{cal L}_N -> {\\cal L}_N']],
  ['convergence in mathbb R^d.', ['mathbb R^d -> \\mathbb R^d']],
  // Runs that lost the backslashes between their commands
  ['only an alphain(0,1]-fraction', ['alphain(0,1] -> \\alpha \\in (0,1]']],
  ['simultaneously for all kgeq 2; (2) we', ['kgeq 2 -> k\\geq 2']],
  ['mass function piproptoe^{-U}, provided', ['piproptoe^{-U} -> \\pi \\propto e^{-U}']],
  [
    'bounded by proptoleft(d/mright)^{1/2}. However',
    ['proptoleft(d/mright)^{1/2} -> \\propto \\left(d/m\\right)^{1/2}'],
  ],
  ['valid only in the limit Mto infty and', ['Mto infty -> M\\to \\infty']],
  ['O(k^2loglog n / n)', ['O(k^2loglog n / n) -> O(k^2\\log \\log n / n)']],
  // Fractions, norms, sets, fences
  ['where h:=1{2}|cdot|_2^2+tau and', ['h -> h', '1{2}|cdot|_2^2+tau ?> \\frac{1}{2}\\|\\cdot\\|_2^2+\\tau']],
  ['CIFAR-10 (epsilon=8{255}) and', ['epsilon=8{255} -> \\epsilon=\\frac{8}{255}']],
  ['on R^n times { pm 1}, whose', ['R^n times { pm 1} ?> \\mathbb{R}^n \\times \\{ \\pm 1\\}']],
  ['at most O(max{1, log psi}) times the', ['O(max{1, log psi}) -> O(\\max\\{1, \\log \\psi\\})']],
  // Words in indices
  ['loss (ie D_{KL}) in nats', ['D_{KL} -> D_{\\mathrm{KL}}']],
  ['constant lambda_{min} that', ['lambda_{min} -> \\lambda_{\\min}']],
  // Expectations
  [
    'is additive E[z mid x,y] = f_star(x) +g_{star}(y). We',
    ['E[z mid x,y] = f_star(x) +g_{star}(y) ?> \\mathbb{E}[z \\mid x,y] = f_\\star(x) +g_{\\star}(y)'],
  ],
  // Commands that kept their backslash, behind braces or not
  ['ScaledGD(\\lambda) and LiPO-{\\lambda} can', ['\\lambda -> \\lambda', '{\\lambda} -> \\lambda']],
  // Powers behind a name
  ['We propose ConceptM^3oE and NEAR^2, and', ['^3 -> ^3', '^2 -> ^2']],
  // Single letters, where the text proves that it holds maths
  ['a set of n points in R^d, where n is odd', ['n -> n', 'R^d ?> \\mathbb{R}^d', 'n -> n']],
])('%s', (text, formulas) => {
  expect(outline(text)).toEqual(formulas);
});

test.each([
  // Dollars
  ['$f$-Divergence', ['$f$ -> f']],
  ['3D$^2$-Actor', ['$^2$ -> ^2']],
  [
    '$$\\sum_i x_i$$ and \\(\\alpha\\) and \\[x^2\\]',
    ['$$\\sum_i x_i$$ -> \\sum_i x_i', '\\(\\alpha\\) -> \\alpha', '\\[x^2\\] -> x^2'],
  ],
  // Dollars that lost their partner
  [
    'the law $L(s) = L_0 + Acdot S_1^{-alpha} Where S_1 is forward area and S_2$ is',
    ['$L(s) = L_0 + Acdot S_1^{-alpha} -> L(s) = L_0 + A\\cdot S_1^{-\\alpha}', 'S_1 -> S_1', 'S_2$ -> S_2'],
  ],
  ['means \\mu_i within \\varepsilon$ error', ['\\mu_i -> \\mu_i', '\\varepsilon$ -> \\varepsilon']],
  // Money
  ['from $5 to $10, US$ 3M, 40\\%, $, $$ and \\$', []],
  ['costs $1,000 and $2,000 a year', []],
])('%s', (text, formulas) => {
  expect(outline(text)).toEqual(formulas);
});

test.each([
  'We study beta testing, a pin, in, to, mid, partial sums, star products, and a new text.',
  'A method (i) that is 3.5x faster, 10-20 points better on GPT-4 and 7B models, (ii) for 3D scenes; see [1, 2].',
  'Type B errors in Figure C, the R package, vitamin D, Raspberry Pi 4 and the Gamma distribution.',
  'Code: https://github.com/a_b/x_1 and www.c.org/O(n) and score_nodes, file_name_2.',
  'All cells tell a simple tale: the left and right hands get well, one subset at a time.',
  'I show a result, e.g. U.S. data, i.e. A and I, in JSON {} and {"a": 1}.',
])('prose holds no formula: %s', (text) => {
  expect(outline(text)).toEqual([]);
});

test('formulas inside an address are part of the address', () => {
  expect(outline('O(n^2) at https://a.org/x_1/y^2')).toEqual(['O(n^2) -> O(n^2)']);
});

const PIECES = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '|',
    '^',
    '_',
    '$',
    '\\',
    ' ',
    ',',
    '.',
    '-',
    '=',
    '/',
    "'",
    'x',
    'n',
    'R',
    'O(',
    '2',
    '10',
  ],
  ...[
    'alpha',
    'epsilon',
    'in',
    'to',
    'frac',
    'sqrt',
    'mathcal',
    'left',
    'right',
    'log',
    'max',
    'sum',
    'cal',
    'text',
    'word',
    'kgeq',
  ],
  ...[
    '\\lambda',
    '\\(',
    '\\)',
    'https://a.b/',
    '...',
    'ldots',
    'cdot',
    '%',
    '#',
    '&',
    '~',
    'é',
    '∞',
    '\u0000',
    '\ud835',
  ],
];

test('every answer is in range, in order, and accepted by KaTeX', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, tex } of findFormulas(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(acceptsTex(tex)).toBe(true);
        last = end;
      }
    }),
    { numRuns: 300 },
  );
});
