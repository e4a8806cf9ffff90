// Copying: a formula yields its TeX between dollars, and not its letters twice. In: the reader's selection.
// Out: plain text on the clipboard; a selection without a formula is left to the browser.

/** KaTeX keeps the source of each formula beside its MathML. */
const SOURCE = 'annotation[encoding="application/x-tex"]';

/** The TeX of a formula's markup, with its dollars. */
function texOf(formula: Element): string {
  const tex = formula.querySelector(SOURCE)?.textContent ?? '';
  return formula.closest('.katex-display') === null ? `$${tex}$` : `$$${tex}$$`;
}

/** The nearest formula around a place in the page. */
const formulaAround = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('.katex') ?? null;

/** A selection's text, with formulas that it touches whole. */
export function selectedText(range: Range): string {
  const whole = range.cloneRange();
  const first = formulaAround(range.startContainer);
  const last = formulaAround(range.endContainer);
  if (first !== null) whole.setStartBefore(first);
  if (last !== null) whole.setEndAfter(last);
  const part = whole.cloneContents();
  for (const formula of part.querySelectorAll('.katex')) formula.replaceWith(texOf(formula));
  for (const letter of part.querySelectorAll('.ref, .vh')) letter.remove();
  return (part.textContent ?? '').replace(/(?<![ \t])[ \t]*\n\s*/g, '\n').trim();
}

/** An element’s text as Markdown: formulas as `$…$`, every other dollar escaped. */
export function markdownText(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  const formulas = [...copy.querySelectorAll('.katex')].map((formula) => {
    const tex = texOf(formula);
    formula.replaceWith('\ufffc');
    return tex;
  });
  for (const letter of copy.querySelectorAll('.ref, .vh')) letter.remove();
  const text = (copy.textContent ?? '').replace(/\s+/g, ' ').trim().replaceAll('$', '\\$');
  return text.replace(/\ufffc/g, () => formulas.shift() ?? '');
}

export function copyFormulasAsTex(): void {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (selection === null || selection.isCollapsed || event.clipboardData === null) return;
    const range = selection.getRangeAt(0);
    const touched = formulaAround(range.commonAncestorContainer) ?? range.cloneContents().querySelector('.katex');
    if (touched === null) return;
    event.clipboardData.setData('text/plain', selectedText(range));
    event.preventDefault();
  });
}
