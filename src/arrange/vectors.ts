// What each paper says, as weights of words and phrases. In: terms, phrases, and how rare words are at large. Out: one
// sparse vector a paper, of length 1, in typed arrays. Weight: √count × rarity (tf-idf); a word in the title counts twice.
import { CONTENT, GENERIC, PROSE, STOP, type WordKind } from './lexicon.ts';
import { append, growing } from './numbering.ts';
import type { Phrases } from './phrases.ts';
import { raritiesOf } from './rarity.ts';
import { sharedFloats, sharedInts } from './shared.ts';
import type { Terms } from './terms.ts';

/** Sparse rows: row `i` has the features `features[starts[i]]` to `features[starts[i + 1] - 1]`. */
export type Vectors = {
  /** Features below `words` are words of the terms; those from there on are phrases of two words or more. */
  readonly words: number;
  readonly size: number;
  readonly starts: Int32Array;
  readonly features: Int32Array;
  readonly weights: Float32Array;
  /** How many papers hold each feature. */
  readonly papers: Int32Array;
  /** 1 for a phrase and for a word that says what a paper is about. */
  readonly telling: Uint8Array;
};

/** A title may play with a word (`head`, `foundations`): one place there counts as two, that of a phrase as three. */
const TITLE_COUNT = 2;

/** What a word of each kind is worth beside one that says what a paper is about. Prose still tells two copies apart. */
const KIND_WORTH: Readonly<Record<WordKind, number>> = { [CONTENT]: 1, [GENERIC]: 0.9, [PROSE]: 0.6, [STOP]: 0 };
/** A phrase is worth a share of its rarest word: its words are counted by themselves too. */
const PHRASE_WORTH = 0.64;

type Counts = { readonly starts: Int32Array; readonly features: Int32Array; readonly counts: Int32Array };

/** @param usual of each word, what share of papers at large holds it; -1 where that is not known */
export function weighTerms(terms: Terms, phrases: Phrases, usual: Float32Array): Vectors {
  const words = terms.keys.length;
  const size = words + phrases.words.length;
  const { starts, features, counts } = countFeatures(terms, phrases);
  const papers = new Int32Array(size);
  for (let at = 0; at < features.length; at++) papers[features[at]!]! += 1;
  const rarities = raritiesOf(papers.subarray(0, words), terms.papers.length, usual);
  const worths = Float32Array.from(papers, (_, feature) => {
    if (feature < words) return KIND_WORTH[terms.kinds[feature] as WordKind] * rarities[feature]!;
    return PHRASE_WORTH * Math.max(...phrases.words[feature - words]!.map((word) => rarities[word]!));
  });
  const weights = sharedFloats(features.length);
  for (let at = 0; at < weights.length; at++) weights[at] = Math.sqrt(counts[at]!) * worths[features[at]!]!;
  for (let row = 0; row + 1 < starts.length; row++) scaleToUnit(weights, starts[row]!, starts[row + 1]!);
  const telling = new Uint8Array(size).fill(1);
  for (let word = 0; word < words; word++) if (terms.kinds[word] !== CONTENT) telling[word] = 0;
  return { words, size, starts, features, weights, papers, telling };
}

function scaleToUnit(weights: Float32Array, from: number, to: number): void {
  let squares = 0;
  for (let at = from; at < to; at++) squares += weights[at]! * weights[at]!;
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let at = from; at < to; at++) weights[at]! *= scale;
}

/** How often each paper holds each word that says something, and each phrase. */
function countFeatures({ papers, starts, codes, wordOf, kinds, keys }: Terms, phrases: Phrases): Counts {
  const rows = sharedInts(papers.length + 1);
  const features = growing(codes.length / 2);
  const counts = growing(codes.length / 2);
  const place = new Int32Array(keys.length).fill(-1);
  const isLong = Uint8Array.from(phrases.words, ({ length }) => (length < 2 ? 0 : 1));
  for (let paper = 0; paper < papers.length; paper++) {
    const first = features.length;
    const titleEnd = starts[paper * 2 + 1]!;
    for (let at = starts[paper * 2]!; at < starts[paper * 2 + 2]!; at++) {
      const code = codes[at]!;
      if (code < 0) continue;
      const word = wordOf[code >> 1]!;
      if (kinds[word] === STOP) continue;
      if (place[word]! < first) {
        place[word] = features.length;
        append(features, word);
        append(counts, 0);
      }
      counts.items[place[word]!]! += at < titleEnd ? TITLE_COUNT : 1;
    }
    for (let at = phrases.starts[paper]!; at < phrases.starts[paper + 1]!; at++) {
      const phrase = phrases.of[at]!;
      if (isLong[phrase] === 0) continue;
      append(features, keys.length + phrase);
      append(counts, phrases.counts[at]!);
    }
    rows[paper + 1] = features.length;
  }
  const met = sharedInts(features.length);
  met.set(features.items.subarray(0, features.length));
  return { starts: rows, features: met, counts: counts.items };
}
