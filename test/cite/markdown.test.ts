import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../src/cite/citable.ts';
import { citeMarkdown } from '../../src/cite/markdown.ts';
import { citable, maths, said, whole } from './citables.ts';

type Node = {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
};

const parse = (markdown: string): Node => unified().use(remarkParse).use(remarkGfm).parse(markdown) as Node;
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
const typesOf = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(typesOf)];

describe('citeMarkdown', () => {
  test('writes what is known', () => {
    expect(citeMarkdown([whole])).toBe(
      '- [Bounds of the VAE: $\\mathcal{O}(N^2)$ is enough](<https://arxiv.org/abs/2401.00010>). ' +
        'Ludwig van der Müller, OpenAI Team. 2024. arXiv:2401.00010. doi:10.1234/a\\_b. Listed in Broadsheet: Sep 8; Sep 9.\n',
    );
  });

  test('invents nothing', () => {
    expect(citeMarkdown([citable({})])).toBe('- A paper.\n');
  });

  test.each(['*a* _b_ `c` [d](e) <f> ~~g~~ | # h', '1. one', '- two', '![x](y)', '&amp; \\'])(
    'the title %j shows as it stands',
    (title) => {
      const tree = parse(citeMarkdown([citable({ title: said(title) })]));
      expect(textOf(tree)).toBe(`${title}.`);
      expect(typesOf(tree)).toEqual(['root', 'list', 'listItem', 'paragraph', 'text']);
    },
  );

  test('any title shows as it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 *_`[]()<>~|#&;!-+.:/\\$@h'), minLength: 1 }), (text) => {
        const title = oneLine(`x${text}x`);
        expect(textOf(parse(citeMarkdown([citable({ title: said(title) })])))).toBe(`${title}.`);
      }),
    );
  });

  test('brackets of a formula do not end the link', () => {
    const tree = parse(citeMarkdown([citable({ title: maths('[0,n]'), page: 'https://a.example/' })]));
    expect(typesOf(tree)).toEqual(['root', 'list', 'listItem', 'paragraph', 'link', 'text', 'text']);
  });
});
