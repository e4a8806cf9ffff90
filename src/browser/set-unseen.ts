// Has the faces there that new parts of a page need before they are seen, so that nothing moves afterwards, and is laid out
// once. In: a line of text, or elements whose formulas are set out of sight; and the place that they are for. It waits a
// moment and no longer: then, by `data-faces` of the place, the browser sets the formulas by itself.
import { nextTurn } from './breather.ts';
import { loadMathsStyles } from './maths-styles.ts';
import { element } from './search-dom.ts';

const LONGEST_WAIT = 300;

/** Those that nearly every formula needs, each with a sign of it. */
const MATHS_FACES = { '1em KaTeX_Main': '1', 'italic 1em KaTeX_Math': 'x' };

/** Asks for the faces of formulas that are still to come: beside them, not after them. */
export function askForMathsFaces(): void {
  void loadMathsStyles().then(() => {
    for (const [face, sign] of Object.entries(MATHS_FACES)) document.fonts.load(face, sign).catch(() => undefined);
  });
}

/** Asks for the face of a line of text, which may be the first in italics. */
export async function askForFace(place: HTMLElement, line: string): Promise<void> {
  if (line === '') return;
  const { fontStyle, fontWeight, fontFamily } = getComputedStyle(place);
  const face = `${fontStyle} ${fontWeight} 1em ${fontFamily.split(',')[0]}`;
  await Promise.race([document.fonts.load(face, line).catch(() => undefined), longestWait()]);
}

const longestWait = () => new Promise((go) => setTimeout(go, LONGEST_WAIT));

export async function setUnseen(place: HTMLElement, parts: readonly HTMLElement[]): Promise<void> {
  const signs = [...new Set(parts.flatMap((part) => proseOf(part).match(RARE) ?? []))].join('');
  const formulas = parts.flatMap((part) => [...part.querySelectorAll('.katex-html')]);
  if (signs === '' && formulas.length === 0) return;
  const rare = askForRare(place, signs);
  // A face is made for each size: most of what is set here stands in the text of an entry.
  const unseen = element('div', { class: 'vh e-main', 'aria-hidden': 'true' });
  document.body.append(unseen);
  if (formulas.length > 0) await setFormulas(unseen, parts, formulas);
  await rare;
  if (signs !== '') await set(unseen, signs);
  if (document.fonts.status === 'loading') await Promise.race([document.fonts.ready, longestWait()]);
  if (formulas.length > 0 && document.fonts.status === 'loading') place.dataset.faces = 'late';
  unseen.remove();
}

/** What the first files of our faces do not have: accents, rarer signs, other scripts. */
const RARE = /[^\x20-\x7e\xa0\xb7\xd7\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2060\u2212]/gu;

/** Asks for the files of our faces that have them: every line would be laid out once more that is set before they come. */
async function askForRare(place: HTMLElement, signs: string): Promise<void> {
  const families = getComputedStyle(place).fontFamily.split(',');
  const more = families.find((family) => / More"?$/.test(family));
  if (signs === '' || more === undefined) return;
  await Promise.race([document.fonts.load(`1em ${more}`, signs).catch(() => undefined), longestWait()]);
}

/** What of an element is set in the faces of text. */
function proseOf(part: HTMLElement): string {
  const inProse = (node: Node) => (node instanceof Element && node.matches('.katex') ? SKIP : ACCEPT);
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, inProse);
  let text = '';
  while (walker.nextNode() !== null) text += walker.currentNode.nodeValue ?? '';
  return text;
}
const { FILTER_ACCEPT: ACCEPT, FILTER_REJECT: SKIP } = NodeFilter;

/**
 * Copies of the formulas alone: setting whole entries here as well would hold the page for twice as long. For programs that
 * read aloud a formula stands there once more, in a face of the system's: one of those has it made.
 */
async function setFormulas(unseen: HTMLElement, parts: readonly HTMLElement[], formulas: readonly Element[]) {
  await loadMathsStyles();
  const [aloud] = parts.flatMap((part) => part.querySelector('.katex-mathml') ?? []);
  for (const formula of aloud === undefined ? formulas : [aloud, ...formulas])
    await set(unseen, element('span', { class: 'katex' }, formula.cloneNode(true)));
  await nextTurn();
}

/** Faces are asked for when lines are laid out: rules are found in one turn, lines laid out in another. */
async function set(unseen: HTMLElement, inside: HTMLElement | string): Promise<void> {
  const line = element('p', {}, inside);
  await nextTurn();
  unseen.append(line);
  void getComputedStyle(line).color;
  await nextTurn();
  unseen.getBoundingClientRect();
}
