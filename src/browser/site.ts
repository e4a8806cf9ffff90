// What every page does where scripts run: the lamp, `/` for search, formulas copied as TeX.
// Every page reads well without it.
import { copyFormulasAsTex } from './copy-tex.ts';
import { lightLamp } from './lamp.ts';
import { openSearchFromEverywhere } from './search-open.ts';

lightLamp();
openSearchFromEverywhere();
copyFormulasAsTex();
