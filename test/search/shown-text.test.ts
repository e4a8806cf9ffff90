import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { type Markup, markupFrom } from '../../src/leaves/markup.ts';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { shownTextMaker } from '../../src/search/shown-text.ts';
import type { Html } from '../../src/types.ts';
import { rich } from './invented.ts';

/** The same tree by a parser of HTML. */
function parsed(node: DefaultTreeAdapterMap['childNode']): Markup[] {
  if (node.nodeName === '#text') return [(node as DefaultTreeAdapterMap['textNode']).value];
  const { tagName, attrs, childNodes } = node as DefaultTreeAdapterMap['element'];
  return [[tagName, Object.fromEntries(attrs.map(({ name, value }) => [name, value])), ...childNodes.flatMap(parsed)]];
}

test.each([
  'x',
  '\\widetilde{\\mathcal O}(\\sqrt{K}\\,T^{3/4})',
  'a<b \\& c>d, "q" \\text{it\'s}',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '\\underbrace{x+\\cdots+x}_{n}',
  '\\xrightarrow{\\text{a.s.}}\\ \\cancel{x}\\ \\boxed{y}',
  '\\left\\lVert\\frac{\\partial f}{\\partial x}\\right\\rVert_2^2',
])('the tree of %s is that of a parser of HTML', (tex) => {
  const html = createTypesetter().typeset(tex, false)!;
  expect(markupFrom(html)).toEqual(parseFragment(html).childNodes.flatMap(parsed));
});

test.each([
  ['<span', 'our markup has a tag that is not known: <span'],
  ['<span><b></span>', 'our markup closes span out of turn'],
  ['</span>', 'our markup closes span out of turn'],
  ['<span>x', 'our markup leaves span open'],
  ['<img src=x onerror=y>', 'our markup has a tag that is not known: <img src=x onerror=y>'],
])('refuses %s', (html, message) => {
  expect(() => markupFrom(html as Html)).toThrow(message);
});

test('shown text is prose, and formulas as they read beside their trees', () => {
  const shown = shownTextMaker((tex) => (tex === 'y' ? null : (`<span>${tex}</span>` as Html)));
  expect(shown(rich('The $\\chi^2$ of $y$ is half a pair: \ud83d'))).toEqual([
    'The ',
    ['χ^2', [['span', {}, '\\chi^2']]],
    ' of ',
    ['y', null],
    ' is half a pair: \ufffd',
  ]);
});
