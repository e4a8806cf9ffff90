// What a saved page holds, without its looks. In: HTML. Out: the data that scripts and attributes carry, the page's own
// facts (`<meta name="citation_title">`), and its visible text as pieces: each block of text, where it leads, whether it is
// a heading, its lines. Entities are decoded once, by the parser.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Piece } from './pieces.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** JSON that stands in the page, and the line on which it begins. */
export type PageData = { readonly json: string; readonly line: number };

export type Page = {
  readonly data: readonly PageData[];
  readonly metas: ReadonlyMap<string, readonly string[]>;
  readonly pieces: readonly Piece[];
};

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td th thead tr ul br'.split(
    ' ',
  ),
);
const UNSEEN = new Set('script style template noscript svg head select button input'.split(' '));
const DATA_ATTRIBUTES = ['data-props', 'data-page', 'data-state'];

export function readPage(html: string): Page {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const data: PageData[] = [];
  const metas = new Map<string, string[]>();
  const gather = (node: Node | typeof document, depth: number) => {
    if (depth > DEEPEST) return;
    if ('tagName' in node) {
      data.push(...dataOf(node));
      const [name, content] = metaOf(node);
      if (name !== '') metas.set(name, [...(metas.get(name) ?? []), content]);
    }
    if ('childNodes' in node) for (const child of node.childNodes) gather(child, depth + 1);
  };
  gather(document, 0);
  return { data, metas, pieces: piecesOf(document.childNodes) };
}

/** No page is as deep; what is would overflow the stack of whoever walks it. */
const DEEPEST = 500;

const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((attr) => attr.name === name)?.value ?? null;

function dataOf(element: Element): PageData[] {
  const place = element.sourceCodeLocation;
  const inAttributes = DATA_ATTRIBUTES.flatMap((name) => {
    const json = attribute(element, name);
    // A second `<body>` gives its attributes to the first, which may stand nowhere.
    return json?.includes('"title"') ? [{ json, line: place?.attrs?.[name]?.startLine ?? place?.startLine ?? 1 }] : [];
  });
  const isData = element.tagName === 'script' && /json/.test(attribute(element, 'type') ?? '');
  if (!isData) return inAttributes;
  const json = element.childNodes.map((node) => (node as DefaultTreeAdapterTypes.TextNode).value).join('');
  return [...inAttributes, { json, line: place!.startTag!.endLine }];
}

const metaOf = (element: Element): [string, string] =>
  element.tagName === 'meta'
    ? [(attribute(element, 'name') ?? '').toLowerCase(), attribute(element, 'content') ?? '']
    : ['', ''];

/** Text that flows together, until a block begins or ends. */
type Run = { text: string; target: string | null; heading: number; line: number; endLine: number; mixed: boolean };

function piecesOf(nodes: readonly Node[]): Piece[] {
  const runs: Run[] = [];
  let open: Run | null = null;
  const close = () => {
    if (open !== null && open.text.trim() !== '') runs.push(open);
    open = null;
  };
  const visit = (node: Node, target: string | null, heading: number, depth: number) => {
    if (depth > DEEPEST) return;
    if (node.nodeName === '#text') {
      const { startLine: line, endLine } = node.sourceCodeLocation!;
      const text = (node as DefaultTreeAdapterTypes.TextNode).value.replace(/[ \t\n\f\r]+/g, ' ');
      open ??= { text: '', target, heading, line, endLine: line, mixed: false };
      if (open.text.trim() === '')
        Object.assign(open, { text: '', target, heading, line: lineOfText(node as never, line) });
      else if (text.trim() !== '' && open.target !== target) open.mixed = true;
      open.text += text;
      if (text.trim() !== '') open.endLine = endLine;
    } else if (node.nodeName === 'img') {
      // A picture that leads to a paper stands before its title, and says that the card above has ended.
      const line = node.sourceCodeLocation!.startLine;
      if (target !== null && (open === null || open.text.trim() === ''))
        runs.push({ text: '', target, heading: 0, line, endLine: line, mixed: false });
    } else if ('tagName' in node && !UNSEEN.has(node.tagName)) {
      const isBlock = BLOCKS.has(node.tagName);
      const leads = node.tagName === 'a' ? attribute(node, 'href') : null;
      if (isBlock) close();
      const level = /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : heading;
      for (const child of node.childNodes) visit(child, leads ?? target, level, depth + 1);
      if (isBlock) close();
    }
  };
  for (const node of nodes) visit(node, null, 0, 0);
  close();
  return runs.map(({ text, target, heading, line, endLine, mixed }) => ({
    text: text.trim(),
    // A block in which one word is a link does not lead there as a whole.
    target: mixed ? null : target,
    heading,
    line,
    endLine,
  }));
}

/** The line of a text's first sign that is no blank. */
function lineOfText({ value }: DefaultTreeAdapterTypes.TextNode, line: number): number {
  const blanks = /^\s*/.exec(value)![0];
  return line + (blanks.length < value.length ? blanks.split('\n').length - 1 : 0);
}
