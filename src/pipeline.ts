// The way of the data, top to bottom: seeds folder to site folder. In: checked options. Out: a published site and an
// account of it. It holds the order of the stages and no logic of its own.
import { join } from 'node:path';
import type { Gathered } from './arrange/library.ts';
import { contentsKey, lastBuild } from './last-build.ts';
import { diagnose, sortDiagnostics } from './leaves/diagnostics.ts';
import type { BuildOptions } from './options.ts';
import { checkOutput } from './publish/output-folder.ts';
import type { Published } from './publish/site-writer.ts';
import type { DueSheets } from './site/page.ts';
import type { Progress } from './terminal/progress.ts';
import { speakerOf } from './texts/languages.ts';
import { readTheme } from './theme.ts';
import type { WrittenWords } from './threads/tasks.ts';
import type { Workshop } from './threads/workshop.ts';
import type { Diagnostic, Dump, Library, Origin, Paper, ReferenceReport, SourceReport, Trust } from './types.ts';

/** What reading a library came to. */
export type Account = {
  readonly papers: number;
  readonly reports: readonly SourceReport[];
  readonly references: readonly ReferenceReport[];
  readonly formulas: Readonly<Record<Trust, number>>;
  readonly diagnostics: readonly Diagnostic[];
};
export type ReadLibrary = Account & { readonly library: Library };

/** `published` is null where problems under `strict` kept the old site in place. */
export type BuildResult = Account & {
  readonly published: Published | null;
  /** Whether the site stood there already, made from the same dumps. */
  readonly unchanged: boolean;
};

/** Loaded once there is something to build: to load them takes longer than to see that nothing has changed. */
const stages = () => import('./stages.ts');

/** The ground of every page in the light theme, as in public/css/tokens.css. */
const PAPER = '#faf7f0';

/** From the seeds folder to mended entries, before any two are one paper; writes nothing. */
export async function readEntries({ seeds, config }: BuildOptions, { stage }: Progress, workshop: Workshop) {
  const { readDumps } = await stages();
  const files = await stage('read', 'entries', (tick) => readDumps(seeds, config.year, workshop, tick));
  const of = (role: Dump['role']) => files.filter(({ dump }) => dump?.role === role);
  return {
    files,
    dumps: of('edition').map(({ dump }) => dump!),
    entries: of('edition').flatMap(({ entries }) => entries),
    references: of('reference').flatMap(({ entries }) => entries),
  };
}

/**
 * From the seeds folder to the library; writes nothing.
 * @param meanwhile begins what other threads may do while it is arranged
 */
export async function readLibrary(
  options: BuildOptions,
  progress: Progress,
  workshop: Workshop,
  meanwhile: (gathered: Gathered) => Promise<void> = async () => {},
): Promise<ReadLibrary> {
  const { files, dumps, entries, references } = await readEntries(options, progress, workshop);
  const { stage } = progress;
  const { mergeEntries, wantedBy, readReferences, restoreEntries, completePapers, readNotes } = await stages();
  const { annotatePapers, restoreText, leaveOut, gatherPapers, surveyAmong, libraryOf } = await stages();
  const { placeNotes, gatherSeries, remarksOn, reportSources, countFormulas } = await stages();
  const merged = stage('merge', 'papers', (tick) => mergeEntries(entries).map((paper) => ticked(tick, paper)));
  const read = await readReferences(options.seeds, wantedBy(merged));
  const restored = await restoreEntries(read.entries, workshop.pool);
  const complete = completePapers(merged, [...references, ...restored.entries]);
  const notes = readNotes(options.seeds);
  const annotated = annotatePapers(complete, notes.notes, restoreText);
  const { papers, diagnostics: leftOut } = leaveOut(annotated.papers, options.config.without);
  const { say } = speakerOf(options.config);
  const gathered = gatherPapers(dumps, papers, say);
  await meanwhile(gathered);
  workshop.sweep();
  const survey = await stage('arrange', 'papers', () => surveyAmong(workshop.pool, gathered, options.config));
  workshop.sweep();
  const { library: noted, diagnostics: homeless } = placeNotes(libraryOf(gathered, survey), notes.notes);
  const { library, diagnostics: empty } = gatherSeries(noted, options.config.series);
  const told = [...files, read, restored, notes].flatMap(({ diagnostics }) => diagnostics);
  const remarks = [...entries, ...references].flatMap(remarksOn);
  return {
    library,
    papers: library.papers.length,
    reports: reportSources(files, merged),
    references: read.files,
    formulas: countFormulas(library.papers),
    diagnostics: sortDiagnostics([...told, ...remarks, ...annotated.diagnostics, ...leftOut, ...homeless, ...empty]),
  };
}

/** Reads the library of a site that was found unchanged, so that the next build has it at hand. */
export const readAhead = (options: BuildOptions, progress: Progress, workshop: Workshop): Promise<unknown> =>
  workshop.latest(contentsKey(options), () => readLibrary(options, progress, workshop));

/**
 * From the seeds folder to the published site.
 * @param packageRoot where templates/, public/ and dist/browser/ are
 */
