import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { damage } from '../../../scripts/listing-damage.mjs';
import { findFormulas, MOST_FORMULAS } from '../../../src/maths/decoder/find.ts';
import { spansOf } from '../../../src/maths/decoder/spans.ts';
import { tokenize } from '../../../src/maths/decoder/tokens.ts';

/** The text with each formula as `⟦TeX⟧`. */
function marked(text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end, tex } of findFormulas(text)) {
    out += `${text.slice(at, start)}⟦${tex}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

/** Damage that stands in the five dumps of this project, and what must become of it. */
const DAMAGE: readonly { readonly name: string; readonly shown: string; readonly mended: string }[] = [
  {
    name: 'brackets around what is no equation are the formula’s own',
    shown: 'a map (alpha,beta) of it',
    mended: String.raw`a map ⟦(\alpha,\beta)⟧ of it`,
  },
  {
    name: 'a command that ran into the next',
    shown: 'Given alphain(0,1] and pin[1,+infty], we define',
    mended: String.raw`Given ⟦\alpha\in(0,1]⟧ and ⟦p\in[1,+\infty]⟧, we define`,
  },
  {
    name: 'a letter before a glued relation',
    shown: 'consistency simultaneously for all kgeq 2; (2) we propose',
    mended: String.raw`consistency simultaneously for all ⟦k\geq 2⟧; (2) we propose`,
  },
  {
    name: 'a tilde that was lost around a script letter',
    shown: 'our algorithm requires mathcal{O}(1/epsilon^4) iterations to find an epsilon-stationary point',
    mended: String.raw`our algorithm requires ⟦\tilde{\mathcal{O}}(1/\epsilon^4)⟧ iterations to find an ⟦\epsilon⟧-stationary point`,
  },
  {
    name: 'a blackboard letter that lost its font',
    shown: 'a sequence of measures on R^d and the projected probability simplex Delta^{C-1} by using',
    mended: String.raw`a sequence of measures on ⟦\mathbb{R}^d⟧ and the projected probability simplex ⟦\Delta^{C-1}⟧ by using`,
  },
  {
    name: 'a command that kept its name because a blank came before its argument',
    shown: 'vector sequences in continuous space mathbb R^d and autoregressively',
    mended: String.raw`vector sequences in continuous space ⟦\mathbb R^d⟧ and autoregressively`,
  },
  {
    name: 'two names in one word',
    shown: 'with d log n and kloglog n samples of the target',
    mended: String.raw`with ⟦d \log n⟧ and ⟦k\log\log n⟧ samples of the target`,
  },
  {
    name: 'indices as they stood',
    shown: 'the stochastic variance sigma_{1:T}^2 and the adversarial variation Sigma_{1:T}^2 for convex functions',
    mended: String.raw`the stochastic variance ⟦\sigma_{1:T}^2⟧ and the adversarial variation ⟦\Sigma_{1:T}^2⟧ for convex functions`,
  },
  {
    name: 'where the indices of an operator stand',
    shown: 'the entropy S_q = k sumlimits_{i=1}^{n} p_i ln p_i of states p_1, ldots, p_n',
    mended: String.raw`the entropy ⟦S_q = k \sum\limits_{i=1}^{n} p_i \ln p_i⟧ of states ⟦p_1, \ldots, p_n⟧`,
  },
  {
    name: 'where some say it, some do not, and one goes to infinity',
    shown: 'the sums sum_i a_i + sumlimits_{j=1}^infty b_j of both',
    mended: String.raw`the sums ⟦\sum_i a_i + \sum\limits_{j=1}^\infty b_j⟧ of both`,
  },
  {
    name: 'words of prose beside numbers',
    shown: 'the action of Spin SU(3) times 1/2 fields for kgeq 2',
    mended: String.raw`the action of Spin ⟦SU(3) \times 1/2⟧ fields for ⟦k\geq 2⟧`,
  },
  {
    name: 'a command that ran into a letter, between dollars',
    shown: 'we take $alphax$ and $tox+1$ of it',
    mended: String.raw`we take ⟦\alpha\mathbf{x}⟧ and ⟦tox+1⟧ of it`,
  },
  {
    name: 'a fraction behind a relation',
    shown: 'verified error on TinyImageNet (epsilon=1{255}) using very short warmup',
    mended: String.raw`verified error on TinyImageNet (⟦\epsilon=\frac{1}{255}⟧) using very short warmup`,
  },
  {
    name: 'letters glued to a command that is an English word too',
    shown: 'every ntimes m matrix of rank kleq n has factors, for dle3 and all xin X',
    mended: String.raw`every ⟦n\times m⟧ matrix of rank ⟦k\leq n⟧ has factors, for ⟦d\le3⟧ and all ⟦x\in X⟧`,
  },
  {
    name: 'a stage of testing beside a Greek letter',
    shown: 'after beta testing the beta-divergence is bounded for alphain(0,1]',
    mended: String.raw`after beta testing the ⟦\beta⟧-divergence is bounded for ⟦\alpha\in(0,1]⟧`,
  },
];

/** Words beside formulas that are none, in texts that hold others. */
const BESIDE: readonly { readonly shown: string; readonly mended: string }[] = [
  {
    shown: 'Pandora\'s Box and the TBox hold kgeq 3, x in R^d, and B\\"uchi automata',
    mended: String.raw`Pandora's Box and the TBox hold ⟦k\geq 3⟧, ⟦x \in \mathbb{R}^d⟧, and B\"uchi automata`,
  },
  {
    shown: 'speedups of 746--1249times with kgeq 2',
    mended: String.raw`speedups of ⟦746\text{--}1249\times⟧ with ⟦k\geq 2⟧`,
  },
  {
    shown: 'For alpha > 3 in B{\\"u}chi automata, kgeq 2',
    mended: String.raw`For ⟦\alpha > 3⟧ in B{\"u}chi automata, ⟦k\geq 2⟧`,
  },
  {
    shown: 'Sheep </title><svg onload=alert(1)> at Night, kgeq 2',
    mended: String.raw`Sheep </title><svg onload=alert(1)> at Night, ⟦k\geq 2⟧`,
  },
  { shown: 'Sheep {{7*7}} at Night', mended: 'Sheep {{7*7}} at Night' },
  { shown: 'Sheep {{ 7*7 }} at Night, or <%= 7*7 %>', mended: 'Sheep {{ 7*7 }} at Night, or <%= 7*7 %>' },
  {
    shown: 'the theorem of L. A. Peletier for ngeq 3, and E. coli with O(n^2)',
    mended: String.raw`the theorem of L. A. Peletier for ⟦n\geq 3⟧, and E. coli with ⟦O(n^2)⟧`,
  },
  {
    shown: 'there is x in R^d iff kgeq 3, on the n=11 subset',
    mended: String.raw`there is ⟦x \in \mathbb{R}^d⟧ iff ⟦k\geq 3⟧, on the ⟦n=11⟧ subset`,
  },
  {
    shown: 'a Bell inequality for alphain(0,1], when they sell and coexist, leq 4',
    mended: String.raw`a Bell inequality for ⟦\alpha\in(0,1]⟧, when they sell and coexist, ⟦\leq 4⟧`,
  },
  {
    shown: 'code for kgeq 3 is at this https URL{this https URL}, a {partitioning a distribution of} matrices in R^d',
    mended: String.raw`code for ⟦k\geq 3⟧ is at this https URL{this https URL}, a {partitioning a distribution of} matrices in ⟦\mathbb{R}^d⟧`,
  },
  {
    shown: 'the group Spin(7) and Spin^c structures on M^n with kgeq 3',
    mended: String.raw`the group ⟦\mathrm{Spin}(7)⟧ and ⟦\mathrm{Spin}^c⟧ structures on ⟦M^n⟧ with ⟦k\geq 3⟧`,
  },
];

