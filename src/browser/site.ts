// What every page does where scripts run: the lamp, `/` for the search field, formulas copied as TeX.
// Every page reads well without it.
import { copyFormulasAsTex } from './copy-tex.ts';
import { lightLamp } from './lamp.ts';

/** `/` goes to the first search field that is shown, unless the reader is writing. */
function seekOnSlash(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]'))
      return;
    const fields = [...document.querySelectorAll<HTMLInputElement>('form[role="search"] input')];
    const field = fields.find((input) => input.checkVisibility());
    const link = document.querySelector<HTMLAnchorElement>('a.to-search');
    if (field === undefined && link === null) return;
    event.preventDefault();
    if (field !== undefined) {
      field.focus();
      field.select();
    } else link?.click();
  });
}

lightLamp();
seekOnSlash();
copyFormulasAsTex();
