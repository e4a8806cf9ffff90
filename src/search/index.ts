// Builds the search index: all parts that the browser may ask for, as files. In: the library and a typesetter.
// Out: OutputFile[]. MiniSearch itself is not run here: its inverted index is made by `invert`, which is many times
// faster, and the tests hold the parts, put together, against MiniSearch's own serialised form.
import { createHash } from 'node:crypto';
import { fold } from '../fold.ts';
import { plainOf } from '../rich-text.ts';
import type { Library, OutputFile, Paper, PaperId } from '../types.ts';
import { editionPath } from '../urls.ts';
import {
  backwards,
  encodeCount,
  encodeLength,
  encodeNumber,
  encodePostings,
  encodeSmall,
  encodeSorted,
  encodeTerms,
  roundedLength,
} from './codec.ts';
import { type Inverted, invert } from './invert.ts';
import {
  BY_TITLE,
  DIRECTORY,
  type Directory,
  FLAGS,
  FORMAT,
  type IndexedPaper,
  PAPERS,
  type PapersPart,
  type PaperText,
  type PartKind,
  partName,
} from './schema.ts';
import { cutBySize, partFile } from './shards.ts';
import { shownTextMaker, type Typeset } from './shown-text.ts';
import { searchableText } from './tex-words.ts';

/** Bytes of a part before gzip: a query loads two or three parts of words and of postings, and ten of texts. */
const WORDS_BYTES = 24_000;
const POSTINGS_BYTES = 16_000;
const TEXT_PAPERS = 8;

/**
 * @param typeset  the site's typesetter; by default formulas are shown as they read
 * @returns the directory and all other parts, below `search/`
 */
export function buildSearchIndex(library: Library, typeset: Typeset = () => null): OutputFile[] {
  const papers = papersInOrder(library);
  const inverted = invert(indexedPapers(papers));
  const postings = inverted.terms.map((_, term) => inverted.postingsOf(term));
  const counts = postings.map((list) => encodeCount(list.length));
  const words = wordParts(inverted.terms, counts);
  const endings = endingParts(inverted.terms, counts);
  const encoded = postings.map(encodePostings);
  const postingRanges = cutBySize(
    encoded.map((text) => text.length + 1),
    POSTINGS_BYTES,
  );
  const facts = papersPart(library, papers, inverted);
  const files = [
    partFile(PAPERS, facts.part),
    partFile(BY_TITLE, { papers: byTitle(papers) }),
    ...words.files,
    ...endings.files,
    ...postingRanges.map(([from, to], at) =>
      partFile(partName('postings', at), { postings: encoded.slice(from, to).join(' ') }),
    ),
    ...textParts(papers, facts.editionsOf, typeset),
  ];
  const directory: Directory = {
    format: FORMAT,
    version: versionOf(files),
    papers: papers.length,
    terms: inverted.terms.length,
    averageLengths: [averageLength(inverted.titleLengths), averageLength(inverted.abstractLengths)],
    editions: oldestFirst(library).map(({ name, slug }) => ({ name, slug, path: editionPath(slug) })),
    words: words.starts,
    endings: endings.starts,
    postings: postingRanges.map(([from]) => from),
    papersPerText: TEXT_PAPERS,
  };
  return [partFile(DIRECTORY, directory), ...files];
}

// ---- numbers ---------------------------------------------------------------------------------

const oldestFirst = (library: Library) => [...library.editions].reverse();

/**
 * Papers by the edition that printed them first, oldest first, in its order; what no edition lists comes last, by id.
 * A new dump then adds numbers at the end and leaves most parts as they were, and an edition is a range of numbers.
 */
function papersInOrder(library: Library): Paper[] {
  const byId = new Map<PaperId, Paper>(library.papers.map((paper) => [paper.id, paper]));
  const listed = oldestFirst(library).flatMap((edition) => edition.items.map((item) => item.paper));
  const rest = [...byId.keys()].sort();
  return [...new Set([...listed, ...rest])].flatMap((id) => byId.get(id) ?? []);
}

function* indexedPapers(papers: readonly Paper[]): Generator<IndexedPaper> {
  for (const [id, paper] of papers.entries()) {
    yield { id, title: searchableText(paper.title), abstract: searchableText(paper.abstract ?? []) };
  }
}

