// Phrases that authors put into titles, and every paper where they stand. In: terms. Out: a table of phrases of one
// to four words and, for each paper, which of them it holds and how often. A phrase that stands in no title is none:
// titles name what a paper is about, abstracts also hold its prose.
import { GENERIC, PROSE } from './lexicon.ts';
import { append, type Growing, growing } from './numbering.ts';
import { grow, itemsOf, nodeAfter, prune, ROOT, type Sequences, sequences, sizeOf } from './sequences.ts';
import type { Terms } from './terms.ts';

export type Phrases = {
  /** The words of each phrase. */
  readonly words: readonly (readonly number[])[];
  /** Papers that hold it, and papers that hold it in their title. */
  readonly papers: Int32Array;
  readonly titles: Int32Array;
  /** The most papers that any one longer phrase takes from it: `gradient descent` inside `stochastic …`. */
  readonly inLonger: Int32Array;
  /** Paper `i` holds the phrases `of[starts[i]]` to `of[starts[i + 1] - 1]`, each once. */
  readonly starts: Int32Array;
  readonly of: Int32Array;
  /** How often it holds each: a place in the title counts as three. */
  readonly counts: Int32Array;
  /** Up to `SAMPLES` places of each phrase in the stream, from `phrase * SAMPLES`; -1 where there are no more. */
  readonly samples: Int32Array;
  /** Of all its places, how many a noun follows at once, so that it is no whole phrase there: `large scale`. */
  readonly open: Float32Array;
};

/** How many places of a phrase are kept to learn how it is written. */
export const SAMPLES = 9;

const MAX_WORDS = 4;
const TITLE_COUNT = 3;
/** How many papers must have a phrase in their title before it counts: more in a larger library. */
const minTitles = (papers: number): number => (papers < 2000 ? 1 : papers < 20_000 ? 2 : 3);
/** How many papers must hold it at all. */
const MIN_PAPERS = 2;

/** Grammar that may stand inside of a phrase: `chain of thought`, `learning to rank`. */
const CONNECTORS: ReadonlySet<string> = new Set(['of', 'to', 'from']);

/** Word sequences of titles, and how many titles hold each as a phrase. */
type Tree = { readonly sequences: Sequences; readonly titles: Int32Array };

export function findPhrases(terms: Terms): Phrases {
  const edges = edgesOf(terms);
  const enough = minTitles(terms.papers.length);
  const tree = usualOnly(titleTree(terms, edges), enough);
  return countPhrases(terms, edges, tree, (node) => tree.titles[node]! >= enough);
}

/** The tree without what stands in too few titles: of many titles that is nearly all, and the rest is found faster. */
function usualOnly({ sequences: all, titles }: Tree, enough: number): Tree {
  const { tree, kept } = prune(all, (node) => titles[node]! >= enough);
  return { sequences: tree, titles: kept.map((node) => titles[node]!) };
}

const BEGINS = 1;
const PASSES = 2;
const ENDS = 4;

/** What each place of the stream can be to a phrase: its begin, its inside, its end. */
function edgesOf({ codes, wordOf, kinds, keys }: Terms): Uint8Array {
  const connects = Uint8Array.from(keys, (key) => (CONNECTORS.has(key) ? PASSES : 0));
  const edges = new Uint8Array(codes.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    if (code < 0) continue;
    const word = wordOf[code >> 1]!;
    const nextJoined = at + 1 < codes.length && codes[at + 1]! >= 0 && (codes[at + 1]! & 1) === 1;
    if (kinds[word]! <= GENERIC) edges[at] = BEGINS | PASSES | (nextJoined ? 0 : ENDS);
    else if (nextJoined) edges[at] = (code & 1) === 1 ? PASSES : BEGINS | PASSES;
    else if ((code & 1) === 1) edges[at] = PASSES | (kinds[word] === PROSE ? ENDS : 0);
    else edges[at] = connects[word]!;
  }
  return edges;
}

/** Every sequence of the titles, with the number of titles that hold it as a phrase. */
function titleTree({ papers, starts, codes, wordOf }: Terms, edges: Uint8Array): Tree {
  const tree = sequences();
  const titles = growing(1 << 12);
  const seenIn = growing(1 << 12);
  for (let paper = 0; paper < papers.length; paper++) {
    const end = starts[paper * 2 + 1]!;
    for (let first = starts[paper * 2]!; first < end; first++) {
      if ((edges[first]! & BEGINS) === 0) continue;
      let node = ROOT;
      for (let at = first; at < end && at < first + MAX_WORDS && (edges[at]! & PASSES) !== 0; at++) {
        node = grow(tree, node, wordOf[codes[at]! >> 1]!);
        if (node === titles.length) {
          append(titles, 0);
          append(seenIn, -1);
        }
        if ((edges[at]! & ENDS) === 0 || seenIn.items[node] === paper) continue;
        seenIn.items[node] = paper;
        titles.items[node]! += 1;
      }
    }
  }
  return { sequences: tree, titles: titles.items.subarray(0, titles.length) };
}

