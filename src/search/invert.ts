// From papers to postings: which papers hold each term. In: papers in the order of their numbers. Out: terms in
// order, each with its postings. Linear in the words but for one sort of the terms, and small in memory: three
// numbers a posting, kept in typed arrays until they are asked for term by term.
import { ROOM } from '../leaves/room.ts';
import type { Postings } from './postings.ts';
import type { Field, IndexedPaper } from './schema.ts';
import { openTermReader } from './term-reader.ts';

export type Inverted = {
  readonly terms: readonly string[];
  /** Whether the term stands nowhere but as the whole of a compound, so that its papers have its first part as well. */
  readonly onlyJoined: (term: number) => boolean;
  /** How many papers hold the term with this number. */
  readonly papersWith: (term: number) => number;
  /** Its postings, papers ascending. */
  readonly postingsOf: (term: number) => Postings;
  /** Different terms in each paper's title and abstract. */
  readonly titleLengths: readonly number[];
  readonly abstractLengths: readonly number[];
};

/** A count in a title stands above one in an abstract, both in 16 bits; a term that stands more often is not counted on. */
const TITLE_SHIFT = 12;
const MOST = 0xfff;
const COUNTS = {
  title: { one: 1 << TITLE_SHIFT, most: 0xf << TITLE_SHIFT },
  abstract: { one: 1, most: MOST },
} as const;

const COUNTED = 0xffff;
/** Above both, how a term stood in any text: by itself, or as the whole of a compound. */
const ALONE = 0x10000;
const JOINED = 0x20000;

/** Takes papers, slice by slice; `done` is called once, and ends it. */
export type Inverter = { readonly add: (papers: Iterable<IndexedPaper>) => void; readonly done: () => Inverted };

export function invert(papers: Iterable<IndexedPaper>): Inverted {
  const { add, done } = openInverter();
  add(papers);
  return done();
}

/** The papers' numbers must be 0, 1, 2, …: a posting is found by them. */
export function openInverter(): Inverter {
  const { read, terms: ofReader } = openTermReader();
  const found = growingColumns();
  const lengths = { title: [] as number[], abstract: [] as number[] };
  /** By term: how it stood so far, and of the paper at hand its count in the title above its count in the abstract. */
  let counts = new Uint32Array(1 << 14);
  /** The terms of the paper at hand. */
  let met = new Uint32Array(1 << 10);
  let different = 0;

  /** Counts the terms of one field, and how many different ones there are. */
  function count(text: string, field: Field): void {
    const { one, most } = COUNTS[field];
    const terms = read(text, field);
    if (ofReader.length > counts.length) counts = grown(counts, 2 * ofReader.length);
    if (different + terms.length > met.length) met = grown(met, 2 * (different + terms.length));
    let inField = 0;
    for (let at = 0; at < terms.length; at++) {
      const number = terms[at]! >> 1;
      const before = counts[number]!;
      if ((before & COUNTED) === 0) met[different++] = number;
      if ((before & most) === 0) inField++;
      const how = (terms[at]! & 1) === 0 ? ALONE : JOINED;
      counts[number] = (before | how) + ((before & most) < most ? one : 0);
    }
    lengths[field].push(inField);
  }

  function add(papers: Iterable<IndexedPaper>): void {
    for (const { id, title, abstract } of papers) {
      different = 0;
      count(title, 'title');
      count(abstract, 'abstract');
      for (let at = 0; at < different; at++) {
        const term = met[at]!;
        found.push(term, id, counts[term]! & COUNTED);
        counts[term] = counts[term]! & ~COUNTED;
      }
    }
  }

  function done(): Inverted {
    // A function word that no title has stands in no paper.
    const standing = Uint32Array.from(ofReader.keys()).filter((number) => counts[number] !== 0);
    const order = standing.sort((a, b) => (ofReader[a]! < ofReader[b]! ? -1 : 1));
    return {
      terms: Array.from(order, (number) => ofReader[number]!),
      onlyJoined: flagOf(Uint8Array.from(order, (number) => (counts[number] === JOINED ? 1 : 0))),
      ...groupByTerm(found, order, ofReader.length),
      titleLengths: lengths.title,
      abstractLengths: lengths.abstract,
    };
  }
  return { add, done };
}

function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(numbers);
  return longer;
}

/** Made apart, so that it holds on to nothing else of the work. */
const flagOf =
  (flags: Uint8Array) =>
  (at: number): boolean =>
    flags[at] === 1;

/** One posting: a term as met, a paper, its counts. */
type Piece = { readonly terms: Uint32Array; readonly papers: Uint32Array; readonly counts: Uint16Array };
type Columns = ReturnType<typeof growingColumns>;

/** Two numbers of four bytes and one of two. */
const PIECE = Math.floor(ROOM / 40) * 4;

function newPiece(): Piece {
  const room = new ArrayBuffer(ROOM);
  return {
    terms: new Uint32Array(room, 0, PIECE),
    papers: new Uint32Array(room, 4 * PIECE, PIECE),
    counts: new Uint16Array(room, 8 * PIECE, PIECE),
  };
}

/** Three columns that grow by pieces: one that doubles would need three times its room while it does. */
function growingColumns() {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  let used = PIECE;
  return {
    push(term: number, paper: number, count: number): void {
      if (used === PIECE) {
        last = newPiece();
        pieces.push(last);
        used = 0;
      }
      last!.terms[used] = term;
      last!.papers[used] = paper;
      last!.counts[used++] = count;
    },
    /** Hands out the columns piece by piece, with how much of each is in use. */
    *read(): Iterable<readonly [Piece, number]> {
      for (const piece of pieces) yield [piece, piece === last ? used : PIECE];
    },
    /** How many there are. */
    size: () => (pieces.length - 1) * PIECE + used,
  };
}

/** A counting sort by term; within a term the papers keep their order. `order` holds the terms' numbers as met, sorted by spelling. */
function groupByTerm(
  columns: Columns,
  order: Uint32Array,
  numbers: number,
): Pick<Inverted, 'papersWith' | 'postingsOf'> {
  const rankOf = new Uint32Array(numbers);
  for (const [rank, number] of order.entries()) rankOf[number] = rank;
  const starts = new Uint32Array(order.length + 1);
  for (const [{ terms }, used] of columns.read()) {
    for (let at = 0; at < used; at++) starts[rankOf[terms[at]!]! + 1]!++;
  }
  for (let rank = 0; rank < order.length; rank++) starts[rank + 1]! += starts[rank]!;
  const next = starts.slice();
  // In one room, which is large where there are many, and is given back then.
  const room = new ArrayBuffer(6 * columns.size());
  const papers = new Uint32Array(room, 0, columns.size());
  const counts = new Uint16Array(room, 4 * columns.size());
  for (const [piece, used] of columns.read()) {
    for (let at = 0; at < used; at++) {
      const place = next[rankOf[piece.terms[at]!]!]!++;
      papers[place] = piece.papers[at]!;
      counts[place] = piece.counts[at]!;
    }
  }
  return {
    papersWith: (term) => starts[term + 1]! - starts[term]!,
    postingsOf(term) {
      const [from, to] = [starts[term]!, starts[term + 1]!];
      const titles = new Uint8Array(to - from);
      const abstracts = new Uint16Array(to - from);
      for (let at = from; at < to; at++) {
        titles[at - from] = counts[at]! >> TITLE_SHIFT;
        abstracts[at - from] = counts[at]! & MOST;
      }
      return { papers: papers.subarray(from, to), titles, abstracts };
    },
  };
}
