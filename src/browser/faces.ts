// Shows the page when its faces are there and its scripts have run, so that nothing moves after it has
// been seen. In: the faces that the page turns out to need. Out: `data-scripts` on the root, by which the stylesheet hides
// and shows the body.
// It waits a moment and no longer. Faces that have not come by then are not used on this page, by `data-faces`: it is
// read in the stand-ins to its end, and the next one finds ours in the cache.

/** Faces come within a few milliseconds from disk or cache; a reader hardly sees a wait of this many. */
const LONGEST_WAIT = 600;
/** When the stylesheet itself was late, so many are left for the faces, which were asked for before it. */
const SHORTEST_WAIT = 200;

export function showWhenSet(): void {
  const root = document.documentElement;
  const began = performance.now();
  const show = (): void => {
    if (root.dataset.scripts === 'on') return;
    // Faces are asked for when lines are laid out: measuring makes that happen now.
    document.body?.getBoundingClientRect();
    if (document.fonts.status === 'loading') root.dataset.faces = 'late';
    root.dataset.scripts = 'on';
  };
  root.dataset.scripts = 'waiting';
  // A reader who acts already sees the page at once: what is hidden cannot take the focus.
  for (const act of ['keydown', 'pointerdown']) addEventListener(act, show, { capture: true, once: true });
  // By then the page's own scripts have run as well, and what they change is not seen changing.
  document.addEventListener('DOMContentLoaded', () => {
    document.body.getBoundingClientRect();
    document.fonts.ready.then(show, show);
    setTimeout(show, Math.max(SHORTEST_WAIT, LONGEST_WAIT - (performance.now() - began)));
  });
}

/**
 * Asks for a file before the stylesheet or a script does. Only where the page is served: browsers refuse preloads from
 * disk, and there nothing is gained by them.
 */
export function preload(href: string, as: 'font' | 'script'): void {
  if (!location.protocol.startsWith('http')) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as, href }, as === 'font' ? { type: 'font/woff2', crossOrigin: '' } : {});
  document.head.append(link);
}
