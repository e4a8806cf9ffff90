// Runs before anything is painted: loaded in the head, without `defer`. In: the theme that the reader chose, the faces
// that the page needs. Out: `data-theme` and `data-scripts` on the root. Without a choice the system's theme stands.
import { preloadFaces, showWhenSet } from './faces.ts';
import { recall } from './store.ts';

const chosen = recall('theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
preloadFaces(document.currentScript?.dataset.faces ?? '');
showWhenSet();
