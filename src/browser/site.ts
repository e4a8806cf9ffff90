// What every page does where scripts run: the lamp, search, marks, filters, keys, citations, formulas copied as TeX, and
// what is kept to be read without a network.
// Every page reads well without it.
import { copyCitations } from './citing.ts';
import { copyFormulasAsTex } from './copy-tex.ts';
import { filterList } from './filtering.ts';
import { listenToKeys } from './keys.ts';
import { lightLamp } from './lamp.ts';
import { runMap } from './map-page.ts';
import { markPapers } from './marking.ts';
import { isOff } from './off.ts';
import { forgetKept, readWithoutNetwork } from './offline.ts';
import { bringRests } from './rests.ts';
import { runSavedPage } from './saved.ts';
import { openSearchFromEverywhere } from './search-open.ts';
import { drawSpot } from './spot.ts';

lightLamp();
openSearchFromEverywhere();
if (!isOff('saved')) {
  runSavedPage();
  markPapers();
}
bringRests();
runMap();
drawSpot();
filterList();
listenToKeys();
copyCitations();
copyFormulasAsTex();
if (isOff('offline')) forgetKept();
else readWithoutNetwork();
