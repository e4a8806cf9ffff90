// Sets the chosen theme before anything is painted: loaded in the head, without `defer`. In: what the reader chose.
// Out: `data-theme` on the root. Without a choice the system's own theme stands, by the stylesheet alone.
import { recall } from './store.ts';

const chosen = recall('theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
