// Notes as markup: what Markdown may say, what it may not, and maths that neither Markdown nor the sanitiser touches.
import { describe, expect, test } from 'vitest';
import { noteHtml, noteText } from '../../src/site/prose.ts';
import type { Html } from '../../src/types.ts';

const typeset = (tex: string, display: boolean): Html | null =>
  tex.includes('bad') ? null : (`<math${display ? ' display' : ''}>${tex}</math>` as Html);
const html = (markdown: string) => noteHtml(markdown, typeset, 'n1');

describe('noteHtml', () => {
  test.each([
    { name: 'emphasis', markdown: 'a *b* **c**', out: '<p>a <em>b</em> <strong>c</strong></p>' },
    { name: 'a head stands below those of the page', markdown: '# Head', out: '<h3>Head</h3>' },
    {
      name: 'a web link',
      markdown: '[a](https://example.org/b)',
      out: '<p><a href="https://example.org/b" rel="noopener">a</a></p>',
    },
    { name: 'maths keeps its signs', markdown: 'so $a_b*c*d_e$ holds', out: '<p>so <math>a_b*c*d_e</math> holds</p>' },
    { name: 'displayed maths', markdown: '$$x < y$$', out: '<p><math display>x < y</math></p>' },
    { name: 'prices are no maths', markdown: 'from $5 to $10', out: '<p>from $5 to $10</p>' },
    { name: 'code keeps its dollars', markdown: '`$a$`', out: '<p><code>$a$</code></p>' },
    {
      name: 'a formula that is refused shows its source',
      markdown: '$bad<b>$',
      out: '<p><code class="raw">$bad&lt;b&gt;$</code></p>',
    },
  ])('$name', ({ markdown, out }) => {
    expect(html(markdown)).toBe(out);
  });

  test.each([
    '<script>alert(1)</script>',
    '<iframe src="https://example.org"></iframe>',
    '<p id="search" style="color:red" onclick="x()">a</p>',
    '<img src=x onerror=alert(1)>',
    '![a](https://example.org/a.png)',
    '[a](javascript:alert(1))',
    '[a]( jAvA\tscript:alert(1))',
    '[a](data:text/html,b)',
    '[a](//example.org)',
    '[a](../../etc)',
    '\ue0000\ue001',
  ])('%s is harmless', (markdown) => {
    expect(html(markdown)).not.toMatch(/<script|<iframe|<img|style=|onclick|onerror|id="search"|href=|<math/i);
  });

  test('a table and a footnote, whose ids have the note’s prefix', () => {
    expect(html('| a |\n|---|\n| b |')).toContain('<td>b</td>');
    const note = html('a[^1]\n\n[^1]: b');
    expect(note).toContain('href="#n1-fn-1"');
    expect(note).toContain('id="n1-fn-1"');
  });
});

test('noteText is what a reader could search for', () => {
  expect(noteText('# Head\n\nSee *this* [page](https://example.org) on $a_b$.')).toBe('Head See this page on $a_b$.');
});
