// Pages to files, by all threads. In: how to print, the pages' data as it is made. Out: files on disk, entered one by
// one; the addresses that readers should know, in the pages' order, and the rules that the formulas need. A page of the
// last build that was made from the same is taken over as it stands, and not laid out.
import { type KeptFiles, keyOfFile } from '../cache/kept-files.ts';
import { templateKeys } from '../cache/templates.ts';
import { once } from '../leaves/once.ts';
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

/** What a thread does at once, in files that it takes over: some hundredths of a second. */
const AT_ONCE = 600;
/** Lists are as heavy as several papers. */
const weightOf = ({ kind }: Sheet): number => (kind === 'outline' || kind === 'redirect' ? 25 : 100);

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
  if (kind === 'rests' || kind === 'listed' || kind === 'spots') return [];
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
  /** Called for every page of the last build that was taken over. */
  readonly enterKept: (path: OutPath, bytes: number) => void;
  /** Called for every file that was written. */
  readonly enter: (written: Written) => void;
};

export async function printPages(
  options: Omit<Press, 'build'>,
  pages: Iterable<DueSheets>,
  { pool, meanwhile, kept, enterKept, enter }: PrintingHands,
): Promise<Printed> {
  const press = { ...options, build: ++builds };
  const looksOf = looksOfSheets(options);
  const known: OutPath[] = [];
  const rules = new Set<string>();
  const slow = new Set<string>();
  /** Of pages that are being printed, by their path: that itself, so that no answer's copy of it is held, and their key. */
  const printing = new Map<OutPath, { readonly path: OutPath; readonly key: string }>();
  function* batches(): Iterable<PageBatch> {
    let batch: { readonly pages: SheetText[]; readonly kept: OutPath[] } = { pages: [], kept: [] };
    let weight = 0;
    const isTaken = (path: OutPath, key: string): boolean => {
      if (!kept.stands(path, key)) return false;
      kept.noteAgain(path);
      batch.kept.push(path);
      weight++;
      return true;
    };
    for (const page of pages) {
      if (isRead(page)) known.push(page.path);
      const alone = page.from === null ? textOf(page.sheets()[0]!) : null;
      const key = keyOfFile(looksOf(page.kind) + (alone === null ? page.from!() : alone.masthead + alone.rest));
      const besides = new Map(page.beside.map(({ path, from }) => [path, keyOfFile(looksOf('rests') + from())]));
      if (isTaken(page.path, key)) for (const [path, own] of besides) isTaken(path, own);
      else
        for (const sheet of page.sheets()) {
          const { path } = sheet;
          const own = besides.get(path) ?? key;
          if (own !== key && isTaken(path, own)) continue;
          printing.set(path, { path, key: own });
          batch.pages.push(alone ?? textOf(sheet));
          weight += weightOf(sheet);
        }
      if (weight < AT_ONCE) continue;
      yield { press, ...batch };
      batch = { pages: [], kept: [] };
      weight = 0;
    }
    if (weight > 0) yield { press, ...batch };
  }
  await pool.each(
    'print',
    batches(),
    (printed, { kept: taken }) => {
      for (const [nth, bytes] of printed.kept.entries()) enterKept(taken[nth]!, bytes);
      for (const rule of printed.rules) rules.add(rule);
      for (const tex of printed.slow) slow.add(tex);
      for (const { path: said, hash, bytes, rules: needed } of printed.pages) {
        const { path, key } = printing.get(said)!;
        printing.delete(said);
        enter({ path, hash, bytes });
        kept.note(path, key, needed);
      }
    },
    meanwhile,
  );
  for (const rule of kept.rules()) rules.add(rule);
  return { pages: known, rules, slow };
}
