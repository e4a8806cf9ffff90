// The way of the data, top to bottom: seeds folder to site folder. In: checked options. Out: a published site and an
// account of it. It holds the order of the stages and no logic of its own.
import { join } from 'node:path';
import { arrangeLibrary } from './arrange/library.ts';
import { bundleAssets } from './bundle.ts';
import { sortDiagnostics } from './diagnostics.ts';
import { writeOutreach } from './feeds/outreach.ts';
import { cutEntries } from './ingest/cut.ts';
import { readSeeds } from './ingest/read.ts';
import { restoreEntry } from './maths/entry.ts';
import { createTypesetter } from './maths/typeset.ts';
import { mergeEntries } from './merge/merge.ts';
import type { BuildOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { checkOutput } from './publish/output-folder.ts';
import { openSite, type Published } from './publish/site-writer.ts';
import { countFormulas, reportSources } from './report.ts';
import { buildSearchIndex } from './search/index.ts';
import { layOutPages } from './site/pages.ts';
import { createRenderer } from './site/render.ts';
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

/** From the seeds folder to the library; writes nothing. */
export function readLibrary({ seeds: folder, config }: BuildOptions, { stage }: Progress): ReadLibrary {
  const seeds = stage('read', 'files', (tick) => readSeeds(folder, tick));
  const cuts = stage('cut', 'files', (tick) => seeds.files.map((file) => ticked(tick, cutEntries(file, config.year))));
  const entries = cuts.flatMap((cut) => cut.entries);
  const restored = stage('restore', 'entries', (tick) => entries.map((entry) => ticked(tick, restoreEntry(entry))));
  const papers = stage('merge', 'papers', (tick) => mergeEntries(restored).map((paper) => ticked(tick, paper)));
  const dumps = cuts.flatMap(({ dump }) => (dump === null ? [] : [dump]));
  const library = stage('arrange', 'papers', () => arrangeLibrary(dumps, papers));
  return {
    library,
    reports: reportSources(seeds, cuts, papers),
    formulas: countFormulas(papers),
    diagnostics: sortDiagnostics([...seeds.diagnostics, ...cuts.flatMap((cut) => cut.diagnostics)]),
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
  const account = readLibrary(options, progress);
  const { library, reports, diagnostics } = account;
  if (options.strict && diagnostics.some(({ severity }) => severity !== 'note')) return { ...account, published: null };

  const site = openSite(options.out);
  try {
    const assets = await stage('bundle', 'files', () => bundleAssets(packageRoot));
    const typesetter = createTypesetter();
    const look = { title: config.title, basePath: config.basePath };
    const pages: OutPath[] = [];
    const renderer = createRenderer({
      templatesDir: join(packageRoot, 'templates'),
      typesetter,
      assets: assets.names,
      site: look,
    });
    stage('render', 'pages', (tick) => {
      for (const page of layOutPages(library, { reports, diagnostics, site: look })) {
        site.write(ticked(tick, renderer.render(page)));
        if (page.kind !== 'redirect' && page.kind !== 'not-found') pages.push(page.path);
      }
    });
    stage('index', 'files', (tick) => {
      for (const file of buildSearchIndex(library, typesetter.typeset)) site.write(ticked(tick, file));
    });
    stage('feed', 'files', (tick) => {
      const icons = [{ path: assets.names.icon, sizes: 'any', type: 'image/svg+xml' }];
      const outreach = { site: config, pages, typeset: typesetter.typeset, feeds: config.feeds, colour: PAPER, icons };
      for (const file of writeOutreach(library, outreach)) site.write(ticked(tick, file));
    });
    site.write({ path: assets.names.formulas, contents: renderer.stylesheet() });
    for (const file of assets.files) site.write(file);
    const published = stage('publish', 'files', () => site.commit());
    return { ...account, published };
  } catch (error) {
    site.abort();
    throw error;
  }
}

/** Counts a finished piece on its way to the next stage. */
function ticked<T>(tick: () => void, piece: T): T {
  tick();
  return piece;
}
