// Waits until the page is shown: while it waits for its faces it is hidden, and what is hidden cannot take the focus.
// In: what is to be done then. Out: it is done, once; at once where the page is shown already.

export function whenShown(act: () => void): void {
  const root = document.documentElement;
  if (root.dataset.scripts !== 'waiting') {
    act();
    return;
  }
  const watch = new MutationObserver(() => {
    if (root.dataset.scripts === 'waiting') return;
    watch.disconnect();
    act();
  });
  watch.observe(root, { attributes: true, attributeFilter: ['data-scripts'] });
}