/** What is counted at each node of the tree. */
type Tally = {
  readonly papers: Int32Array;
  readonly places: Int32Array;
  readonly openPlaces: Int32Array;
  readonly samples: Int32Array;
};

/** Finds the tree's sequences in titles and abstracts, and keeps those that are phrases of enough papers. */
function countPhrases(terms: Terms, edges: Uint8Array, tree: Tree, isPhrase: (node: number) => boolean): Phrases {
  const { papers, starts, codes, wordOf } = terms;
  const nodes = sizeOf(tree.sequences);
  const tally: Tally = {
    papers: new Int32Array(nodes),
    places: new Int32Array(nodes),
    openPlaces: new Int32Array(nodes),
    samples: new Int32Array(nodes * SAMPLES).fill(-1),
  };
  const held = {
    of: growing(codes.length / 6),
    counts: growing(codes.length / 6),
    starts: new Int32Array(papers.length + 1),
  };
  const place = new Int32Array(nodes).fill(-1);
  // Most words begin no phrase, so the first step is looked up in a table.
  const begins = Int32Array.from(terms.keys, (_, word) => nodeAfter(tree.sequences, ROOT, word));
  const phrase = Uint8Array.from(tree.titles, (_, node) => (isPhrase(node) ? 1 : 0));
  for (let paper = 0; paper < papers.length; paper++) {
    const titleEnd = starts[paper * 2 + 1]!;
    const end = starts[paper * 2 + 2]!;
    for (let first = starts[paper * 2]!; first < end; first++) {
      if ((edges[first]! & BEGINS) === 0) continue;
      let node = ROOT;
      for (let at = first; at < end && at < first + MAX_WORDS && (edges[at]! & PASSES) !== 0; at++) {
        const word = wordOf[codes[at]! >> 1]!;
        node = at === first ? begins[word]! : nodeAfter(tree.sequences, node, word);
        if (node === ROOT) break;
        if ((edges[at]! & ENDS) === 0 || phrase[node] === 0) continue;
        if (place[node]! < held.starts[paper]!) {
          place[node] = held.of.length;
          tally.papers[node]! += 1;
          append(held.of, node);
          append(held.counts, 0);
        }
        held.counts.items[place[node]!]! += first < titleEnd ? TITLE_COUNT : 1;
        notePlace(tally, node, first, at + 1 < end && (edges[at + 1]! & BEGINS) !== 0);
      }
    }
    held.starts[paper + 1] = held.of.length;
  }
  return keepShared(tree, tally, held);
}

function notePlace({ places, openPlaces, samples }: Tally, node: number, at: number, isOpen: boolean): void {
  const seen = places[node]!++;
  if (seen < SAMPLES) samples[node * SAMPLES + seen] = at;
  if (isOpen) openPlaces[node]! += 1;
}

type Held = { readonly of: Growing; readonly counts: Growing; readonly starts: Int32Array };

/** Numbers the phrases that more than one paper holds, and leaves the others out. */
function keepShared(tree: Tree, tally: Tally, held: Held): Phrases {
  const kept: number[] = [];
  const numbers = tally.papers.map((count, node) => (count >= MIN_PAPERS ? kept.push(node) - 1 : -1));
  const starts = new Int32Array(held.starts.length);
  const of = new Int32Array(held.of.length);
  const counts = new Int32Array(held.of.length);
  let length = 0;
  for (let paper = 0; paper + 1 < starts.length; paper++) {
    for (let at = held.starts[paper]!; at < held.starts[paper + 1]!; at++) {
      const number = numbers[held.of.items[at]!]!;
      if (number === -1) continue;
      of[length] = number;
      counts[length++] = held.counts.items[at]!;
    }
    starts[paper + 1] = length;
  }
  const words = kept.map((node) => itemsOf(tree.sequences, node));
  const papers = Int32Array.from(kept, (node) => tally.papers[node]!);
  return {
    words,
    papers,
    titles: Int32Array.from(kept, (node) => tree.titles[node]!),
    inLonger: longestShare(words, papers),
    starts,
    of: of.subarray(0, length),
    counts: counts.subarray(0, length),
    samples: Int32Array.from({ length: kept.length * SAMPLES }, (_, at) => {
      return tally.samples[kept[Math.floor(at / SAMPLES)]! * SAMPLES + (at % SAMPLES)]!;
    }),
    open: Float32Array.from(kept, (node) => tally.openPlaces[node]! / tally.places[node]!),
  };
}

/** For each phrase, the papers of the most usual phrase that is one word longer at either side. */
function longestShare(words: readonly (readonly number[])[], papers: Int32Array): Int32Array {
  const numbers = new Map(words.map((sequence, number) => [sequence.join(' '), number]));
  const shares = new Int32Array(words.length);
  for (const [number, sequence] of words.entries()) {
    for (const shorter of [sequence.slice(1), sequence.slice(0, -1)]) {
      const inner = numbers.get(shorter.join(' '));
      if (inner !== undefined) shares[inner] = Math.max(shares[inner]!, papers[number]!);
    }
  }
  return shares;
}
