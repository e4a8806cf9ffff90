// Builds the search index: all parts that the browser may ask for, as files. In: the library and a typesetter.
// Out: OutputFile[]. MiniSearch itself is not run here: its inverted index is made by `invert`, which is many times
// faster, and the tests hold the parts, put together, against MiniSearch's own serialised form.
import { createHash } from 'node:crypto';
import { digestOf } from '../cache/digest.ts';
import { type CitedFacts, citedFactsOf } from '../cite/citable.ts';
import { fold } from '../leaves/fold.ts';
import { plainOf } from '../leaves/rich-text.ts';
import type { DueFile, Library, OutputFile, Paper, PaperId, PlacedNotes, Slug, Topic } from '../types.ts';
import { encodeNumber, encodeSorted } from './codec.ts';
import { FEW_PAPERS } from './directory.ts';
import { invert } from './invert.ts';
import { BY_TITLE, DIRECTORY, PAPERS, partName, TOPICS } from './part-names.ts';
import {
  type DirectoryPart,
  FLAGS,
  type Flag,
  FORMAT,
  type IndexedPaper,
  type PapersPart,
  type PaperText,
  type ShownText,
  type TopicsPart,
} from './schema.ts';
import { partFile, partPath } from './shards.ts';
import { shownTextMaker, type Typeset } from './shown-text.ts';
import { searchableText } from './tex-words.ts';
import { type WordFacts, wordIndex } from './word-index.ts';

/** Papers of a part of texts: more in a large library, which has files enough. A first query moves ten such parts. */
const textPapers = (papers: number): number => (papers <= 5000 ? 4 : 6);

/** The words of a note's Markdown. */
export type NoteText = (markdown: string) => string;
const AS_IT_STANDS: NoteText = (markdown) => markdown;

/**
 * All of it, one part after another, so that memory does not grow with them.
 * @param typeset  the site's typesetter; by default formulas are shown as they read
 * @param noteText  by default Markdown as it stands
 */
export function* buildSearchIndex(
  library: Library,
  typeset: Typeset = () => null,
  noteText = AS_IT_STANDS,
): Generator<OutputFile | DueFile, void> {
  const words = yield* wordIndex(invert(indexedPapers(library, noteText)));
  yield* paperIndex(library, words, typeset, noteText);
}

/** Of the index what is not words alone; the directory, which names all parts, comes last. */
export function* paperIndex(
  library: Library,
  words: WordFacts,
  typeset: Typeset,
  noteText = AS_IT_STANDS,
): Generator<OutputFile | DueFile, void> {
  const { topics } = library;
  const { lengths, digest, ...ofDirectory } = words;
  const papers = papersInOrder(library);
  const notesOf = (paper: Paper): string => noteWords(paper, noteText);
  const facts = papersPart(library, papers, lengths);
  const version = createHash('sha256').update(digest);
  const inside = { papers: facts.part, topics: topicsPart(topics, papers) };
  const apart = papers.length > FEW_PAPERS;
  const parts = chain(
    [
      ...(apart ? [partFile(PAPERS, inside.papers), partFile(TOPICS, inside.topics)] : []),
      partFile(BY_TITLE, { papers: byTitle(papers) }),
    ],
    textParts(papers, { ...facts, topicsOf: topicsByPaper(topics), notesOf }, typeset),
  );
  for (const part of parts) {
    version.update('from' in part ? part.from : part.contents);
    yield part;
  }
  const directory: DirectoryPart = {
    format: FORMAT,
    version: version.digest('hex').slice(0, 10),
    papers: papers.length,
    ...ofDirectory,
    editions: oldestFirst(library).map(({ name, slug }) => ({
      ...{ name, slug },
      ...placedWords(library, 'edition', slug, noteText),
    })),
    topics: topics.map(({ name, slug }) => ({
      ...{ name, slug },
      ...placedWords(library, 'topic', slug, noteText),
    })),
    papersPerText: textPapers(papers.length),
    ...(apart ? {} : { inside }),
  };
  yield partFile(DIRECTORY, directory);
}

function* chain(...lists: readonly Iterable<OutputFile | DueFile>[]): Generator<OutputFile | DueFile, void> {
  for (const list of lists) yield* list;
}

// ---- numbers ---------------------------------------------------------------------------------

/** As much of a library as is known before it is arranged. */
type Listed = Pick<Library, 'papers' | 'editions'>;

const oldestFirst = ({ editions }: Listed) => [...editions].reverse();

/**
 * Papers by the edition that printed them first, oldest first, in its order; what no edition lists comes last, by id.
 * A new dump then adds numbers at the end and leaves most parts as they were, and an edition is a range of numbers.
 */
function papersInOrder(library: Listed): Paper[] {
  const byId = new Map<PaperId, Paper>(library.papers.map((paper) => [paper.id, paper]));
  const listed = oldestFirst(library).flatMap((edition) => edition.items.map((item) => item.paper));
  const rest = [...byId.keys()].sort();
  return [...new Set([...listed, ...rest])].flatMap((id) => byId.get(id) ?? []);
}

/** A paper's words are its own and then those that the library's owner wrote about it. */
export function* indexedPapers(library: Listed, noteText = AS_IT_STANDS): Generator<IndexedPaper> {
  for (const [id, paper] of papersInOrder(library).entries()) {
    const abstract = searchableText(paper.abstract ?? []) + noteWords(paper, noteText);
    yield { id, title: searchableText(paper.title), abstract };
  }
}

