// Each kind of damage that the project claims to mend, with a line as it stands in a dump or a listing, from the text as
// scraped to the Markdown that `broadsheet maths` prints.
import { expect, test } from 'vitest';
import { mendText } from '../../src/maths/lines.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import type { Trust } from '../../src/types.ts';

const r = String.raw;

test.each([
  ['symbols', 'a map on R^{C-1} and a', 'a map on $R^{C-1}$ and a'],
  [
    'a word that is a command',
    'in Omega(kd) time by the beta-divergence of',
    r`in $\Omega(kd)$ time by the $\beta$-divergence of`,
  ],
  [
    'single variables',
    'We study the m labeled samples, where n is the number of points and a degree k polynomial is fitted to the n points.',
    'We study the $m$ labeled samples, where $n$ is the number of points and a degree $k$ polynomial is fitted to the $n$ points.',
  ],
  [
    'letters that ran together',
    'holds for all kgeq 1 with dlog n samples as Mto infty',
    r`holds for all $k\geq 1$ with $d\log n$ samples as $M\to \infty$`,
  ],
  [
    'an index that ran on',
    'utility bound is widetilde O(d/(nvarepsilon_DP)) in terms',
    r`utility bound is $\widetilde O(d/(n\varepsilon_{\mathrm{DP}}))$ in terms`,
  ],
  ['an arrow', 'A map R^drightarrow R^k is given', r`A map $\mathbb{R}^d\rightarrow \mathbb{R}^k$ is given`],
  ['fences', 'is proptoleft(d/mright)^{1/2} for all', r`is $\propto\left(d/m\right)^{1/2}$ for all`],
  [
    'a push-forward',
    '(e.g., the Sinkhorn divergence) between Tsharpmu and nu, regularized by M^c_rho(T).',
    r`(e.g., the Sinkhorn divergence) between $T\sharp\mu$ and $\nu$, regularized by $M^c_\rho(T)$.`,
  ],
  ['two logs', 'with loglog n steps', r`with $\log\log n$ steps`],
  ['a fraction', 'a rate of O(n^{3{4}}) holds', r`a rate of $O(n^{\frac{3}{4}})$ holds`],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: TeX, no template
  ['an old font switch', 'in the {cal L}_N norm, {rm opt} and', 'in the ${\\cal L}_N$ norm, ${\\rm opt}$ and'],
  ['functions', 'min_x f(x) in poly(n) time', r`$\min_x f(x)$ in $\mathrm{poly}(n)$ time`],
  [
    'words in indices',
    'D_{KL} with lambda_{min} and W_{gate}',
    r`$D_{\mathrm{KL}}$ with $\lambda_{\min}$ and $W_{\mathrm{gate}}$`,
  ],
  [
    'short words in indices',
    'the loss L_{cls} + lambda L_{reg}',
    r`the loss $L_{\mathrm{cls}} + \lambda L_{\mathrm{reg}}$`,
  ],
  ['variables in indices', 'with a_{ij} = x_i^TAx_j and k_BT', r`with $a_{ij} = x_i^TAx_j$ and $k_BT$`],
  [
    'extremes within a fraction',
    'a regret of Oleft(K^{4{5}}+polyleft(1{lambda_{min}}right) right) holds',
    r`a regret of $O\left(K^{\frac{4}{5}}+\mathrm{poly}\left(\frac{1}{\lambda_{\min}}\right) \right)$ holds`,
  ],
  [
    'the name of a number',
    'error O(opt) + epsilon for halfspaces in R^d',
    r`error $O(\mathrm{opt}) + \epsilon$ for halfspaces in $\mathbb{R}^d$`,
  ],
  [
    'a Greek letter among others',
    'the kernel s(t, theta, omega) is at most O(t^2)',
    r`the kernel $s(t, \theta, \omega)$ is at most $O(t^2)$`,
  ],
  ['a tilde', 'a regret of mathcal{O}(d^k) for', r`a regret of $\tilde{\mathcal{O}}(d^k)$ for`],
  ['a real space', 'for all x in R^d we', r`for all $x \in \mathbb{R}^d$ we`],
  ['an expectation', 'E[tau] is finite', r`$\mathbb{E}[\tau]$ is finite`],
  ['a norm', 'such that 1{2}|cdot|_2^2 is', r`such that $\frac{1}{2}\|\cdot\|_2^2$ is`],
  ['a size beside a norm', 'where |S| leq |x|_1 and |A|_F = 1', r`where $|S| \leq \|x\|_1$ and $\|A\|_F = 1$`],
  [
    'a set that holds indices',
    'in O(min{log (sigma_{1:T}^2+Sigma_{1:T}^2), T}) steps',
    r`in $O(\min\{\log (\sigma_{1:T}^2+\Sigma_{1:T}^2), T\})$ steps`,
  ],
  ['what nothing speaks for', 'a regret of O(T) over time', 'a regret of $O(T)$ over time'],
  ['ties, and a tilde that says about', 'models~(LLMs) are ~10% better', 'models (LLMs) are ~10% better'],
  ['accents and signs', r`Fr\'echet, 5.84\% more, \eg here`, 'Fréchet, 5.84% more, e.g. here'],
  ['emphasis', r`{\bf x}, {\it very} good, \textbf{L}azy, {\sc Legendre}`, '**x**, *very* good, **L**azy, Legendre'],
  ['colour', r`\textcolor[rgb]{1, 0, 0}{Code available} now`, 'Code available now'],
  [
    'addresses with their words',
    'at https://github.com/a/b{here} or Labelhttps://github.com/a/c now',
    'at [here](https://github.com/a/b) or [Label](https://github.com/a/c) now',
  ],
  ['the number of a sign', 'regressionx2014which', 'regression—which'],
  ['maths between delimiters that survived', r`for \(O(d{n})\) and $Acdot S$`, r`for $O(\frac{d}{n})$ and $A\cdot S$`],
])('%s: %s', (_, scraped, mended) => {
  expect(mendText(scraped)).toBe(mended);
});

test.each([
  'We ran beta testing of a pin, in to mid partial sum star results.',
  'Under a score estimate with small error (averaged across timesteps), we bound it.',
  'The key idea is that a robot may in time be told what to do.',
])('prose stays prose: %s', (text) => {
  expect(mendText(text)).toBe(text);
});

/** The trust of each formula and of each stretch of prose that is not intact. */
const trusts = (text: string): Trust[] =>
  restoreMaths(text)
    .filter(({ kind, trust }) => kind === 'formula' || trust !== 'intact')
    .map(({ trust }) => trust);

test.each<[string, Trust[]]>([
  ['in O(T) steps', ['intact']],
  ['for all kgeq 1', ['restored']],
  ['for all x in R^d', ['inferred']],
  ['in {rm opt} norm', ['restored']],
  ['called \\method{} here', ['doubtful']],
  ['prior work~nichani2023provable', ['restored', 'doubtful']],
])('says how sure it is: %s', (text, expected) => {
  expect(trusts(text)).toEqual(expected);
});

test('LaTeX that was never listed stays as its author wrote it', () => {
  const text = r`Let $\frac{a}{b}$ be in $R^d$ with \(\mathcal{O}(n)\), and $x{1}$.`;
  expect(mendText(text)).toBe(r`Let $\frac{a}{b}$ be in $R^d$ with $\mathcal{O}(n)$, and $x{1}$.`);
});
