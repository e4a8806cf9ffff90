// What the labeller's training looks at in one text: its tokens, and its windows with the labels that they should get.
// In: a text with its formulas. Out: windows; null where nothing in the text is worth a look.
import { windowsOf } from '../../src/maths/decoder/gate.ts';
import { type Tokens, tokenize } from '../../src/maths/decoder/tokens.ts';
import { trueLabels } from './labels.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';

/** Longer windows are cut off: no abstract has one. */
export const LONGEST_WINDOW = 4000;
/** Pushes that are smaller are not worth their time. */
export const SMALL = 2e-3;

export type LabelledWindow = { readonly from: number; readonly to: number; readonly labels: Uint8Array };
export type LookedAt = {
  readonly tokens: Tokens;
  readonly windows: readonly LabelledWindow[];
  /** Tokens in all windows. */
  readonly size: number;
};

export function lookedAt(example: Shown, sets: TokenSets): LookedAt | null {
  const tokens = tokenize(example.text);
  const edges = windowsOf(tokens, sets.suspects, sets.certain);
  if (edges.length === 0) return null;
  const labels = trueLabels(example, tokens);
  const windows: LabelledWindow[] = [];
  let size = 0;
  for (let w = 0; w < edges.length; w += 2) {
    const from = edges[w]!;
    const to = Math.min(edges[w + 1]!, from + LONGEST_WINDOW);
    windows.push({ from, to, labels: windowLabels(labels, from, to) });
    size += to - from;
  }
  return { tokens, windows, size };
}

/** Labels of a window, mended where the window cuts a formula. */
function windowLabels(labels: Uint8Array, from: number, to: number): Uint8Array {
  const own = labels.slice(from, to);
  for (let i = 0; i < own.length; i++) if (own[i] === 2 && (i === 0 || own[i - 1] === 0)) own[i] = 1;
  return own;
}
