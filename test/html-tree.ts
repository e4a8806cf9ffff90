// Reads a page as an HTML parser does. In: markup. Out: its elements, in document order.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
};

type Node = DefaultTreeAdapterTypes.Node;

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** Every element of a page; the text of an element is all text in it. */
export function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      elements.push({
        name: node.tagName,
        attributes,
        text: ['a', 'title', 'script'].includes(node.tagName) ? textOf(node) : '',
      });
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return elements;
}
