// Papers that the library's owner does not want to see. In: papers, and words or phrases. Out: the papers whose titles and
// abstracts have none of them; and for each that is left out a note that says so, so that nothing goes in silence.
import { diagnose } from '../leaves/diagnostics.ts';
import { fold } from '../leaves/fold.ts';
import { plainOf, sourceOf } from '../leaves/rich-text.ts';
import type { Diagnostic, Paper } from '../types.ts';

export type Kept = { readonly papers: readonly Paper[]; readonly diagnostics: readonly Diagnostic[] };

/** @param words case, accents and punctuation do not count; a word is found whole, not inside another */
export function leaveOut(papers: readonly Paper[], words: readonly string[]): Kept {
  if (words.length === 0) return { papers, diagnostics: [] };
  const wanted = words.map((word) => ({ word, key: ` ${fold(word)} ` }));
  const kept: Paper[] = [];
  const told: Diagnostic[] = [];
  for (const paper of papers) {
    const text = ` ${fold(`${plainOf(paper.title)} ${plainOf(paper.abstract ?? [])}`)} `;
    const found = wanted.find(({ key }) => text.includes(key));
    if (found === undefined) kept.push(paper);
    else {
      const message = `left out, as broadsheet.yaml asks: it says “${found.word}”`;
      told.push(diagnose('note', 'left-out', message, paper.sightings[0]!.origin, sourceOf(paper.title)));
    }
  }
  const count = papers.length - kept.length;
  if (count === 0) return { papers, diagnostics: [] };
  const sum = `${count} of ${papers.length} papers are left out for what they say; each is named with its line`;
  return { papers: kept, diagnostics: [diagnose('note', 'left-out', sum), ...told] };
}
