// A title's formulas as the reader's browser keeps them: MathML as small trees, which need neither our rules nor our
// faces to be set. In: the formulas of a page, or whatever a file claims to be one. Out: trees of MathML and nothing
// else: no link, no class, no script; null for anything that is not.
import type { Markup } from '../leaves/markup.ts';

const TAG = /^(?:math|semantics|m[a-z]{1,11})$/;
const ATTRIBUTE =
  /^(?:xmlns|display|displaystyle|mathvariant|accent|accentunder|stretchy|fence|separator|largeop|movablelimits|lspace|rspace|linethickness|scriptlevel|minsize|maxsize|symmetric|width|height|depth|voffset|notation|(?:column|row)\w{3,9})$/;
const LONGEST_TEXT = 200;
const MOST_NODES = 400;

/** The formulas of an element, in order. */
export const mathsIn = (element: Element): readonly Markup[] =>
  [...element.querySelectorAll('math')].map((math) => checkedMaths(treeOf(math))).filter((tree) => tree !== null);

const treeOf = (node: Element): Markup => [
  node.localName,
  Object.fromEntries(
    [...node.attributes].filter(({ name }) => ATTRIBUTE.test(name)).map(({ name, value }) => [name, value]),
  ),
  ...[...node.childNodes]
    .filter((child) => !(child instanceof Element && child.localName === 'annotation'))
    .map((child): Markup => (child instanceof Element ? treeOf(child) : (child.nodeValue ?? ''))),
];

/** The same tree, where it is a formula in MathML of a size that a title has. */
export function checkedMaths(value: unknown): Markup | null {
  let nodes = 0;
  const isMarkup = (node: unknown): boolean => {
    nodes += 1;
    if (nodes > MOST_NODES) return false;
    if (typeof node === 'string') return node.length <= LONGEST_TEXT;
    if (!Array.isArray(node)) return false;
    const [name, attributes, ...children]: unknown[] = node;
    if (typeof name !== 'string' || !TAG.test(name)) return false;
    if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return false;
    const written = Object.entries(attributes);
    if (!written.every(([key, text]) => ATTRIBUTE.test(key) && typeof text === 'string' && text.length <= LONGEST_TEXT))
      return false;
    return children.every(isMarkup);
  };
  return Array.isArray(value) && value[0] === 'math' && isMarkup(value) ? (value as unknown as Markup) : null;
}
