// Elements for what search shows. In: strings and records. Out: DOM nodes, made by calls alone: no markup is ever
// parsed here, so nothing that stands in a title can become an element.
import type { Piece } from '../search/snippet.ts';
import { fragment, markupNode } from './markup-node.ts';

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
/** A longer formula may break, and then what stands behind it as well. */
const SHORT = 24;
/** Signs that may not begin a line, after a formula. */
const CLOSING = /^[^\s\p{L}\p{N}([{]{1,3}/u;

/** Shown text with its hits marked. */
export const piecesNodes = (pieces: readonly Piece[]): Node[] => {
  let hung = '';
  return pieces.map(({ text, hit, markup }, i) => {
    const nodes =
      markup === null ? [document.createTextNode(text.slice(hung.length))] : markup.map((part) => markupNode(part));
    const next = pieces[i + 1];
    hung =
      markup !== null && text.length <= SHORT && next?.markup === null && !next.hit
        ? (CLOSING.exec(next.text)?.[0] ?? '')
        : '';
    const shown = hit ? element('mark', {}, ...nodes) : fragment(nodes);
    return hung === ''
      ? shown
      : element('span', { class: hung.startsWith('-') ? 'nb tight' : 'nb' }, shown, document.createTextNode(hung));
  });
};

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
