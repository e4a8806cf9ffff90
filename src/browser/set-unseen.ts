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
  // Copies of the formulas alone: setting whole entries here as well would hold the page for twice as long.
  const formulas = parts.flatMap((part) => [...part.querySelectorAll('.katex-html')]);
  if (formulas.length === 0) return;
  await loadMathsStyles();
  const copies = formulas.map((formula) => element('p', { class: 'katex' }, formula.cloneNode(true)));
  const unseen = element('div', { class: 'vh', 'aria-hidden': 'true' }, ...copies);
  document.body.append(unseen);
  // Faces are asked for when lines are laid out: in a turn of its own.
  await nextTurn();
  unseen.getBoundingClientRect();
  await nextTurn();
  if (document.fonts.status === 'loading') {
    await Promise.race([document.fonts.ready, longestWait()]);
  }
  if (document.fonts.status === 'loading') place.dataset.faces = 'late';
  unseen.remove();
}
