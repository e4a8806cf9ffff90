// Elements for what search shows. In: strings and records. Out: DOM nodes, made by calls alone: no markup is ever
// parsed here, so nothing that stands in a title can become an element.
import type { Markup } from '../search/schema.ts';
import type { Piece } from '../search/snippet.ts';

type Child = Node | string;

/** An element with attributes and children; `true` sets an attribute without a value, false and null leave it out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** What KaTeX's output is made of; anything else in a part is shown as its text. */
const TAGS = new Set(
  `span svg path line math semantics annotation mrow mi mo mn ms mtext msup msub msubsup mfrac msqrt mroot mover munder
  munderover mtable mtr mtd mstyle mspace mpadded mphantom menclose merror mglyph mlabeledtr`.split(/\s+/),
);
const ATTRIBUTES =
  /^(?:class|aria-hidden|width|height|viewBox|preserveAspectRatio|d|x1|x2|y1|y2|stroke-width|encoding|math\w+|accent|accentunder|stretchy|fence|separator|largeop|movablelimits|lspace|rspace|linethickness|display|displaystyle|scriptlevel|minsize|maxsize|symmetric|columnalign|columnspacing|rowspacing|columnlines|rowlines|frame|notation|depth|voffset|lquote|rquote|side|width)$/;

/** Typeset maths from its tree. */
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

function fragment(nodes: readonly Node[]): DocumentFragment {
  const made = document.createDocumentFragment();
  made.append(...nodes);
  return made;
}

/** Shown text with its hits marked. */
export const piecesNodes = (pieces: readonly Piece[]): Node[] =>
  pieces.map(({ text, hit, markup }) => {
    const nodes = markup === null ? [document.createTextNode(text)] : markup.map((part) => markupNode(part));
    return hit ? element('mark', {}, ...nodes) : fragment(nodes);
  });

/** One of the page's own small drawings. */
export function icon(name: string): SVGSVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('class', 'i');
  made.setAttribute('viewBox', '0 0 16 16');
  made.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#${name}`);
  made.append(use);
  return made;
}

/** The address of a file of the site, from this page. */
export const siteAddress = (path: string): string => (document.documentElement.dataset.root ?? '') + path;
