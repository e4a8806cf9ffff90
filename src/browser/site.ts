// The script of nearly every page: see `every-page.ts`. The map and the page of saved papers have `desk.ts` in its place.
import { runEveryPage } from './every-page.ts';

runEveryPage();
