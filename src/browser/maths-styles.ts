// Brings the rules of formulas to a page that was written without them, once what it shows may need them. In: their
// addresses, as the page names them (`data-maths`). Out: stylesheets in its head; and when they have come, or cannot be had.
import { element } from './search-dom.ts';

let coming: Promise<unknown> | null = null;

/** A page with formulas of its own has the rules already. */
export function loadMathsStyles(): Promise<unknown> {
  const wanted = (document.documentElement.dataset.maths ?? '').split(' ').filter((address) => address !== '');
  coming ??= Promise.all(wanted.map(styled));
  return coming;
}

const styled = (address: string): Promise<void> =>
  new Promise((resolve) => {
    if (document.querySelector(`link[rel="stylesheet"][href="${CSS.escape(address)}"]`) !== null) return resolve();
    const link = element('link', { rel: 'stylesheet', href: address });
    for (const end of ['load', 'error']) link.addEventListener(end, () => resolve());
    document.head.append(link);
  });