const averageLength = (lengths: readonly number[]): number =>
  lengths.reduce((sum, length) => sum + roundedLength(length), 0) / Math.max(1, lengths.length);

const versionOf = (files: readonly OutputFile[]): string => {
  const hash = createHash('sha256');
  for (const { contents } of files) hash.update(contents);
  return hash.digest('hex').slice(0, 10);
};

// ---- parts -----------------------------------------------------------------------------------

function wordParts(terms: readonly string[], counts: readonly string[]) {
  const ranges = cutBySize(
    terms.map((term) => term.length + 2),
    WORDS_BYTES,
  );
  return {
    starts: ranges.map(([from]) => [terms[from]!, from] as const),
    files: termFiles('words', ranges, terms, counts),
  };
}

function endingParts(terms: readonly string[], counts: readonly string[]) {
  const rows = terms.map((term, at) => ({ reversed: backwards(term), count: counts[at]! }));
  rows.sort((a, b) => (a.reversed < b.reversed ? -1 : 1));
  const reversed = rows.map((row) => row.reversed);
  const ranges = cutBySize(
    reversed.map((term) => term.length + 2),
    WORDS_BYTES,
  );
  return {
    starts: ranges.map(([from]) => reversed[from]!),
    files: termFiles(
      'endings',
      ranges,
      reversed,
      rows.map((row) => row.count),
    ),
  };
}

function termFiles(
  kind: PartKind,
  ranges: readonly (readonly [number, number])[],
  terms: readonly string[],
  counts: readonly string[],
): OutputFile[] {
  return ranges.map(([from, to], at) =>
    partFile(partName(kind, at), {
      terms: encodeTerms(terms.slice(from, to)),
      counts: counts.slice(from, to).join(''),
    }),
  );
}

type Facts = { readonly part: PapersPart; readonly editionsOf: (paper: number) => readonly number[] };

function papersPart(library: Library, papers: readonly Paper[], inverted: Inverted): Facts {
  const numberOf = new Map(papers.map((paper, number) => [paper.id, number]));
  const editionsOf: number[][] = papers.map(() => []);
  const editionStarts: number[] = [];
  const repeats: number[][] = [];
  let started = 0;
  for (const [edition, { items }] of oldestFirst(library).entries()) {
    const numbers = [...new Set(items.flatMap((item) => numberOf.get(item.paper) ?? []))].sort((a, b) => a - b);
    editionStarts.push(started);
    repeats.push(numbers.filter((number) => number < started));
    for (const number of numbers) editionsOf[number]!.push(edition);
    started = Math.max(started, (numbers.at(-1) ?? -1) + 1);
  }
  editionStarts.push(started);
  const part: PapersPart = {
    titleLengths: inverted.titleLengths.map(encodeLength).join(''),
    abstractLengths: inverted.abstractLengths.map(encodeLength).join(''),
    flags: papers.map((paper) => encodeSmall(flagsOf(paper))).join(''),
    editionStarts,
    repeats: repeats.map(encodeSorted),
  };
  return { part, editionsOf: (paper) => editionsOf[paper]! };
}

function byTitle(papers: readonly Paper[]): string {
  const keys = papers.map((paper) => fold(plainOf(paper.title)));
  const numbers = [...papers.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
  return numbers.map(encodeNumber).join('');
}

function flagsOf(paper: Paper): number {
  const code = paper.links.some((link) => link.kind === 'code');
  const maths = [...paper.title, ...(paper.abstract ?? [])].some((segment) => segment.kind === 'formula');
  return (code ? FLAGS.code : 0) + (maths ? FLAGS.maths : 0);
}

function textParts(papers: readonly Paper[], editionsOf: Facts['editionsOf'], typeset: Typeset): OutputFile[] {
  const shownText = shownTextMaker(typeset);
  const textOf = (paper: Paper, number: number): PaperText => ({
    id: paper.id,
    title: shownText(paper.title),
    abstract: shownText(paper.abstract ?? []),
    editions: editionsOf(number),
    code: paper.links.find((link) => link.kind === 'code')?.url ?? null,
  });
  const files: OutputFile[] = [];
  for (let from = 0; from < papers.length; from += TEXT_PAPERS) {
    const part = papers.slice(from, from + TEXT_PAPERS).map((paper, at) => textOf(paper, from + at));
    files.push(partFile(partName('texts', files.length), { papers: part }));
  }
  return files;
}
