// Nodes from trees of markup. In: trees that the build made. Out: DOM nodes, made by calls alone: no markup is ever
// parsed here, so nothing that stands in a title can become an element.
import type { Markup } from '../leaves/markup.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** What mended text and KaTeX's output are made of; anything else is shown as its text. */
const TAGS = new Set(
  `span a em strong code svg path line math semantics annotation mrow mi mo mn ms mtext msup msub msubsup mfrac msqrt mroot mover munder
  munderover mtable mtr mtd mstyle mspace mpadded mphantom menclose merror mglyph mlabeledtr`.split(/\s+/),
);
const ATTRIBUTES =
  /^(?:class|id|href|rel|title|tabindex|role|aria-label|data-tex|aria-hidden|width|height|viewBox|preserveAspectRatio|d|x1|x2|y1|y2|stroke-width|encoding|math\w+|accent|accentunder|stretchy|fence|separator|largeop|movablelimits|lspace|rspace|linethickness|display|displaystyle|scriptlevel|minsize|maxsize|symmetric|columnalign|columnspacing|rowspacing|columnlines|rowlines|frame|notation|depth|voffset|lquote|rquote|side|width)$/;

/** A node from its tree; only elements and attributes of the lists above are made. */
export function markupNode(markup: Markup, space: string | null = null): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const [name, attributes, ...children] = markup;
  const inner = name === 'math' ? MATHML : name === 'svg' ? SVG : space;
  if (!TAGS.has(name)) return fragment(children.map((child) => markupNode(child, inner)));
  const made = inner === null ? document.createElement(name) : document.createElementNS(inner, name);
  for (const [key, value] of Object.entries(attributes)) if (ATTRIBUTES.test(key)) made.setAttribute(key, value);
  made.append(...children.map((child) => markupNode(child, inner)));
  return made;
}

export function fragment(nodes: readonly Node[]): DocumentFragment {
  const made = document.createDocumentFragment();
  made.append(...nodes);
  return made;
}
