import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MendKeys } from '../../src/site/mends.ts';
import { type RichHtmlOptions, richHtml } from '../../src/site/rich-html.ts';
import type { Formula, Html, RichText, WebUrl } from '../../src/types.ts';
import { formula, prose } from '../records.ts';

const typeset = (tex: string): Html | null => (tex === 'refused' ? null : (`[${tex}]` as Html));
const labels = { wide: 'Wide formula', mend: (key: string) => `Mend ${key}` };
const PLAIN: RichHtmlOptions = { typeset, head: false, keys: new Map(), labels };
const HEAD: RichHtmlOptions = { ...PLAIN, head: true };
const keyed = (one: Formula, first = true): RichHtmlOptions => {
  const keys: MendKeys = new Map([[one, { key: 'a', first }]]);
  return { ...PLAIN, keys };
};

test.each<{ name: string; text: RichText; options?: RichHtmlOptions; html: string }>([
  { name: 'prose is escaped', text: [prose('<b> & "c"')], html: '&lt;b&gt; &amp; &quot;c&quot;' },
  {
    name: 'styles become elements',
    text: [prose('so', { style: 'emphasis' }), prose('X', { style: 'small-caps' })],
    html: '<em>so</em><span class="sc">X</span>',
  },
  {
    name: 'addresses become links',
    text: [prose('here', { href: 'https://a.example/?b&c' as WebUrl })],
    html: '<a href="https://a.example/?b&amp;c" rel="noopener">here</a>',
  },
  {
    name: 'a head links nowhere',
    text: [prose('here', { href: 'https://a.example/' as WebUrl })],
    options: HEAD,
    html: 'here',
  },
  { name: 'a short formula holds together', text: [formula('f')], html: '<span class="nb">[f]</span>' },
  {
    name: 'what hangs on a short formula stays with it',
    text: [prose('a degree-'), formula('k'), prose(', and more')],
    html: 'a <span class="nb">degree-<span class="nb">[k]</span>,</span> and more',
  },
  {
    name: 'two formulas with a sign between them are one run',
    text: [formula('x'), prose('-'), formula('y')],
    html: '<span class="nb tight"><span class="nb">[x]</span>-<span class="nb">[y]</span></span>',
  },
  {
    name: 'a refused formula shows its source, marked',
    text: [formula('refused', 'intact', '<raw>')],
    html: '<span class="mend inf dou nb"><code class="raw">&lt;raw&gt;</code></span>',
  },
  {
    name: 'compounds of a head hold together',
    text: [prose('Three-Layer, Over-Parametrized & Out-of-Distribution-Generalization')],
    options: HEAD,
    html: '<span class="nb">Three-Layer</span>, <span class="nb">Over-Parametrized</span> &amp; Out-of-Distribution-Generalization',
  },
  {
    name: 'a long compound of a head parts where it must, and before its last word alone; a longer one anywhere',
    text: [
      prose('Out-of-Distribution Meta-Generalization, In-Context-Learning-Enabled Meta-Learning-Overgeneralization'),
    ],
    options: HEAD,
    html:
      '<span class="hold"><span class="nb">Out-of-</span>Distribution</span> <span class="hold">Meta-Generalization</span>, ' +
      '<span class="hold">In-Context-Learning-Enabled</span> <span class="nb">Meta-Learning-</span>Overgeneralization',
  },
  {
    name: 'prose that was guessed is marked',
    text: [prose('é', { trust: 'inferred' })],
    html: '<span class="mend inf">é</span>',
  },
])('$name', ({ text, options = PLAIN, html }) => {
  expect(richHtml(text, options)).toBe(html);
});

test('a display formula scrolls in a box that the keyboard reaches', () => {
  expect(richHtml([{ ...formula('x'), display: true }], PLAIN)).toBe(
    '<span class="wide" tabindex="0" role="group" aria-label="Wide formula">[x]</span>',
  );
});

test('a noted formula carries the letter of its note', () => {
  const guess = formula('R', 'inferred');
  const letter = '<a class="ref" href="#m-a" aria-label="Mend a">a</a>';
  expect(richHtml([guess], keyed(guess))).toBe(
    `<span class="mend inf nb" id="r-a"><span class="nb">[R]</span>${letter}</span>`,
  );
  expect(richHtml([guess], keyed(guess, false))).toBe(
    `<span class="mend inf nb"><span class="nb">[R]</span>${letter}</span>`,
  );
});

test('a formula on a line of its own keeps its letter there', () => {
  const guess = { ...formula('R', 'inferred'), display: true };
  expect(richHtml([guess], keyed(guess))).toMatch(/<a class="ref"[^>]*>a<\/a><\/span><\/span>$/);
});

test('a restored formula shows the letter only where its note begins', () => {
  const restored = formula('R', 'restored');
  expect(richHtml([restored], keyed(restored, false))).toBe('<span class="mend nb"><span class="nb">[R]</span></span>');
});

test('no text is lost between the pieces', () => {
  const segment = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', ',') }).map((text) => prose(text)),
    fc.constantFrom('x', 'y').map((tex) => formula(tex)),
  );
  fc.assert(
    fc.property(fc.array(segment), (text) => {
      const shown = text.map((one) => (one.kind === 'prose' ? one.text : `[${one.tex}]`)).join('');
      for (const options of [PLAIN, HEAD]) expect(richHtml(text, options).replace(/<[^>]*>/g, '')).toBe(shown);
    }),
  );
});
