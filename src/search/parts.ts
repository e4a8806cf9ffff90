// The parts of the index as the rest of search asks for them. In: a function that fetches a part by its name. Out:
// terms, postings and texts, each part fetched and decoded once. A part that is missing or broken is remembered
// in `missing` and counts as empty, so that the rest still searches.
import { backwards, decodeTermFacts, decodeTerms, frequencyRank, type TermFacts } from './codec.ts';
import { directoryFrom, lastAtMost } from './directory.ts';
import { NO_PAUSE, type Pause } from './in-runs.ts';
import { readLengths } from './lengths.ts';
import { DIRECTORY, PAPERS, type PartKind, partName, TOPICS } from './part-names.ts';
import { type Postings, type PostingsReader, readPostings } from './postings.ts';
import { parseQuery } from './query.ts';
import {
  type Directory,
  type DirectoryPart,
  type EndingsPart,
  FORMAT,
  type PapersPart,
  type PaperText,
  type PostingsPart,
  type TextsPart,
  type WordsPart,
} from './schema.ts';

/** Brings the JSON of a part, parsed; rejects when it is not to be had. `version` is null for the directory. */
export type FetchPart = (name: string, version: string | null) => Promise<unknown>;

/** A term of the index, and its number in order. */
export type Term = TermFacts & { readonly term: string; readonly number: number };

export type Parts = {
  readonly directory: Directory;
  readonly papers: PapersPart;
  /** A code for each paper (see `lengths.ts`), once they have been read. */
  readonly lengths: Uint8Array;
  readonly readLengths: (pause?: Pause) => Promise<void>;
  /** Names of parts that could not be had. */
  readonly missing: ReadonlySet<string>;
  readonly termNamed: (term: string) => Promise<Term | null>;
  /** The terms that begin with `start` and are wanted, in order. */
  readonly termsFrom: (start: string, wanted: (term: string) => boolean, pause?: Pause) => Promise<Term[]>;
  /** Of the terms longer than `start` that begin with it, those in most papers, compounds last; at most `most`. */
  readonly frequentFrom: (start: string, most: number, pause?: Pause) => Promise<Term[]>;
  /** All terms that end with `end`; their numbers are not known. */
  readonly termsTo: (end: string, pause?: Pause) => Promise<string[]>;
  readonly postingsPartOf: (term: number) => number;
  /** Fetches what `postingsOf` will decode. */
  readonly fetchPostings: (terms: readonly Term[], pause?: Pause) => Promise<void>;
  readonly postingsOf: (term: Term, pause?: Pause) => Promise<Postings>;
  /** A part that is wanted at times only; null where it is not to be had. */
  readonly named: (name: string) => Promise<unknown>;
  readonly textOf: (paper: number) => Promise<PaperText | null>;
};

/**
 * Fetches the directory and the facts about all papers; rejects when either is not to be had.
 * @param asked  what will be searched for first: the words' parts come beside the facts, not after them
 * @param pause  lets the page breathe: on a slow processor to ask for a part takes some milliseconds
 */
