// What a terminal is given that a file is not: colours. In: a stream and the environment. Out: a function that paints a
// word, or leaves it as it is where the stream is no terminal, or NO_COLOR asks for none (no-color.org).
import type { Severity } from '../types.ts';

export type Paint = (word: string, colour: Severity | 'fine') => string;

/** Red, yellow, grey, green: the sixteen colours that every terminal has, as its owner chose them. */
const CODES: Readonly<Record<Severity | 'fine', number>> = { error: 31, warning: 33, note: 90, fine: 32 };

export const plain: Paint = (word) => word;

export function paintFor(stream: { readonly isTTY?: boolean }, env = process.env): Paint {
  const wanted = stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return wanted ? (word, colour) => `\u001b[${CODES[colour]}m${word}\u001b[39m` : plain;
}
