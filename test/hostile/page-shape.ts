// What a page is made of, as a parser of HTML reads it. In: a page. Out: its kind; which elements stand in which, with
// the names of their attributes and with their classes; its text, its ids, its addresses.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export type PageShape = {
  /** The class of its body: `p-paper`. */
  readonly kind: string;
  /** `section[class=abs] > p[]`, each once. */
  readonly edges: ReadonlySet<string>;
  /** Names of elements and attributes in formulas, each once. */
  readonly inFormulas: ReadonlySet<string>;
  readonly ids: readonly string[];
  readonly addresses: readonly string[];
};

const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'srcset', 'poster', 'xlink:href', 'ping']);
const isElement = (node: Node): node is Element => 'tagName' in node;
const attributeOf = (element: Element, wanted: string): string =>
  element.attrs.find(({ name }) => name === wanted)?.value ?? '';

/** Numbers in class names are the page's own counts; nothing of a text ever is in one. */
const signOf = (element: Element): string => {
  const names = element.attrs.map(({ name }) => (name === 'class' ? `class=${attributeOf(element, 'class')}` : name));
  return `${element.tagName}[${names.sort().join(' ')}]`;
};

const isFormula = (element: Element): boolean => /^(?:katex|wide)(?: |$|-)/.test(attributeOf(element, 'class'));

export function shapeOf(html: string): PageShape {
  const edges = new Set<string>();
  const inFormulas = new Set<string>();
  const ids: string[] = [];
  const addresses: string[] = [];
  let kind = '';
  const visit = (node: Node, parent: string, formula: boolean): void => {
    if (!isElement(node)) {
      if (node.nodeName === '#comment') edges.add(`${parent} > comment`);
      if ('childNodes' in node) for (const child of node.childNodes) visit(child, parent, formula);
      return;
    }
    for (const { name, value } of node.attrs) {
      if (name === 'id' || name === 'name') ids.push(value);
      if (ADDRESSES.has(name)) addresses.push(value);
    }
    if (node.tagName === 'body') kind = attributeOf(node, 'class');
    const sign = signOf(node);
    const inside = formula || isFormula(node);
    if (inside) for (const name of [node.tagName, ...node.attrs.map((one) => `[${one.name}]`)]) inFormulas.add(name);
    else edges.add(`${parent} > ${sign}`);
    for (const child of node.childNodes) visit(child, sign, inside);
    if ('content' in node) visit(node.content as Node, sign, inside);
  };
  visit(parse(html), '', false);
  return { kind, edges, inFormulas, ids, addresses };
}

/** The text of the first element with this class, or of the first with this name. */
export function textIn(html: string, of: { readonly class: string } | { readonly name: string }): string | null {
  let found: string | null = null;
  const textOf = (node: Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  const visit = (node: Node): void => {
    if (found !== null) return;
    const fits =
      isElement(node) && ('class' in of ? attributeOf(node, 'class') === of.class : node.tagName === of.name);
    if (fits) found = textOf(node);
    else if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}
