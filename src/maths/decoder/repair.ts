// One formula's shown text, mended: decoded, chosen among its readings, and accepted by KaTeX.
// In: shown text without dollars. Out: TeX, trust, reason; nothing that KaTeX refuses.
// Formulas come again and again: what was mended once is remembered.
import type { Trust } from '../../types.ts';
import { acceptsTex } from '../typeset.ts';
import { chooseAmong } from './choose.ts';
import { settled } from './conventions.ts';
import { readingsOf } from './decode.ts';
import { withLimits, withoutLimits } from './limits.ts';
import type { DecoderModel } from './model.ts';
import { verdictOn } from './reasons.ts';

export type Mended = { readonly tex: string; readonly trust: Trust; readonly reason: string | null };

/** Longer stretches than this are not decoded; no formula of an abstract is. */
export const LONGEST_FORMULA = 400;

const remembered = new WeakMap<DecoderModel, Map<string, Mended | null>>();
const MOST_REMEMBERED = 20_000;

export function mendFormula(shown: string, model: DecoderModel): Mended | null {
  const known = remembered.get(model) ?? new Map<string, Mended | null>();
  remembered.set(model, known);
  const before = known.get(shown);
  if (before !== undefined) return before;
  const mended = shown.length <= LONGEST_FORMULA ? decodeFormula(shown, model) : asText(shown);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(shown, mended);
  return mended;
}

function decodeFormula(shown: string, model: DecoderModel): Mended | null {
  const readings = readingsOf(withoutLimits(shown), model);
  for (const { reading, faithful } of chooseAmong(readings, model.lexicon, model.choice)) {
    if (reading.tex === '' || !acceptsTex(reading.tex)) continue;
    const printed = settled(reading.tex);
    if (LONE_WORD.test(printed.tex)) return null;
    const placed = withLimits(shown, printed.tex);
    const { tex, words } = acceptsTex(placed) ? { tex: placed, words: printed.words } : { tex: reading.tex, words: 0 };
    return { tex, ...verdictOn(shown, reading, tex, model.lexicon, faithful, words) };
  }
  return asText(shown);
}

/** What turns out to be one word and nothing else is prose: `timesteps` holds `times`. */
const LONE_WORD = /^\\mathrm\{[a-zA-Z]+\}$/;

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '^': '{\\textasciicircum}',
  '~': '{\\textasciitilde}',
};

/** The shown text as it stands, set as text; null when it holds words, or KaTeX refuses even that. */
function asText(shown: string): Mended | null {
  if (/[a-z]{4}/.test(shown)) return null;
  const escaped = shown.replace(/[\\^~{}%#&_$]/g, (sign) => TEXT_ESCAPES[sign] ?? `\\${sign}`);
  const tex = `\\text{${escaped}}`;
  return acceptsTex(tex)
    ? { tex, trust: 'doubtful', reason: 'it could not be read as maths; shown as it stood' }
    : null;
}
