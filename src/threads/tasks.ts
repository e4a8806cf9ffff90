// What a thread can be asked to do for a build. In and out: plain data. What a task keeps in memory for the next one only
// spares work: a typeset formula, a template that was read.
import { layOutPapers } from '../arrange/layout.ts';
import { type Neighbourhood, shareFinding } from '../arrange/neighbours.ts';
import { TOO_LONG, within } from '../leaves/bounded.ts';
import { restorePaper } from '../maths/restore.ts';
import { createMathmlSetter, createTypesetter } from '../maths/typeset.ts';
import { clearFiles } from '../publish/spare-files.ts';
import { fileKeeper, fileWriter, type SitePlace, type Written } from '../publish/write-file.ts';
import { type Inverter, openInverter } from '../search/invert.ts';
import { type WordFacts, wordIndex } from '../search/word-index.ts';
import type { Sheet } from '../site/page.ts';
import { createRenderer, type RendererOptions } from '../site/render.ts';
import type { OutPath, OutputFile } from '../types.ts';
import { type PackedPapers, unpackPapers } from './packed-papers.ts';
import { type RestoredTexts, restoreWithin, type Text } from './restore-within.ts';

/** How the pages of one build are printed. */
export type Press = Omit<RendererOptions, 'typeset' | 'noteHtml'> & {
  /** A number of its own for each build of this process. */
  readonly build: number;
  readonly place: SitePlace;
  readonly hasNotes: boolean;
};

/** A sheet as JSON, in two parts. */
export type SheetText = { readonly masthead: string; readonly rest: string };
/** Pages to print, and files of the last site that stay as they are. */
export type PageBatch = {
  readonly press: Press;
  readonly pages: readonly SheetText[];
  readonly kept: readonly OutPath[];
};
/** `rules` of the stylesheet that the page's formulas need. */
export type PrintedPage = Written & { readonly rules: readonly string[] };
export type PrintedPages = {
  readonly pages: readonly PrintedPage[];
  /** How many bytes each of the files that stay has. */
  readonly kept: readonly number[];
  /** Rules that other work of this thread needs. */
  readonly rules: readonly string[];
  /** Formulas whose source is shown, since setting them did not end. */
  readonly slow: readonly string[];
};

/** Titles and abstracts as scraped, with the place of the first of them for the one who asks. */
export type Texts = {
  readonly nth: number;
  readonly from: number;
  readonly texts: readonly Text[];
};

export type WrittenWords = { readonly facts: WordFacts; readonly files: readonly Written[] };

/**
 * What a neighbourhood holds is shared by all threads: neighbours are put where everyone sees them. A thread takes papers for
 * itself, as the one who asks is long at something else meanwhile.
 */
export type Finding = { readonly neighbourhood: Neighbourhood; readonly taken: Int32Array };

/** A batch of pages or of texts takes some hundredths of a second. */
const BATCH_MS = 20_000;

export const TASKS = {
  restore: ({ texts }: Texts): RestoredTexts => restoreWithin(texts, restorePaper),

  async print({ press, pages, kept }: PageBatch): Promise<PrintedPages> {
    const bytes = kept.map(fileKeeper(press.place));
    const printer = await printerOf(press);
    const rules = typesetter.takeRules();
    const print = () =>
      pages.map((text): PrintedPage => ({ ...printer(sheetOf(text)), rules: typesetter.takeRules() }));
    const quick = within(BATCH_MS, print);
    const printed = quick === TOO_LONG ? typesetter.carefully(print) : quick;
    return { pages: printed, kept: bytes, rules, slow: typesetter.takeSlow() };
  },

  clear: clearFiles,

  /** Begins an index. All that is asked for it comes to one thread. */
  openWords(_: null): void {
    inverter = openInverter();
  },

  /** Papers in the order of their numbers. */
  addWords(packed: PackedPapers): void {
    inverter!.add(unpackPapers(packed));
  },

  layOut: layOutPapers,

  near: ({ neighbourhood, taken }: Finding): void => shareFinding(neighbourhood, taken),

  /** Ends the index that was added to. */
  writeWords(place: SitePlace): WrittenWords {
    const write = fileWriter(place);
    const parts = wordIndex(inverter!.done());
    inverter = null;
    const files: Written[] = [];
    for (let next = parts.next(); ; next = parts.next()) {
      if (next.done) return { facts: next.value, files };
      files.push(write(next.value));
    }
  },
};

const sheetOf = ({ masthead, rest }: SheetText): Sheet =>
  Object.assign(JSON.parse(rest), { masthead: JSON.parse(masthead) });

let inverter: Inverter | null = null;

/** Of this thread, for every page and every build: formulas come again. */
export const typesetter = createTypesetter();
/** For feeds. */
export const mathmlSetter = createMathmlSetter();

type Printer = (page: Sheet) => Written;
let latest: { readonly build: number; readonly printer: Printer } | null = null;

async function printerOf({ build, place, hasNotes, ...options }: Press): Promise<Printer> {
  if (latest?.build === build) return latest.printer;
  const { typeset } = typesetter;
  // Markdown takes a while to load, and most libraries have no notes.
  const prose = hasNotes ? await import('../site/prose.ts') : null;
  const renderer = createRenderer({
    ...options,
    typeset,
    noteHtml: prose && ((markdown, nth) => prose.noteHtml(markdown, typeset, `note-${nth + 1}`)),
  });
  const write: (file: OutputFile) => Written = fileWriter(place);
  const printer: Printer = (page) => write(renderer(page));
  latest = { build, printer };
  return printer;
}
