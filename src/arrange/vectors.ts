// What each paper says, as weights of words and phrases. In: terms and phrases. Out: one sparse vector a paper, of
// length 1, in typed arrays. Weight: √count × idf (tf-idf); a word in the title counts twice.
import { CONTENT, GENERIC, PROSE, STOP, type WordKind } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
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
const KIND_WORTH: Readonly<Record<WordKind, number>> = { [CONTENT]: 1, [GENERIC]: 0.8, [PROSE]: 0.5, [STOP]: 0 };
/** A phrase's words are counted by themselves too. */
const PHRASE_WORTH = 0.8;

type Counts = { starts: Int32Array; features: Int32Array; counts: Float32Array };

export function weighTerms(terms: Terms, phrases: Phrases): Vectors {
  const words = terms.keys.length;
  const size = words + phrases.words.length;
  const { starts, features, counts } = countFeatures(terms, phrases);
  const papers = new Int32Array(size);
  for (const feature of features) papers[feature]! += 1;
  const idf = Float32Array.from(papers, (held, feature) => {
    const worth = feature < words ? KIND_WORTH[terms.kinds[feature] as WordKind] : PHRASE_WORTH;
    return worth * inverseFrequency(held, terms.papers.length);
  });
  const weights = counts.map((count, at) => Math.sqrt(count) * idf[features[at]!]!);
  for (let row = 0; row + 1 < starts.length; row++) scaleToUnit(weights.subarray(starts[row]!, starts[row + 1]!));
  const telling = new Uint8Array(size).fill(1);
  for (let word = 0; word < words; word++) if (terms.kinds[word] !== CONTENT) telling[word] = 0;
  return { words, size, starts, features, weights, papers, telling };
}

/** Nothing where no other paper holds it; the fewer do, the more, but two or three may share a word by chance. */
function inverseFrequency(held: number, papers: number): number {
  return held < 2 ? 0 : Math.log(1 + papers / (held + 2));
}

function scaleToUnit(weights: Float32Array): void {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < weights.length; at++) weights[at]! *= scale;
}

/** How often each paper holds each word that says something, and each phrase. */
function countFeatures({ papers, starts, codes, wordOf, kinds, keys }: Terms, phrases: Phrases): Counts {
  const most = codes.length + phrases.of.length;
  const rows = new Int32Array(papers.length + 1);
  const features = new Int32Array(most);
  const counts = new Float32Array(most);
  const place = new Int32Array(keys.length).fill(-1);
  let length = 0;
  for (let paper = 0; paper < papers.length; paper++) {
    const first = length;
    const titleEnd = starts[paper * 2 + 1]!;
    for (let at = starts[paper * 2]!; at < starts[paper * 2 + 2]!; at++) {
      const code = codes[at]!;
      if (code < 0) continue;
      const word = wordOf[code >> 1]!;
      if (kinds[word] === STOP) continue;
      if (place[word]! < first) {
        place[word] = length;
        features[length++] = word;
      }
      counts[place[word]!]! += at < titleEnd ? TITLE_COUNT : 1;
    }
    for (let at = phrases.starts[paper]!; at < phrases.starts[paper + 1]!; at++) {
      if (phrases.words[phrases.of[at]!]!.length < 2) continue;
      features[length] = keys.length + phrases.of[at]!;
      counts[length++] = phrases.counts[at]!;
    }
    rows[paper + 1] = length;
  }
  return { starts: rows, features: features.slice(0, length), counts: counts.slice(0, length) };
}
