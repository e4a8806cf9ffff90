// The words of all papers as parts of the index: in order, by their endings, and with their postings. In: what `invert`
// made. Out: one part after another, and what the rest of the index must know of them. No fact of the library but the
// papers' texts goes in, so that it is made while the library is still being arranged.
import { createHash } from 'node:crypto';
import type { OutputFile } from '../types.ts';
import { backwards, encodeLength, encodePostings, encodeTermFacts, encodeTerms, roundedLength } from './codec.ts';
import type { Inverted } from './invert.ts';
import { partName } from './part-names.ts';
import type { Directory, EndingsPart, PapersPart, WordsPart } from './schema.ts';
import { cutBySize, partFile } from './shards.ts';

/** Bytes of a part before gzip: a query loads two or three of them, and ten of texts. */
const WORDS_BYTES = 24_000;
const POSTINGS_BYTES = 16_000;

/** Plain data, so that a thread can hand it over. */
export type WordFacts = Pick<Directory, 'terms' | 'averageLengths' | 'words' | 'endings' | 'postings'> &
  Pick<PapersPart, 'titleLengths' | 'abstractLengths'> & {
    /** Of all parts of words. */
    readonly digest: string;
  };

export function* wordIndex(inverted: Inverted): Generator<OutputFile, WordFacts> {
  const { terms, titleLengths, abstractLengths } = inverted;
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
    averageLengths: [averageLength(titleLengths), averageLength(abstractLengths)],
    words: words.ranges.map(([from]) => [words.terms[from]!, from]),
    endings,
    postings,
    titleLengths: titleLengths.map(encodeLength).join(''),
    abstractLengths: abstractLengths.map(encodeLength).join(''),
    digest: digest.digest('hex'),
  };
}

const averageLength = (lengths: readonly number[]): number =>
  lengths.reduce((sum, length) => sum + roundedLength(length), 0) / Math.max(1, lengths.length);

type CutTerms = { readonly terms: readonly string[]; readonly ranges: readonly (readonly [number, number])[] };

const cutTerms = (terms: readonly string[]): CutTerms => ({
  terms,
  ranges: cutBySize(
    terms.map((term) => term.length + 2),
    WORDS_BYTES,
  ),
});

function* wordParts({ terms, ranges }: CutTerms, factsOf: (term: number) => string): Generator<OutputFile, void> {
  for (const [at, [from, to]] of ranges.entries()) {
    const some = terms.slice(from, to);
    const facts = some.map((_, place) => factsOf(from + place)).join('');
    yield partFile(partName('words', at), { terms: encodeTerms(some), facts } satisfies WordsPart);
  }
}

/** Notes the first term of each part in `starts`; the spellings themselves are held no longer than it takes. */
function* endingParts(ofIndex: readonly string[], starts: string[]): Generator<OutputFile, void> {
  const { terms, ranges } = cutTerms(ofIndex.map(backwards).sort());
  for (const [at, [from, to]] of ranges.entries()) {
    starts.push(terms[from]!);
    yield partFile(partName('endings', at), { terms: encodeTerms(terms.slice(from, to)) } satisfies EndingsPart);
  }
}

/** Notes the first term of each part in `starts`. */
function* postingParts({ terms, postingsOf }: Inverted, starts: number[]): Generator<OutputFile, void> {
  let open: string[] = [];
  let size = 0;
  const closed = () => partFile(partName('postings', starts.length - 1), { postings: open.join(' ') });
  for (const term of terms.keys()) {
    const text = encodePostings(postingsOf(term));
    if (open.length === 0 || size + text.length >= POSTINGS_BYTES) {
      if (open.length > 0) yield closed();
      starts.push(term);
      open = [];
      size = 0;
    }
    open.push(text);
    size += text.length + 1;
  }
  if (open.length > 0) yield closed();
}
