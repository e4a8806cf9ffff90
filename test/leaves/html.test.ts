import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { escapeHtml, jsonInScript } from '../../src/leaves/html.ts';
import { anyText } from '../any-text.ts';

describe('escapeHtml', () => {
  test.each([
    { input: `<script>alert(1)</script>`, out: '&lt;script&gt;alert(1)&lt;/script&gt;' },
    { input: `" onload='x'`, out: '&quot; onload=&#39;x&#39;' },
    { input: 'R&D &amp;', out: 'R&amp;D &amp;amp;' },
    { input: 'a\u0000b\u000bc\u009fd\ufffe', out: 'a\ufffdb\ufffdc\ufffdd\ufffd' },
    { input: "it's", out: 'it&#39;s' },
    { input: 'a\uffff', out: 'a\ufffd' },
    { input: 'a\ufdd0', out: 'a\ufffd' },
    { input: 'half \ud835 pair', out: 'half \ufffd pair' },
    { input: 'tab\tand\nnewline', out: 'tab\tand\nnewline' },
  ])('$input', ({ input, out }) => {
    expect(escapeHtml(input)).toBe(out);
  });

  test('whatever it is given, an HTML parser reads one text and no element', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const nodes = parseFragment(`<p title="${escapeHtml(text)}">${escapeHtml(text)}</p>`).childNodes;
        expect(nodes).toHaveLength(1);
        const [p] = nodes;
        if (p === undefined || !('childNodes' in p) || !('attrs' in p)) throw new Error('no element');
        expect(p.childNodes.every((child) => child.nodeName === '#text')).toBe(true);
        expect(p.attrs).toHaveLength(1);
      }),
    );
  });
});

describe('jsonInScript', () => {
  test('holds no sign that a parser of HTML or of JavaScript would act on', () => {
    expect(jsonInScript({ a: '</script><!-- & \u2028\u2029' })).toBe(
      '{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029"}',
    );
  });

  test('holds no sign that HTML forbids', () => {
    expect(jsonInScript('\u0007\u007f\u009f\ufdd0\uffff\ud800')).toBe('"\\u0007\\u007f\\u009f\\ufdd0\\uffff\\ud800"');
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonInScript(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