export async function openParts(fetchPart: FetchPart, asked = '', pause = NO_PAUSE): Promise<Parts> {
  const written = (await fetchPart(DIRECTORY, null)) as DirectoryPart;
  if (written.format !== FORMAT) throw new Error('The search index was made by another version of this site.');
  const directory = directoryFrom(written);
  await pause();
  const { inside } = directory;
  const papersPart = inside === undefined ? fetchPart(PAPERS, directory.version) : Promise.resolve(inside.papers);
  // Told to whoever waits for it, further down.
  papersPart.catch(() => undefined);
  await pause();
  const missing = new Set<string>();
  const known = new Map<string, Promise<unknown>>(
    inside === undefined ? [] : [[TOPICS, Promise.resolve(inside.topics)]],
  );

  const part = <Raw, Made>(kind: PartKind, at: number, empty: Made, make: (raw: Raw) => Made): Promise<Made> =>
    fetched(partName(kind, at), empty, make);

  function fetched<Raw, Made>(name: string, empty: Made, make: (raw: Raw) => Made): Promise<Made> {
    let made = known.get(name) as Promise<Made> | undefined;
    if (made === undefined) {
      made = fetchPart(name, directory.version)
        .then((raw) => make(raw as Raw))
        .catch(() => {
          missing.add(name);
          return empty;
        });
      known.set(name, made);
    }
    return made;
  }

  const noWords = { terms: [] as readonly string[], facts: '' };
  /** A library without a word has no such part: that it has none is no fault. */
  const wordsPart = (at: number) =>
    directory.words.length === 0
      ? noWords
      : part('words', at, noWords, ({ terms, facts }: WordsPart) => ({ terms: decodeTerms(terms), facts }));
  const endingsPart = (at: number) => part('endings', at, [], ({ terms }: EndingsPart) => decodeTerms(terms));
  const postingsPart = (at: number) => part('postings', at, [], (raw: PostingsPart) => raw.postings.split(' '));
  const textsPart = (at: number) => part('texts', at, [], (raw: TextsPart) => raw.papers);
  const begun = new Map<number, PostingsReader>();
  const wordStarts = directory.words.map(([term]) => term);
  const termAt = (part: number, terms: readonly string[], facts: string, place: number): Term => ({
    term: terms[place]!,
    number: directory.words[part]![1] + place,
    ...decodeTermFacts(facts, place),
  });
  /** All are asked for before the first is read. */
  async function* rangesFrom(start: string, pause: Pause) {
    const numbers = overlapping(wordStarts, start);
    for (const [index, coming] of (await askedFor(numbers, wordsPart, pause)).entries()) {
      const at = numbers[index]!;
      const { terms, facts } = await coming;
      yield { at, terms, facts, places: startingWith(terms, start) };
      await pause();
    }
  }
  const { clauses } = parseQuery(asked);
  const words = clauses.flatMap((clause) => clause.words).flatMap(({ term, parts }) => [term, ...parts]);
  await askedFor(
    words.map((word) => lastAtMost(wordStarts, word)),
    wordsPart,
    pause,
  );
  const papers = (await papersPart) as PapersPart;
  const lengths = readLengths(papers.lengths, directory.papers);

  return {
    directory,
    papers,
    lengths: lengths.codes,
    readLengths: (pause = NO_PAUSE) => readAll(lengths, pause),
    missing,
    async termNamed(term) {
      const at = lastAtMost(wordStarts, term);
      const { terms, facts } = await wordsPart(at);
      const place = lastAtMost(terms, term);
      return terms[place] === term ? termAt(at, terms, facts, place) : null;
    },
    async termsFrom(start, wanted, pause = NO_PAUSE) {
      const found: Term[] = [];
      for await (const { at, terms, facts, places } of rangesFrom(start, pause))
        for (const place of places) if (wanted(terms[place]!)) found.push(termAt(at, terms, facts, place));
      return found;
    },
    async frequentFrom(start, most, pause = NO_PAUSE) {
      const byRank: (() => Term)[][] = [];
      for await (const { at, terms, facts, places } of rangesFrom(start, pause)) {
        for (const place of places) {
          if (terms[place] === start) continue;
          const rank = frequencyRank(facts, place);
          byRank[rank] ??= [];
          if (byRank[rank].length < most) byRank[rank].push(() => termAt(at, terms, facts, place));
        }
      }
      const ranked = byRank.filter((rank) => rank !== undefined).reverse();
      return ranked
        .flat()
        .slice(0, most)
        .map((make) => make());
    },
    async termsTo(end, pause = NO_PAUSE) {
      const start = backwards(end);
      const found: string[] = [];
      for (const coming of await askedFor(overlapping(directory.endings, start), endingsPart, pause)) {
        const terms = await coming;
        for (const at of startingWith(terms, start)) found.push(backwards(terms[at]!));
        await pause();
      }
      return found;
    },
    postingsPartOf: (term) => lastAtMost(directory.postings, term),
    async fetchPostings(terms, pause = NO_PAUSE) {
      const numbers = terms.map(({ number }) => lastAtMost(directory.postings, number));
      await Promise.all(await askedFor(numbers, postingsPart, pause));
    },
    async postingsOf({ number, count }, pause = NO_PAUSE) {
      const at = lastAtMost(directory.postings, number);
      const texts = await postingsPart(at);
      const reader = begun.get(number) ?? readPostings(texts[number - directory.postings[at]!] ?? '', count);
      begun.set(number, reader);
      await readAll(reader, pause);
      return reader.postings;
    },
    named: (name) => fetched<unknown, unknown>(name, null, (raw) => raw),
    async textOf(paper) {
      const texts = await textsPart(Math.floor(paper / directory.papersPerText));
      return texts[paper % directory.papersPerText] ?? null;
    },
  };
}

/** Asks for parts, one after the other and waiting for none: each comes, if only as an empty one. */
async function askedFor<Made>(
  numbers: readonly number[],
  ask: (part: number) => Promise<Made> | Made,
  pause: Pause,
): Promise<(Promise<Made> | Made)[]> {
  const coming: (Promise<Made> | Made)[] = [];
  for (const number of new Set(numbers)) {
    coming.push(ask(number));
    await pause();
  }
  return coming;
}

/** Where a search was given up, the next one goes on. */
async function readAll({ read }: { readonly read: () => boolean }, pause: Pause): Promise<void> {
  while (read()) await pause();
}

/** The parts, given the first term of each, that may hold terms beginning with `start`. */
function overlapping(firsts: readonly string[], start: string): number[] {
  const from = lastAtMost(firsts, start);
  const range: number[] = [];
  for (let at = from; at < firsts.length && (at === from || firsts[at]!.startsWith(start)); at++) range.push(at);
  return range;
}

/** The places of the terms of a sorted list that begin with `start`. */
function startingWith(terms: readonly string[], start: string): number[] {
  let at = lastAtMost(terms, start);
  if (at < terms.length && terms[at]! < start) at++;
  const places: number[] = [];
  for (; at < terms.length && terms[at]!.startsWith(start); at++) places.push(at);
  return places;
}
