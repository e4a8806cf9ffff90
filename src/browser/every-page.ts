// What every page does where scripts run: the lamp, search, marks, filters, keys, citations, formulas copied as TeX, and
// what is kept to be read without a network. In: the page. Out: it answers. Every page reads well without it.
import { copyCitations } from './citing.ts';
import { copyFormulasAsTex } from './copy-tex.ts';
import { filterList } from './filtering.ts';
import { listenToKeys } from './keys.ts';
import { lightLamp } from './lamp.ts';
import { markPapers } from './marking.ts';
import { isOff } from './off.ts';
import { forgetKept, readWithoutNetwork } from './offline.ts';
import { bringRests } from './rests.ts';
import { openSearchFromEverywhere } from './search-open.ts';
import { drawSpot } from './spot.ts';

export function runEveryPage(): void {
  lightLamp();
  openSearchFromEverywhere();
  if (!isOff('saved')) markPapers();
  bringRests();
  drawSpot();
  filterList();
  listenToKeys();
  copyCitations();
  copyFormulasAsTex();
  if (isOff('offline')) forgetKept();
  else readWithoutNetwork();
}
