// XML as a tree, by an independent parser that refuses what is not well formed.
import { SaxesParser } from 'saxes';

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
};

export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

export const all = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name);
export const only = (element: Element, name: string): string => {
  const found = all(element, name);
  if (found.length !== 1) throw new Error(`${found.length} elements <${name}> in <${element.name}>`);
  return found[0]!.text;
};
