// The words of all papers as parts of the index: in order, by their endings, and with their postings. In: what `invert`
// made. Out: one part after another, and what the rest of the index must know of them. No fact of the library but the
// papers' texts goes in, so that it is made while the library is still being arranged.
import { createHash } from 'node:crypto';
import type { OutputFile } from '../types.ts';
import { backwards, encodeTermFacts, encodeTerms } from './codec.ts';
import { shortStarts } from './directory.ts';
import type { Inverted } from './invert.ts';
import { codeOfLengths, encodeLengths, type Lengths, roundedLengths } from './lengths.ts';
import { partName } from './part-names.ts';
import { encodePostings } from './postings.ts';
import type { DirectoryPart, EndingsPart, PapersPart, WordsPart } from './schema.ts';
import { cutBySize, partFile } from './shards.ts';

/** Bytes of a part before gzip: a query loads two or three of them, and ten of texts. */
const WORDS_BYTES = 8000;
const POSTINGS_BYTES = 8000;

/** Plain data, so that a thread can hand it over. */
export type WordFacts = Pick<DirectoryPart, 'terms' | 'averageLengths' | 'words' | 'endings' | 'postings'> &
  Pick<PapersPart, 'lengths'> & {
    /** Of all parts of words. */
    readonly digest: string;
  };

export function* wordIndex(inverted: Inverted): Generator<OutputFile, WordFacts> {
  const { terms, titleLengths, abstractLengths } = inverted;
  const lengths = titleLengths.map((title, paper): Lengths => [title, abstractLengths[paper]!]);
  const factsOf = (term: number): string => encodeTermFacts(inverted.papersWith(term), inverted.onlyJoined(term));
  const words = cutTerms(terms);
  const endings: string[] = [];
  const postings: number[] = [];
  const digest = createHash('sha256');
  const kinds = [
    () => wordParts(words, factsOf),
    () => endingParts(terms, endings),
    () => postingParts(inverted, postings),
  ];
  for (const parts of kinds) {
    for (const part of parts()) {
      digest.update(part.contents);
      yield part;
    }
  }
  return {
    terms: terms.length,
    averageLengths: averageOf(lengths.map(roundedLengths)),
    words: startsIn(words).map((start, at) => [start, words.ranges[at]![1] - words.ranges[at]![0]]),
    endings,
    postings,
    lengths: encodeLengths(lengths.map(codeOfLengths)),
    digest: digest.digest('hex'),
  };
}

function averageOf(lengths: readonly Lengths[]): Lengths {
  const sum = (field: 0 | 1): number => lengths.reduce((so, both) => so + both[field], 0);
  const count = Math.max(1, lengths.length);
  return [sum(0) / count, sum(1) / count];
}

type CutTerms = { readonly terms: readonly string[]; readonly ranges: readonly (readonly [number, number])[] };

const cutTerms = (terms: readonly string[]): CutTerms => ({
  terms,
  ranges: cutBySize(
    terms.map((term) => term.length + 2),
    WORDS_BYTES,
  ),
});

const startsIn = ({ terms, ranges }: CutTerms): string[] =>
  shortStarts(ranges.map(([from, to]) => [terms[from]!, terms[to - 1]!]));

function* wordParts({ terms, ranges }: CutTerms, factsOf: (term: number) => string): Generator<OutputFile, void> {
  for (const [at, [from, to]] of ranges.entries()) {
    const some = terms.slice(from, to);
    const facts = some.map((_, place) => factsOf(from + place)).join('');
    yield partFile(partName('words', at), { terms: encodeTerms(some), facts } satisfies WordsPart);
  }
}

/** Notes where each part begins in `starts`; the spellings themselves are held no longer than it takes. */
function* endingParts(ofIndex: readonly string[], starts: string[]): Generator<OutputFile, void> {
  const cut = cutTerms(ofIndex.map(backwards).sort());
  const { terms, ranges } = cut;
  starts.push(...startsIn(cut));
  for (const [at, [from, to]] of ranges.entries()) {
    yield partFile(partName('endings', at), { terms: encodeTerms(terms.slice(from, to)) } satisfies EndingsPart);
  }
}

/** Notes how many terms each part holds in `counts`. */
function* postingParts({ terms, postingsOf }: Inverted, counts: number[]): Generator<OutputFile, void> {
  let open: string[] = [];
  let size = 0;
  const closed = () => partFile(partName('postings', counts.push(open.length) - 1), { postings: open.join(' ') });
  for (const term of terms.keys()) {
    const text = encodePostings(postingsOf(term));
    if (open.length > 0 && size + text.length >= POSTINGS_BYTES) {
      yield closed();
      open = [];
      size = 0;
    }
    open.push(text);
    size += text.length + 1;
  }
  if (open.length > 0) yield closed();
}
