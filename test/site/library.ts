// A small library of invented papers, and its pages, for the tests of this room.
import { arrangeLibrary } from '../../src/arrange/library.ts';
import type { Page, PageKind } from '../../src/site/page.ts';
import { layOutPages, type SiteFacts } from '../../src/site/pages.ts';
import type { Library, Paper } from '../../src/types.ts';
import { dump, formula, paper, prose } from '../records.ts';

export const SITE = { title: 'Broadsheet', basePath: '/library/' };
export const FACTS: SiteFacts = { reports: [], diagnostics: [], site: SITE };

const LONG = `${'Sheep are counted by shepherds who would rather sleep than count them. '.repeat(16)}End.`;

export const DUMPS = [
  dump('old.txt', { year: null, month: 3, day: 2 }),
  dump('new.txt', { year: null, month: 9, day: 9 }),
];

export const PAPERS: readonly Paper[] = [
  paper('Counting Sheep', LONG, [
    ['old.txt', 1],
    ['new.txt', 5],
  ]),
  paper(
    'A Woolly Bound',
    [prose('We show that '), formula('O(n)', 'restored', 'O(n)'), prose(' sheep suffice.')],
    [['new.txt', 1]],
  ),
  paper('Sleep Without <Sheep>', LONG, [['new.txt', 3]]),
  paper('No Abstract at All', null, [['old.txt', 3]]),
];

export const smallLibrary = (): Library => arrangeLibrary(DUMPS, PAPERS);
export const emptyLibrary: Library = arrangeLibrary([], []);

/** The first page of a kind that fits. */
export function pageOf<Kind extends PageKind>(
  kind: Kind,
  library: Library = smallLibrary(),
  fits: (page: Extract<Page, { kind: Kind }>) => boolean = () => true,
  facts: SiteFacts = FACTS,
): Extract<Page, { kind: Kind }> {
  for (const page of layOutPages(library, facts)) {
    if (page.kind === kind && fits(page as Extract<Page, { kind: Kind }>)) return page as Extract<Page, { kind: Kind }>;
  }
  throw new Error(`no page of kind ${kind}`);
}