export async function buildSite(
  options: BuildOptions,
  packageRoot: string,
  progress: Progress,
  workshop: Workshop,
): Promise<BuildResult> {
  checkOutput(options.out, options.seeds);
  const templatesDir = join(packageRoot, 'templates');
  const theme = readTheme(options.config.theme, templatesDir);
  const { config } = options;
  const { stage } = progress;
  const last = stage('look', 'files', () => lastBuild<BuildResult>(options, packageRoot, theme.key, workshop.store));
  if (last.unchanged !== null) return keptBack(last.unchanged, options) ?? { ...last.unchanged, unchanged: true };
  const { bundleAssets, readWorker, openSite, typesetter, mathmlSetter, formulasIn, inSteps } = await stages();
  const { indexWords, indexedPapers, paperIndex } = await stages();
  const { writeOutreach, duePages, printPages, writeSitemap, stylesheetOf, writeServiceWorker } = await stages();
  const { placesOf, writeFarewell, filesBeside, filesToClear } = await stages();
  // Begun early: another process minifies the styles meanwhile.
  const bundling = bundleAssets(packageRoot, config, theme);
  bundling.catch(() => {});
  // Opened early: words of many papers are written while the library is arranged.
  const site = openSite(options.out, workshop.spares);
  try {
    let write: (() => Promise<WrittenWords>) | null = null;
    const begin = async (gathered: Gathered): Promise<void> => {
      if (last.standing !== null) return;
      const papers = indexedPapers(gathered, await noteTextFor(gathered));
      write = indexWords(workshop.pool, papers, site.place);
    };
    const writeWords = () => write?.();
    const read = () => readLibrary(options, progress, workshop, begin);
    const { library, ...account } = await workshop.latest(last.contents, read);
    const { reports, references, diagnostics } = account;
    const held = keptBack(account, options);
    if (held !== null) {
      site.abort();
      return held;
    }
    if (write === null) await begin(library);
    const words = writeWords();
    words?.catch(() => {});
    const assets = await stage('bundle', 'files', () => bundling);
    const hasNotes = holdsNotes(library);
    const press = {
      place: site.place,
      templatesDir,
      themed: theme.themed,
      assets: assets.names,
      site: config,
      hasNotes,
    };
    // For the calling thread's own work: it is not done over when it is stopped.
    const typeset = typesetter.among(formulasIn(library));
    const mathml = mathmlSetter.among(formulasIn(library));
    const outreach = { site: config, mathml, include: config, colour: PAPER };
    const noteText = await noteTextFor(library);
    const beside = filesBeside(site, last.files, JSON.stringify(config));
    const printed = await stage('render', 'files', (tick) => {
      progress.expect(library.papers.length + library.editions.length + library.topics.length);
      const meanwhile = async () => {
        if (last.standing !== null) return beside.keep(last.standing);
        progress.record('feed', 'files', await inSteps(writeOutreach(library, outreach), beside.write));
        workshop.sweep();
        const { facts, files } = await words!;
        beside.enter(files);
        progress.record('index', 'files', await inSteps(paperIndex(library, facts, typeset, noteText), beside.write));
      };
      const pages = duePages(library, { reports, references, diagnostics, site: config });
      return printPages(press, sweptBetween(pages, workshop), {
        ...{ pool: workshop.pool, meanwhile, kept: last.files },
        enterKept: (path, bytes) => site.enterKept(ticked(tick, path), bytes),
        enter: (file) => site.enter([ticked(tick, file)]),
      });
    });
    // What is written last is written of all files at once, where the build holds most.
    workshop.sweep();
    for (const file of writeSitemap(printed.pages, config)) site.write(file);
    site.write({ path: assets.names.formulas, contents: stylesheetOf([...printed.rules, ...typesetter.takeRules()]) });
    for (const file of assets.files) site.write(file);
    const worker = await readWorker(packageRoot);
    site.write(
      config.offline ? writeServiceWorker(worker, assets.names, site.hashes, account.papers) : writeFarewell(),
    );
    const remove = async (folder: string) => {
      await workshop.shown();
      await workshop.pool.each('clear', filesToClear(folder, site.place), () => {});
    };
    const published = stage('publish', 'files', () => site.commit(remove));
    const slow = new Set([...printed.slow, ...typesetter.takeSlow(), ...mathmlSetter.takeSlow()]);
    const result = { ...withSlow(account, placesOf(slow, library)), published, unchanged: false };
    const remember = async () => {
      await workshop.shown();
      last.remember(result, beside.paths(), slow.size === 0);
    };
    await workshop.afterwards(Promise.all([site.cleared(), remember()]));
    return result;
  } catch (error) {
    site.abort();
    throw error;
  }
}

/** The pages of topics are the longest, and come faster than what they leave behind is taken up. */
function* sweptBetween(pages: Iterable<DueSheets>, { sweep }: Workshop): Iterable<DueSheets> {
  for (const page of pages) {
    if (page.kind === 'topics') sweep();
    yield page;
  }
}

const holdsNotes = ({ papers, notes }: { readonly papers: readonly Paper[]; readonly notes?: Library['notes'] }) =>
  (notes ?? []).length > 0 || papers.some((paper) => paper.notes.length > 0);

/** Markdown takes a while to load, and most libraries have no notes. */
const noteTextFor = async (library: Parameters<typeof holdsNotes>[0]) =>
  holdsNotes(library) ? (await import('./site/prose.ts')).noteText : undefined;

/** What is not published: problems under `strict` keep the old site in place. */
function keptBack(account: Account, { strict }: BuildOptions): BuildResult | null {
  const problems = account.diagnostics.some(({ severity }) => severity !== 'note');
  return strict && problems ? { ...account, published: null, unchanged: false } : null;
}

function withSlow(account: Account, formulas: ReadonlyMap<string, Origin>): Account {
  const message = 'typesetting this formula did not end in time; its source is shown';
  const told = [...formulas].map(([tex, origin]) => diagnose('warning', 'formula-too-slow', message, origin, tex));
  return { ...account, diagnostics: sortDiagnostics([...account.diagnostics, ...told]) };
}

/** Counts a finished piece on its way to the next stage. */
function ticked<T>(tick: () => void, piece: T): T {
  tick();
  return piece;
}
