// A note's Markdown as markup. In: Markdown by the library's owner, who is trusted no more than a dump; how to typeset a
// formula. Out: Html. Raw HTML is dropped, the tree is sanitised, and only then our own formulas are put in: nothing comes
// after the sanitiser but the typesetter. Refuses pictures, styles, and links that lead anywhere but to the web or to mail.
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { allowedText, escapeHtml } from '../leaves/html.ts';
import { webUrl } from '../leaves/urls.ts';
import type { Html } from '../types.ts';
import type { Typeset } from './rich-html.ts';

/** While Markdown is read, a formula is one sign of the private area and a number: `$a_b*c*$` must not become emphasis. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const HELD = /\ue000(\d+)\ue001/g;
/** `$$…$$` and `$…$`, by Pandoc's rule: no blank inside the dollars, no digit after them; a dollar may be escaped. */
const MATHS =
  /(?<!\\)\$\$([^$]{1,2000}?)\$\$|(?<![\\$])\$(?![\s$])((?:[^$\\\n]|\\.){0,500}?[^\s$\\]|[^\s$\\])\$(?!\d)/g;

type Held = { readonly source: string; readonly tex: string; readonly display: boolean };

const SCHEMA = {
  ...defaultSchema,
  // Ids come from footnotes alone and have their prefix already.
  clobberPrefix: '',
  tagNames: defaultSchema.tagNames!.filter((name) => !['img', 'picture', 'source', 'input'].includes(name)),
};

/** Notes stand below a page's own heads: a first head of a note is a third one of the page. */
const HEADS_BELOW = 2;

/** @param prefix for the ids of its footnotes; a page with several notes gives each its own */
export function noteHtml(markdown: string, typeset: Typeset, prefix: string): Html {
  const held: Held[] = [];
  const tree = treeOf(holdMaths(markdown, held), prefix);
  const shown = mapTree(tree, held, (formula) => formulaHtml(formula, typeset), prefix);
  return unified().use(rehypeStringify, { allowDangerousHtml: true }).stringify(shown) as Html;
}

/** The words of a note, for search: no marks, formulas as they were written. */
export function noteText(markdown: string): string {
  const held: Held[] = [];
  const words: string[] = [];
  const visit = (node: Root | RootContent) => {
    if (node.type === 'text') words.push(node.value.replace(HELD, (_, n: string) => held[Number(n)]!.source));
    else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(treeOf(holdMaths(markdown, held), ''));
  return words.join('').replace(/\s+/g, ' ').trim();
}

const holdMaths = (markdown: string, held: Held[]): string =>
  allowedText(markdown)
    .replace(/[\ue000\ue001]/g, '\ufffd')
    .replace(MATHS, (source, block: string | undefined, inline: string | undefined) => {
      held.push({ source, tex: (block ?? inline)!.trim(), display: block !== undefined });
      return `${OPEN}${held.length - 1}${CLOSE}`;
    });

/** In characters: a note is a page, and reading Markdown takes time that can grow faster than a text. */
const LONGEST = 100_000;
/** Signs before a line that make lists and quotations in one another, or blanks that stand for them. */
const DEEPEST = /(?:^|\n)(?:[ \t]{200}|(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))){50})/;
/** In one paragraph: each that opens is tried with each that closes. */
const MOST_BRACKETS = 1000;

/** Whether no page would be written so, and the parser would take minutes, or end the build. */
const isOverdone = (markdown: string): boolean =>
  markdown.length > LONGEST ||
  DEEPEST.test(markdown) ||
  markdown.split(/\n[ \t]*\n/).some((paragraph) => paragraph.split(/[[\]]/).length > MOST_BRACKETS);

/** Markdown that is overdone is shown as it stands. */
function treeOf(markdown: string, prefix: string): Root {
  if (isOverdone(markdown)) {
    const lines: ElementContent[] = [{ type: 'text', value: markdown }];
    return {
      type: 'root',
      children: [{ type: 'element', tagName: 'pre', properties: {}, children: lines }],
    };
  }
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { clobberPrefix: `${prefix}-` })
    .use(rehypeSanitize, SCHEMA);
  return processor.runSync(processor.parse(markdown)) as Root;
}

/** Formulas in place of what holds them, save in code, where the source comes back; heads lowered; links checked. */
function mapTree(tree: Root, held: readonly Held[], show: (formula: Held) => Html, prefix: string): Root {
  const text = ({ value }: Text, inCode: boolean): ElementContent[] => {
    if (!value.includes(OPEN)) return [{ type: 'text', value }];
    if (inCode) return [{ type: 'text', value: value.replace(HELD, (_, n: string) => held[Number(n)]!.source) }];
    return value.split(HELD).map((part, i): ElementContent => {
      return i % 2 === 0 ? { type: 'text', value: part } : ({ type: 'raw', value: show(held[Number(part)]!) } as never);
    });
  };
  const visit = (node: RootContent, inCode: boolean): RootContent[] => {
    if (node.type === 'text') return text(node, inCode);
    if (node.type !== 'element') return [];
    const code = inCode || node.tagName === 'code' || node.tagName === 'pre';
    return [
      { ...checked(node, prefix), children: node.children.flatMap((child) => visit(child, code)) as ElementContent[] },
    ];
  };
  return { ...tree, children: tree.children.flatMap((child) => visit(child, false)) };
}

/** The one id that remark gives to every note alike: the head of its footnotes. */
const FOOTNOTES = 'footnote-label';

function checked(element: Element, prefix: string): Element {
  const head = /^h([1-6])$/.exec(element.tagName);
  const { properties } = element;
  if (head !== null) {
    const id = properties.id === FOOTNOTES ? { id: `${prefix}-${FOOTNOTES}` } : {};
    const tagName = `h${Math.min(6, Number(head[1]) + HEADS_BELOW)}`;
    return { ...element, tagName, properties: { ...properties, ...id } };
  }
  if (element.tagName !== 'a') return element;
  const { href, ...rest } = properties;
  const address = String(href ?? '');
  if (address.startsWith('#')) {
    const described = 'ariaDescribedBy' in properties ? { ariaDescribedBy: [`${prefix}-${FOOTNOTES}`] } : {};
    return { ...element, properties: { ...properties, ...described } };
  }
  const allowed = address.startsWith('mailto:') ? address : webUrl(address);
  return { ...element, properties: allowed === null ? rest : { ...rest, href: allowed, rel: ['noopener'] } };
}

const formulaHtml = ({ tex, display, source }: Held, typeset: Typeset): Html =>
  typeset(tex, display) ?? (`<code class="raw">${escapeHtml(source)}</code>` as Html);
