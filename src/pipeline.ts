// The way of the data, top to bottom: seeds folder to site folder. In: checked options. Out: a published site and an
// account of it. It holds the order of the stages and no logic of its own.
import { join } from 'node:path';
import { arrangeLibrary } from './arrange/library.ts';
import { bundleAssets } from './bundle.ts';
import { sortDiagnostics } from './diagnostics.ts';
import { writeOutreach } from './feeds/outreach.ts';
import { cutEntries } from './ingest/cut.ts';
import { readNotes } from './ingest/notes.ts';
import { readSeeds } from './ingest/read.ts';
import { readReferences } from './ingest/references.ts';
import { restoreEntry } from './maths/entry.ts';
import { restoreMaths } from './maths/restore.ts';
import { createTypesetter, type Typesetter } from './maths/typeset.ts';
import { completePapers, isWanted, wantedOf } from './merge/complete.ts';
import { mergeEntries } from './merge/merge.ts';
import { annotatePapers } from './merge/notes.ts';
import type { BuildOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { checkOutput } from './publish/output-folder.ts';
import { openSite, type Published } from './publish/site-writer.ts';
import { countFormulas, reportSources } from './report.ts';
import { buildSearchIndex } from './search/index.ts';
import { layOutPages } from './site/pages.ts';
import { createRenderer, type NoteHtml } from './site/render.ts';
import type { Diagnostic, Library, OutPath, SourceReport, Trust } from './types.ts';

/** A library that was read, and the account of how. */
export type ReadLibrary = {
  readonly library: Library;
  readonly reports: readonly SourceReport[];
  readonly formulas: Readonly<Record<Trust, number>>;
  readonly diagnostics: readonly Diagnostic[];
};

/** `published` is null where problems under `strict` kept the old site in place. */
export type BuildResult = ReadLibrary & { readonly published: Published | null };

/** The ground of every page in the light theme, as in public/css/tokens.css. */
const PAPER = '#faf7f0';

/** From the seeds folder to mended entries, before any two are one paper; writes nothing. */
export function readEntries({ seeds: folder, config }: BuildOptions, { stage }: Progress) {
  const seeds = stage('read', 'files', (tick) => readSeeds(folder, tick));
  const cuts = stage('cut', 'files', (tick) => seeds.files.map((file) => ticked(tick, cutEntries(file, config.year))));
  const restored = stage('restore', 'entries', (tick) =>
    cuts.map(({ entries }) => entries.map((entry) => ticked(tick, restoreEntry(entry)))),
  );
  const isReference = (i: number): boolean => cuts[i]!.dump?.role === 'reference';
  return {
    seeds,
    cuts,
    entries: restored.flatMap((entries, i) => (isReference(i) ? [] : entries)),
    references: restored.flatMap((entries, i) => (isReference(i) ? entries : [])),
  };
}

/** From the seeds folder to the library; writes nothing. */
export async function readLibrary(options: BuildOptions, progress: Progress): Promise<ReadLibrary> {
  const { seeds, cuts, entries, references } = readEntries(options, progress);
  const { stage } = progress;
  const merged = stage('merge', 'papers', (tick) => mergeEntries(entries).map((paper) => ticked(tick, paper)));
  const wanted = wantedOf(merged);
  const read = await readReferences(options.seeds, (entry) => isWanted(wanted, entry));
  const complete = completePapers(merged, [...references, ...read.entries.map(restoreEntry)]);
  const notes = readNotes(options.seeds);
  const { papers, diagnostics: unplaced } = annotatePapers(complete, notes.notes, restoreMaths);
  const dumps = cuts.flatMap(({ dump }) => (dump === null || dump.role === 'reference' ? [] : [dump]));
  const library = stage('arrange', 'papers', () => arrangeLibrary(dumps, papers));
  const told = [seeds, ...cuts, read, notes].flatMap(({ diagnostics }) => diagnostics);
  return {
    library,
    reports: reportSources(seeds, cuts, merged),
    formulas: countFormulas(library.papers),
    diagnostics: sortDiagnostics([...told, ...unplaced]),
  };
}

/**
 * From the seeds folder to the published site.
 * @param packageRoot where templates/, public/ and dist/browser/ are
 */
export async function buildSite(options: BuildOptions, packageRoot: string, progress: Progress): Promise<BuildResult> {
  checkOutput(options.out, options.seeds);
  const { config } = options;
  const { stage } = progress;
  const account = await readLibrary(options, progress);
  const { library, reports, diagnostics } = account;
  if (options.strict && diagnostics.some(({ severity }) => severity !== 'note')) return { ...account, published: null };

  const site = openSite(options.out);
  try {
    const assets = await stage('bundle', 'files', () => bundleAssets(packageRoot));
    const typesetter = createTypesetter();
    const pages: OutPath[] = [];
    const renderer = createRenderer({
      templatesDir: join(packageRoot, 'templates'),
      typesetter,
      assets: assets.names,
      site: config,
      noteHtml: await noteRenderer(library, typesetter.typeset),
    });
    await stage('render', 'pages', async (tick) => {
      for (const page of layOutPages(library, { reports, diagnostics, site: config })) {
        await site.write(ticked(tick, renderer.render(page)));
        if (page.kind !== 'redirect' && page.kind !== 'not-found') pages.push(page.path);
      }
    });
    await stage('index', 'files', async (tick) => {
      for (const file of buildSearchIndex(library, typesetter.typeset)) await site.write(ticked(tick, file));
    });
    await stage('feed', 'files', async (tick) => {
      const icons = [{ path: assets.names.icon, sizes: 'any', type: 'image/svg+xml' }];
      const outreach = { site: config, pages, typeset: typesetter.typeset, feeds: config.feeds, colour: PAPER, icons };
      for (const file of writeOutreach(library, outreach)) await site.write(ticked(tick, file));
    });
    await site.write({ path: assets.names.formulas, contents: renderer.stylesheet() });
    for (const file of assets.files) await site.write(file);
    const published = await stage('publish', 'files', () => site.commit());
    return { ...account, published };
  } catch (error) {
    await site.abort();
    throw error;
  }
}

/** Markdown takes a while to load, and most libraries have no notes. */
async function noteRenderer({ papers }: Library, typeset: Typesetter['typeset']): Promise<NoteHtml | null> {
  if (papers.every(({ notes }) => notes.length === 0)) return null;
  const { noteHtml } = await import('./site/prose.ts');
  return (markdown, nth) => noteHtml(markdown, typeset, `note-${nth + 1}`);
}

/** Counts a finished piece on its way to the next stage. */
function ticked<T>(tick: () => void, piece: T): T {
  tick();
  return piece;
}