const PROSE = [
  'The parser won grade A in its class, and vitamin C helped; stage I patients agreed.',
  '\\textcolor[rgb]{1, 0, 0}{Code available} for word problems of the Msmall{AWPS} benchmark',
  'We ran beta testing in a pin-compatible star topology, mid-sized, to sum partial results in total.',
  'Large language models (LLMs) are strong, but they cost from $5 to $10 per run, i.e. US$ 3M in total.',
  'A new dataset of 10,000 images in 20 classes; see https://example.org/a_b for the code.',
  'Training is 5.7 times faster than with 50B parameters, in a room of 21 °C.',
  'We call it extbf{T}otal extbf{G}ain, and Figure ef{tab:one} shows it.',
  'The local robot steps fast to a point where the machine meets the limits of its joints.',
  'Class-relation Knowledge Distillation for Novel Class Discovery',
  'a policy π0 is',
  'The top of the chain is at the angle of a square that is not in the set of the natural order.',
];

test('punctuation alone is no place of a formula', () => {
  const tokens = tokenize('a , . : b');
  expect(spansOf(tokens, 1, tokens.count - 2)).toEqual([]);
  expect(spansOf(tokens, 0, 0)).toEqual([{ start: 0, end: 1 }]);
});

describe('findFormulas', () => {
  test.each(DAMAGE)('$name', ({ shown, mended }) => {
    expect(marked(shown)).toBe(mended);
  });

  test.each(BESIDE)('$shown', ({ shown, mended }) => {
    expect(marked(shown)).toBe(mended);
  });

  test('reads a title in the company of its abstract', () => {
    const title = 'Distribution Matching with f-Divergence';
    const abstract = 'We show that every f-divergence with kgeq 2 and fin C^1 is bounded, and that k leq n.';
    const answered = (company?: string) => findFormulas(title, company).map(({ start, tex }) => [start, tex]);
    expect(answered()).toEqual([]);
    expect(answered('We show that matching helps.')).toEqual([]);
    expect(answered(abstract)).toEqual([[27, 'f']]);
    // what stands in the abstract alone is no formula of the title, nor is what would reach into it
    expect(findFormulas('On Matching', abstract)).toEqual([]);
  });

  test.each(PROSE)('leaves prose alone: %s', (text) => {
    expect(findFormulas(text)).toEqual([]);
  });

  test('sets formulas whose dollars survived as they stand', () => {
    expect(findFormulas(String.raw`loss $\ell_2$ at $x_1 \leq 3$, then \(a+b\)`)).toEqual([
      { start: 5, end: 13, tex: String.raw`\ell_2`, trust: 'intact', display: false, reason: null },
      { start: 17, end: 29, tex: String.raw`x_1 \leq 3`, trust: 'intact', display: false, reason: null },
      { start: 36, end: 43, tex: 'a+b', trust: 'intact', display: false, reason: null },
    ]);
  });

  test('says what it did', () => {
    expect(findFormulas('a rate of O(n^{3{4}}) for all x in R^d')).toEqual([
      {
        start: 10,
        end: 21,
        tex: String.raw`O(n^{\frac{3}{4}})`,
        trust: 'inferred',
        display: false,
        reason: 'a fraction that lost its name and first brace',
      },
      {
        start: 30,
        end: 38,
        tex: String.raw`x \in \mathbb{R}^d`,
        trust: 'inferred',
        display: false,
        reason: 'a blackboard letter that lost its font; commands that lost their backslashes',
      },
    ]);
  });
});

