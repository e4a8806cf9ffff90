// Gives notes to the papers that they are about. In: papers, notes, and how a corrected title or abstract becomes rich
// text. Out: papers with their notes, corrected where a note says so, without those that a note hides; and which notes
// found nothing. Notes about topics and editions are left for those who know the topics and the editions.
import { diagnose } from '../leaves/diagnostics.ts';
import { fold } from '../leaves/fold.ts';
import { sourceOf } from '../leaves/rich-text.ts';
import type { Diagnostic, Paper, RichText, WrittenNote } from '../types.ts';

export type Annotated = { readonly papers: readonly Paper[]; readonly diagnostics: readonly Diagnostic[] };

/** @param restore mends a text as a dump's is mended */
export function annotatePapers(
  papers: readonly Paper[],
  notes: readonly WrittenNote[],
  restore: (text: string) => RichText,
): Annotated {
  const own = notes.filter(({ about }) => about?.kind === 'paper');
  if (own.length === 0) return { papers, diagnostics: [] };
  const find = finder(papers);
  const given = new Map<Paper, WrittenNote[]>();
  const diagnostics: Diagnostic[] = [];
  for (const written of own) {
    const { note, about } = written;
    const found = find(about!.name);
    const origin = { dump: note.source, line: 1, endLine: 1 };
    if (found.length === 1) given.set(found[0]!, [...(given.get(found[0]!) ?? []), written]);
    else if (found.length === 0)
      diagnostics.push(diagnose('warning', 'orphan-note', `no paper is “${about!.name}”`, origin));
    else {
      const ids = found.map(({ id }) => id).join(', ');
      diagnostics.push(
        diagnose('warning', 'orphan-note', `several papers are “${about!.name}”: name one of ${ids}`, origin),
      );
    }
  }
  const annotated = papers.flatMap((paper) => {
    const notesOfPaper = given.get(paper);
    return notesOfPaper === undefined ? [paper] : annotate(paper, notesOfPaper, restore);
  });
  return { papers: annotated, diagnostics: [...diagnostics, ...[...given.values()].flatMap(doubles)] };
}

/** By id or the id of a copy, by arXiv id, by DOI, by title. */
function finder(papers: readonly Paper[]): (name: string) => readonly Paper[] {
  const index = new Map<string, Set<Paper>>();
  const put = (key: string, paper: Paper) => index.set(key, (index.get(key) ?? new Set()).add(paper));
  for (const paper of papers) {
    const { id, aliases, ids, sightings } = paper;
    for (const name of [id, ...aliases, ids.arxiv, ids.doi]) if (name !== null) put(name, paper);
    for (const title of [sourceOf(paper.title), ...sightings.map(({ titleSource }) => titleSource)])
      put(`title ${fold(title)}`, paper);
  }
  return (name) => {
    const key = name
      .trim()
      .replace(/^(?:arxiv:|doi:|https?:\/\/(?:arxiv\.org\/abs|doi\.org)\/)/i, '')
      .replace(/^(?:\S*\/)?papers\/([a-z0-9-]+)\.html$/, '$1');
    const versionless = key.replace(/^(\d{4}\.\d{4,5})v\d+$/, '$1');
    return [...(index.get(versionless) ?? index.get(key.toLowerCase()) ?? index.get(`title ${fold(name)}`) ?? [])];
  };
}

function annotate(paper: Paper, written: readonly WrittenNote[], restore: (text: string) => RichText): Paper[] {
  if (written.some(({ hide }) => hide)) return [];
  const title = written.find((note) => note.title !== null)?.title ?? null;
  const abstract = written.find((note) => note.abstract !== null)?.abstract ?? null;
  return [
    {
      ...paper,
      title: title === null ? paper.title : restore(title),
      abstract: abstract === null ? paper.abstract : restore(abstract),
      notes: written.map(({ note }) => note).filter(({ text, tags }) => text !== '' || tags.length > 0),
    },
  ];
}

/** Several notes on one paper are all shown, and it is said; where two correct the same field, the first by name counts. */
function doubles(written: readonly WrittenNote[]): Diagnostic[] {
  const at = ({ note }: WrittenNote) => ({ dump: note.source, line: 1, endLine: 1 });
  const [first, ...others] = written;
  const corrections = (['title', 'abstract'] as const).flatMap((field) => {
    const [counts, ...more] = written.filter((note) => note[field] !== null);
    return more.map((note) => {
      const message = `corrects the ${field} that ${counts!.note.source} corrects too; that one counts`;
      return diagnose('warning', 'double-correction', message, at(note));
    });
  });
  const named = new Set(corrections.map(({ origin }) => origin!.dump));
  return [
    ...corrections,
    ...others
      .filter(({ note }) => !named.has(note.source))
      .map((note) =>
        diagnose('note', 'double-note', `is about the same paper as ${first!.note.source}; both are shown`, at(note)),
      ),
  ];
}
