// The open data: every paper of the library, one JSON object a line, sorted by id. In: the library. Out: one file.
// `title` and `abstract` are the mended texts as Markdown with formulas as `$…$`; what was scraped stands in the
// sightings, to the letter.
import { digestOf } from '../cache/digest.ts';
import { keyOfFile } from '../cache/kept-files.ts';
import { byCodePoint } from '../leaves/order.ts';
import { markdownOf } from '../leaves/rich-text.ts';
import { outPath, paperPath } from '../leaves/urls.ts';
import type {
  DuePart,
  Edition,
  Library,
  Paper,
  PartedFile,
  RichText,
  SeedPath,
  Sighting,
  Slug,
  Trust,
} from '../types.ts';
import { someAtOnce } from './parts.ts';

export const PAPERS_JSONL = outPath('api/papers.jsonl');

type OpenFormula = {
  readonly tex: string;
  readonly source: string;
  readonly trust: Trust;
  readonly in: 'title' | 'abstract';
};

/**
 * `api/papers.jsonl`: UTF-8, one line a paper, ids in code-point order.
 * `url` is relative to the site's root; `abstract` is null where no dump has one. A sighting's `edition` is the slug of
 * the edition that its dump carries (`editions/<slug>.html` is that edition's page), null where the dump carries none.
 */
export const writePapersJsonl = (library: Library, papers = library.papers): PartedFile => ({
  path: PAPERS_JSONL,
  parts: () => partsOf(library.editions, papers),
});

/** Papers of a part, on average. */
const SOME = 32;

function* partsOf(printed: readonly Edition[], papers: readonly Paper[]): Iterable<DuePart> {
  const editions = new Map(printed.map(({ dump, slug }) => [dump, slug]));
  const editionsOf = ({ sightings }: Paper) => sightings.map(({ origin }) => editions.get(origin.dump) ?? '-').join();
  const sorted = [...papers].sort((a, b) => byCodePoint(a.id, b.id));
  for (const part of someAtOnce(sorted, SOME)) {
    yield {
      key: keyOfFile(part.map((paper) => `${digestOf(paper)} ${editionsOf(paper)}`).join('\n')),
      text: () => part.map((paper) => `${JSON.stringify(openPaper(paper, editions))}\n`).join(''),
    };
  }
}

function openPaper(paper: Paper, editions: ReadonlyMap<SeedPath, Slug>) {
  return {
    id: paper.id,
    url: paperPath(paper.id),
    title: shown(paper.title),
    abstract: paper.abstract === null ? null : shown(paper.abstract),
    authors: paper.authors.map((name) => name.toWellFormed()),
    arxiv: paper.ids.arxiv,
    doi: paper.ids.doi,
    published: paper.facts.published,
    year: paper.facts.year,
    categories: paper.facts.categories.map((name) => name.toWellFormed()),
    venue: paper.facts.venue?.toWellFormed() ?? null,
    sightings: paper.sightings.map((sighting) => openSighting(sighting, editions)),
    links: paper.links.map(({ kind, url, text }) => ({ kind, url, text: text.toWellFormed() })),
    formulas: [...formulasIn(paper.title, 'title'), ...formulasIn(paper.abstract ?? [], 'abstract')],
  };
}

function openSighting(
  { origin, titleSource, abstractSource, labels }: Sighting,
  editions: ReadonlyMap<SeedPath, Slug>,
) {
  const { dump, line, endLine } = origin;
  const { upvotes, comments } = labels;
  return { dump, line, endLine, edition: editions.get(dump) ?? null, titleSource, abstractSource, upvotes, comments };
}

/** What a reader sees must be well formed; JSON keeps a scraped lone surrogate as an escape. */
const shown = (text: RichText): string => markdownOf(text).toWellFormed();

const formulasIn = (text: RichText, place: OpenFormula['in']): OpenFormula[] =>
  text.flatMap((segment) =>
    segment.kind === 'formula'
      ? [{ tex: segment.tex.toWellFormed(), source: segment.source, trust: segment.trust, in: place }]
      : [],
  );
