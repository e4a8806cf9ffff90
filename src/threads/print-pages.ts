// Pages to files, by all threads. In: how to print, the pages' data as it is made. Out: files on disk, entered one by
// one; the addresses that readers should know, in the pages' order, and the rules that the formulas need. A page of the
// last build that was made from the same is taken over as it stands, and not laid out.
import { type KeptFiles, keyOfFile } from '../cache/kept-files.ts';
import { templateKeys } from '../cache/templates.ts';
import { once } from '../cite/once.ts';
import type { Written } from '../publish/write-file.ts';
import type { DueSheets, Masthead, Sheet } from '../site/page.ts';
import type { OutPath } from '../types.ts';
import type { Pool } from './pool.ts';
import type { PageBatch, Press, SheetText, TASKS } from './tasks.ts';

export type Printed = {
  readonly pages: readonly OutPath[];
  readonly rules: ReadonlySet<string>;
  /** Formulas whose source is shown, since setting them did not end. */
  readonly slow: ReadonlySet<string>;
};

/** What a thread prints at once, in pages of a paper: some hundredths of a second. */
const AT_ONCE = 24;
/** Lists are as heavy as several papers. */
const weightOf = ({ kind }: Sheet): number => (kind === 'outline' || kind === 'redirect' ? 1 : 4);

/** Whether a search engine should know it. */
const isRead = ({ kind, path }: DueSheets): boolean =>
  kind !== 'redirect' && kind !== 'not-found' && path.endsWith('.html');

/** Of all that a page is printed with beside its data. */
function looksOfSheets({ templatesDir, themed, assets, site }: Omit<Press, 'build'>): (kind: Sheet['kind']) => string {
  const templateKey = templateKeys(templatesDir, themed);
  const shared = keyOfFile(JSON.stringify([assets, site]));
  const known = new Map<Sheet['kind'], string>();
  return (kind) => {
    const looks = known.get(kind) ?? shared + templatesOf(kind).map(templateKey).join('');
    known.set(kind, looks);
    return looks;
  };
}

function templatesOf(kind: Sheet['kind']): readonly string[] {
  if (kind === 'rests' || kind === 'spots') return [];
  if (kind === 'picture') return [kind];
  return kind === 'redirect' ? ['layout-bare', kind] : ['layout', kind === 'outline' ? 'paper' : kind];
}

/**
 * A sheet as JSON, which it is known by anyhow: as a text it crosses to another thread for next to nothing. Apart from it
 * what many have in common: that is made once, and the rest of most is of letters that take one byte.
 */
function textOf({ masthead, ...rest }: Sheet): SheetText {
  return { masthead: mastheadText(masthead), rest: JSON.stringify(rest) };
}

const mastheadText = once((masthead: Masthead): string => JSON.stringify(masthead));

/** Counts the builds of this process, so that a thread knows when to look at the templates again. */
let builds = 0;

export type PrintingHands = {
  readonly pool: Pool<typeof TASKS>;
  /** What the calling thread does before it helps printing. */
  readonly meanwhile: () => Promise<unknown>;
  readonly kept: KeptFiles;
  /** Takes a page of the last build over. */
  readonly keep: (path: OutPath) => void;
  /** Called for every file that was written. */
  readonly enter: (written: Written) => void;
};

export async function printPages(
  options: Omit<Press, 'build'>,
  pages: Iterable<DueSheets>,
  { pool, meanwhile, kept, keep, enter }: PrintingHands,
): Promise<Printed> {
  const press = { ...options, build: ++builds };
  const looksOf = looksOfSheets(options);
  const known: OutPath[] = [];
  const rules = new Set<string>();
  const slow = new Set<string>();
  /** Of pages that are being printed, by their path: that itself, so that no answer's copy of it is held, and their key. */
  const printing = new Map<OutPath, { readonly path: OutPath; readonly key: string }>();
  const note = (path: OutPath, key: string, needed: readonly string[]): void => {
    kept.note(path, key, needed);
    for (const rule of needed) rules.add(rule);
  };
  /** Whether the page stands already, as it would be made; what was noted with it comes along. */
  const standsAlready = ({ path, beside }: DueSheets, key: string): boolean => {
    if (kept.rulesOf(path, key) === null) return false;
    for (const file of [path, ...beside]) {
      const stands = kept.rulesOf(file, key);
      if (stands === null) continue;
      keep(file);
      note(file, key, stands);
    }
    return true;
  };
  function* batches(): Iterable<PageBatch> {
    let batch: SheetText[] = [];
    let weight = 0;
    for (const page of pages) {
      if (isRead(page)) known.push(page.path);
      const alone = page.from === null ? textOf(page.sheets()[0]!) : null;
      const key = keyOfFile(looksOf(page.kind) + (alone === null ? page.from!() : alone.masthead + alone.rest));
      if (standsAlready(page, key)) continue;
      for (const sheet of page.sheets()) {
        printing.set(sheet.path, { path: sheet.path, key });
        batch.push(alone ?? textOf(sheet));
        weight += weightOf(sheet);
      }
      if (weight < AT_ONCE) continue;
      yield { press, pages: batch };
      batch = [];
      weight = 0;
    }
    if (batch.length > 0) yield { press, pages: batch };
  }
  await pool.each(
    'print',
    batches(),
    (printed) => {
      for (const rule of printed.rules) rules.add(rule);
      for (const tex of printed.slow) slow.add(tex);
      for (const { path: said, hash, bytes, rules: needed } of printed.pages) {
        const { path, key } = printing.get(said)!;
        printing.delete(said);
        enter({ path, hash, bytes });
        note(path, key, needed);
      }
    },
    meanwhile,
  );
  return { pages: known, rules, slow };
}
