// Runs before anything is painted: loaded in the head, without `defer`. In: the theme that the reader chose, the faces
// that the page needs, where the index begins. Out: `data-theme` and `data-scripts` on the root; requests for what is
// needed next. Without a choice the system's theme stands.
import { askAhead } from './ahead.ts';
import { preload, showWhenSet } from './faces.ts';
import { recall } from './store.ts';

const chosen = recall('theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
const { faces = '', later = '', ahead } = document.currentScript?.dataset ?? {};
const preloadAll = (list: string): void => {
  for (const face of list.split(' ')) if (face !== '') preload(face, 'font');
};
preloadAll(faces);
// For formulas below the screen: those on it ask for their faces themselves.
addEventListener('load', () => preloadAll(later));
if (ahead !== undefined) askAhead(ahead);
showWhenSet();
