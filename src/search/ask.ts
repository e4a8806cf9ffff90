// Asks a library what its own search page would answer, without a page. In: a library and a query as a reader types it.
// Out: the papers found, best first, and what should be said of how they were found. It builds the index in memory.
import type { Library, OutputFile, PaperId } from '../types.ts';
import { buildSearchIndex } from './index.ts';
import { PARTS_FOLDER, PARTS_FUNCTION } from './part-names.ts';
import { type FetchPart, openParts } from './parts.ts';
import { createSearcher, type Outcome } from './searcher.ts';
import { EMPTY_STATE } from './state.ts';

export type Asked = { readonly papers: readonly PaperId[]; readonly outcome: Outcome };

export async function askLibrary(library: Library, text: string): Promise<Asked> {
  const parts = await openParts(fetchFrom(buildSearchIndex(library)));
  const outcome = await createSearcher(parts).search({ ...EMPTY_STATE, text });
  const texts = await Promise.all(outcome.papers.map((paper) => parts.textOf(paper)));
  return { papers: texts.map((found) => found!.id as PaperId), outcome };
}

/** Each part as the script that hands it over: `broadsheetShard("words-0","…JSON…");`. */
function fetchFrom(files: Iterable<OutputFile>): FetchPart {
  const scripts = new Map([...files].map(({ path, contents }) => [path as string, String(contents)]));
  return async (name) => {
    const script = scripts.get(`${PARTS_FOLDER}/${name}.js`);
    if (script === undefined) throw new Error(`the index has no part ${name}`);
    const [, json] = JSON.parse(`[${script.slice(PARTS_FUNCTION.length + 1, script.lastIndexOf(')'))}]`) as string[];
    return JSON.parse(json!);
  };
}
