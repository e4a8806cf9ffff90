// The script of the two pages that a reader works at, the map and the saved papers: theirs, and then what every page has.
// Apart, so that no other page is made to wait for it.
import { runEveryPage } from './every-page.ts';
import { runMap } from './map-page.ts';
import { isOff } from './off.ts';
import { runSavedPage } from './saved.ts';

if (!isOff('saved')) runSavedPage();
runMap();
runEveryPage();