/** Formulas whose repair is claimed to be exact: their authors' TeX, in a sentence. */
const CLAIMED = [
  String.raw`\alpha\in(0,1]`,
  String.raw`k\geq 2`,
  String.raw`x_i \leq y_i`,
  String.raw`\frac{1}{2}`,
  String.raw`\tilde{\mathcal{O}}(d^k)`,
  String.raw`x \in \mathbb{R}^d`,
  String.raw`\sum_{i=1}^n x_i`,
  String.raw`\|x\|_2`,
  String.raw`n\log n`,
  String.raw`\lambda \to \infty`,
];

const squeezed = (tex: string): string => tex.replace(/\s+/g, '').replace(/\{([a-zA-Z])\}/g, '$1');

describe('damage, then repair', () => {
  test.each(CLAIMED)('gives back %s', (tex) => {
    const [formula] = findFormulas(damage(`We show that $${tex}$ holds for the estimator.`));
    expect(squeezed(formula?.tex ?? '')).toBe(squeezed(tex));
  });
});

const accepted = (tex: string): boolean => {
  katex.renderToString(tex, { throwOnError: true, strict: 'ignore', maxExpand: 200 });
  return true;
};

function expectSound(text: string): void {
  let last = 0;
  for (const { start, end, tex } of findFormulas(text)) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(accepted(tex)).toBe(true);
    last = end;
  }
}

/** Bits of damaged maths and of prose, to be thrown together. */
const PIECES = [
  ...['alpha', 'mathcal{', 'frac{', '}', '{', '^', '_', '|', 'left(', 'right)', 'x', 'n', 'R^d', 'leq', ' ', ' ', ' '],
  ...[
    'the',
    'of',
    ',',
    '.',
    '$',
    '\\',
    '\\(',
    '3{4}',
    'kgeq',
    '10',
    '%',
    '#',
    '&',
    '~',
    'é',
    '𝔘',
    'tilde',
    'O(',
    ')',
    '\\def',
  ],
];

describe('whatever the text', () => {
  test('offsets are sorted and in range, and KaTeX accepts every formula', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => expectSound(pieces.join(''))),
      { numRuns: 300, seed: 3 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), expectSound), { numRuns: 300, seed: 4 });
  });

  test('a long text without a blank ends', () => {
    for (const bit of ['x', 'alpha', '{', 'x_{1}^', '$', '\\(', '\\alpha', 'O(n)+']) {
      expectSound(bit.repeat(Math.ceil(100_000 / bit.length)));
    }
  }, 30_000);

  test('ten thousand formulas are cut off at a fixed number', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `we set x_{${i}} leq ${i}, and`).join(' ');
    expect(findFormulas(text)).toHaveLength(MOST_FORMULAS);
  }, 30_000);

  test('asked twice, it says the same', () => {
    for (const { shown } of DAMAGE) expect(findFormulas(shown)).toEqual(findFormulas(shown));
  });
});
