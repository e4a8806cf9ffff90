// The texts that word meanings are learned from. In: JSON lines {"title", "abstract"}. Out: the words of every abstract,
// sentence by sentence, numbered as the arranging stage numbers them; grammar is left out.

import { STOP, type WordKind } from '../../src/arrange/lexicon.ts';
import { readTerms } from '../../src/arrange/terms.ts';
import type { Paper, PaperId, RichText } from '../../src/types.ts';
import { readLines } from './truth.ts';

export type WordTexts = {
  readonly keys: readonly string[];
  readonly kinds: Uint8Array;
  /** Words in order; sentence `i` has those from `starts[i]`, text `i` the sentences from `sentences[i]`. */
  readonly words: Int32Array;
  readonly starts: Int32Array;
  readonly sentences: Int32Array;
  /** How many texts hold each word. */
  readonly held: Int32Array;
};

/** A sentence as if it were a paper: the stage that cuts words knows no sentences. */
type Piece = Pick<Paper, 'id' | 'title' | 'abstract'>;

/** Formulas between dollars say nothing about a paper's matter. */
const richText = (text: string): RichText =>
  text
    .split(/\$\$?[^$]+\$\$?/)
    .flatMap((source, part) => [
      ...(part === 0
        ? []
        : [{ kind: 'formula', tex: 'x', display: false, source: '$x$', trust: 'intact', reason: null } as const]),
      { kind: 'prose', text: source, source, style: 'plain', href: null, trust: 'intact' } as const,
    ]);

/** @param lines only so many of the file's first lines are learned from */
export function wordTexts(path: string, lines: number): WordTexts {
  const pieces: Piece[] = [];
  const sentences = [0];
  for (const line of readLines(path).slice(0, lines)) {
    const { title, abstract } = JSON.parse(line) as { readonly title: string | null; readonly abstract: string };
    const texts = [title ?? '', ...abstract.split(/(?<=[.!?])\s+(?=\p{Lu})/u)];
    for (const text of texts) {
      const id = String(pieces.length).padStart(9, '0') as PaperId;
      pieces.push({ id, title: [], abstract: richText(text) });
    }
    sentences.push(pieces.length);
  }
  const terms = readTerms(pieces);
  const words = new Int32Array(terms.codes.length);
  const starts = new Int32Array(pieces.length + 1);
  let length = 0;
  for (let piece = 0; piece < pieces.length; piece++) {
    for (let at = terms.starts[piece * 2]!; at < terms.starts[piece * 2 + 2]!; at++) {
      const code = terms.codes[at]!;
      if (code < 0) continue;
      const word = terms.wordOf[code >> 1]!;
      if ((terms.kinds[word] as WordKind) !== STOP) words[length++] = word;
    }
    starts[piece + 1] = length;
  }
  const { keys, kinds } = terms;
  const texts = { keys, kinds, words: words.subarray(0, length), starts, sentences: Int32Array.from(sentences) };
  return { ...texts, held: heldBy(texts) };
}

function heldBy({ keys, words, starts, sentences }: Omit<WordTexts, 'held'>): Int32Array {
  const held = new Int32Array(keys.length);
  const last = new Int32Array(keys.length).fill(-1);
  for (let text = 0; text + 1 < sentences.length; text++) {
    for (let at = starts[sentences[text]!]!; at < starts[sentences[text + 1]!]!; at++) {
      if (last[words[at]!] === text) continue;
      last[words[at]!] = text;
      held[words[at]!]! += 1;
    }
  }
  return held;
}
