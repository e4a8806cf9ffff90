// Shows the page when its faces are there and its scripts have run, so that nothing moves after it has
// been seen. In: the faces that the page turns out to need. Out: `data-scripts` on the root, by which the stylesheet hides and shows the body.
// It waits a moment and no longer: then the page shows in the stand-ins, and ours follow when they come.

/** Faces come within a few milliseconds from disk or cache; a reader hardly sees a wait of this many. */
const LONGEST_WAIT = 400;

export function showWhenSet(): void {
  const root = document.documentElement;
  const show = (): void => {
    root.dataset.scripts = 'on';
  };
  root.dataset.scripts = 'waiting';
  setTimeout(show, LONGEST_WAIT);
  // A reader who acts already sees the page at once: what is hidden cannot take the focus.
  for (const act of ['keydown', 'pointerdown']) addEventListener(act, show, { capture: true, once: true });
  // By then the page's own scripts have run as well, and what they change is not seen changing.
  document.addEventListener('DOMContentLoaded', () => {
    // Faces are asked for when lines are laid out: measuring makes that happen now.
    document.body.getBoundingClientRect();
    document.fonts.ready.then(show, show);
  });
}

/**
 * Asks for the faces before the stylesheet does. Only where the page is served: browsers refuse preloads from disk, and
 * there nothing is gained by them.
 *
 * @param faces addresses, with blanks between
 */
export function preloadFaces(faces: string): void {
  if (!location.protocol.startsWith('http')) return;
  for (const href of faces.split(' ')) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href });
    document.head.append(link);
  }
}