/** Empty for most; else what a result shows after the abstract. */
function noteWords({ notes }: Paper, noteText: NoteText): string {
  const words = notes.flatMap(({ text, tags }) => [noteText(text), tags.join(', ')]).filter((part) => part !== '');
  return words.length === 0 ? '' : ` Note: ${words.join(' · ')}`.toWellFormed();
}

/** What the owner wrote about a topic or an edition. */
function placedWords(
  { notes }: Library,
  kind: PlacedNotes['kind'],
  slug: Slug,
  noteText: NoteText,
): { readonly note?: string } {
  const placed = notes.filter((place) => place.kind === kind && place.slug === slug).flatMap((place) => place.notes);
  const words = placed.flatMap(({ text, tags }) => [noteText(text), tags.join(', ')]).filter((part) => part !== '');
  return words.length === 0 ? {} : { note: words.join(' · ').toWellFormed() };
}

// ---- parts -----------------------------------------------------------------------------------

/** Most papers stand in one edition: a list of its own for each, with no room to grow. */
const NONE: readonly number[] = [];

type Facts = { readonly part: PapersPart; readonly editionsOf: (paper: number) => readonly number[] };

function papersPart(library: Library, papers: readonly Paper[], lengths: string): Facts {
  const numberOf = new Map(papers.map((paper, number) => [paper.id, number]));
  const editionsOf: (readonly number[])[] = papers.map(() => NONE);
  const editionStarts: number[] = [];
  const repeats: number[][] = [];
  let started = 0;
  for (const [edition, { items }] of oldestFirst(library).entries()) {
    const numbers = [...new Set(items.flatMap((item) => numberOf.get(item.paper) ?? []))].sort((a, b) => a - b);
    editionStarts.push(started);
    repeats.push(numbers.filter((number) => number < started));
    for (const number of numbers) editionsOf[number] = [...editionsOf[number]!, edition];
    started = Math.max(started, (numbers.at(-1) ?? -1) + 1);
  }
  editionStarts.push(started);
  const part: PapersPart = {
    lengths,
    flags: Object.fromEntries(
      FLAGS.map((flag) => [flag, encodeSorted(having(papers, IS[flag]))]),
    ) as PapersPart['flags'],
    editionStarts,
    repeats: repeats.map(encodeSorted),
  };
  return { part, editionsOf: (paper) => editionsOf[paper]! };
}

function topicsPart(topics: readonly Topic[], papers: readonly Paper[]): TopicsPart {
  const numberOf = new Map(papers.map(({ id }, number) => [id, number]));
  const numbers = topics.map((topic) => topic.papers.flatMap(({ paper }) => numberOf.get(paper) ?? []));
  return { papers: numbers.map((list) => encodeSorted(list.sort((a, b) => a - b))) };
}

/** The topics that each paper is about, most so first. */
function topicsByPaper(topics: readonly Topic[]): (id: PaperId) => readonly Slug[] {
  const strengths = new Map<PaperId, { readonly topic: number; readonly strength: number }[]>();
  for (const [topic, { papers }] of topics.entries()) {
    for (const { paper, strength } of papers)
      strengths.set(paper, [...(strengths.get(paper) ?? []), { topic, strength }]);
  }
  return (id) =>
    [...(strengths.get(id) ?? [])]
      .sort((a, b) => b.strength - a.strength || a.topic - b.topic)
      .map(({ topic }) => topics[topic]!.slug);
}

function byTitle(papers: readonly Paper[]): string {
  const keys = papers.map((paper) => fold(plainOf(paper.title)));
  const numbers = [...papers.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
  return numbers.map(encodeNumber).join('');
}

const IS: Readonly<Record<Flag, (paper: Paper) => boolean>> = {
  code: ({ links }) => links.some(({ kind }) => kind === 'code'),
  maths: ({ title, abstract }) => [...title, ...(abstract ?? [])].some(({ kind }) => kind === 'formula'),
};

/** The numbers of those that are so. */
const having = (papers: readonly Paper[], is: (paper: Paper) => boolean): number[] =>
  papers.flatMap((paper, number) => (is(paper) ? number : []));

type FactsOfPapers = {
  readonly topicsOf: (id: PaperId) => readonly Slug[];
  readonly notesOf: (paper: Paper) => string;
};

function* textParts(
  papers: readonly Paper[],
  { editionsOf, topicsOf, notesOf }: Pick<Facts, 'editionsOf'> & FactsOfPapers,
  typeset: Typeset,
): Generator<DueFile, void> {
  const shownText = shownTextMaker(typeset);
  const textOf = (paper: Paper, number: number): PaperText => ({
    id: paper.id,
    title: shownText(paper.title),
    abstract: withWords(shownText(paper.abstract ?? []), notesOf(paper)),
    editions: editionsOf(number),
    topics: topicsOf(paper.id),
    code: paper.links.find((link) => link.kind === 'code')?.url ?? null,
    ...known(citedFactsOf(paper)),
  });
  const each = textPapers(papers.length);
  for (let from = 0; from < papers.length; from += each) {
    const some = papers.slice(from, from + each);
    const name = partName('texts', from / each);
    yield {
      path: partPath(name),
      from: JSON.stringify(
        some.map((paper, at) => [digestOf(paper), editionsOf(from + at), topicsOf(paper.id), notesOf(paper)]),
      ),
      get contents() {
        return partFile(name, { papers: some.map((paper, at) => textOf(paper, from + at)) }).contents;
      },
    };
  }
}

const known = (cited: CitedFacts | null): Pick<PaperText, 'cited'> => (cited === null ? {} : { cited });

const withWords = (text: ShownText, words: string): ShownText => (words === '' ? text : [...text, words]);
