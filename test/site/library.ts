// A small library of invented papers, and its pages, for the tests of this room.
import { arrangeLibrary } from '../../src/arrange/library.ts';
import { outPath, topicSlug } from '../../src/leaves/urls.ts';
import type { Page, PageKind } from '../../src/site/page.ts';
import { layOutPages, type SiteFacts } from '../../src/site/pages.ts';
import { layOutPaper } from '../../src/site/paper-page.ts';
import { speakerOf } from '../../src/texts/languages.ts';
import type { AssetNames, Library, OutPath, Paper, PaperId, Slug, Topic } from '../../src/types.ts';
import { dump, formula, paper, prose } from '../records.ts';

const asset = (name: string): OutPath => outPath(`assets/${name}`);

/** What a bundle would be called. */
export const ASSETS: AssetNames = {
  styles: asset('site.css'),
  maths: asset('maths.css'),
  formulas: asset('formulas.css'),
  theme: asset('theme.js'),
  site: asset('site.js'),
  desk: asset('desk.js'),
  search: asset('search.js'),
  icon: asset('icon.svg'),
  touchIcon: asset('touch.png'),
  pageFonts: [asset('text.woff2')],
  mathsFonts: [asset('maths.woff2')],
  letterFonts: { 'mord mathcal': asset('script.woff2') },
};

export const SITE = {
  feeds: { newest: true, series: true, editions: true, topics: true },
  topics: true,
  numbers: true,
  saved: true,
  api: true,
  offline: true,
  citations: true,
  title: 'Broadsheet',
  tagline: '',
  language: 'en',
  texts: {},
  pages: { size: 100, topics: 200 },
  baseUrl: null,
  basePath: '/library/',
  links: [],
};
/** What the pages say, in English. */
export const { say: SAY } = speakerOf(SITE);
export const FACTS: SiteFacts = { reports: [], references: [], diagnostics: [], site: SITE };

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

export const emptyLibrary: Library = arrangeLibrary([], []);

/** Papers and editions alone: what a survey would find in so few papers is no matter here. */
export const libraryOf = (papers: readonly Paper[]): Library => {
  const { topics, editionTopics, related, map } = emptyLibrary;
  return { ...arrangeLibrary(DUMPS, papers), topics, editionTopics, related, map };
};

export const smallLibrary = (): Library => libraryOf(PAPERS);

const slug = (name: string): Slug => topicSlug(name);
const [sheep, bound, sleep] = PAPERS.map(({ id }) => id) as [PaperId, PaperId, PaperId];
const SHEEP: Topic = {
  slug: slug('sheep'),
  name: 'Sheep',
  phrase: 'sheep',
  words: ['wool', 'barn', 'sleep'],
  papers: [sheep, bound, sleep].map((id, i) => ({ paper: id, strength: 1 - i / 10 })),
  neighbours: [{ topic: slug('sleep'), words: ['counting'] }],
};
const SLEEP: Topic = {
  slug: slug('sleep'),
  name: 'Sleep',
  phrase: 'sleep',
  words: [],
  papers: [{ paper: sleep, strength: 1 }],
  neighbours: [],
};

/** The small library as if it had been surveyed: two topics, one tie, a map of all its papers and of nine flocks. */
export function surveyedLibrary(): Library {
  const flocks = Array.from({ length: 9 }, (_, i) => paper(`Flock ${i}`, null, [['old.txt', 20 + i]]));
  const library = libraryOf([...PAPERS, ...flocks]);
  const points = library.papers.map(({ id }, i) => ({ paper: id, x: 10 * i, y: 20 * i, topic: null, drawn: i !== 12 }));
  return {
    ...library,
    topics: [SHEEP, SLEEP],
    editionTopics: [{ edition: library.editions[0]!.slug, topics: [{ topic: SLEEP.slug, papers: 1 }] }],
    related: [
      {
        paper: sheep,
        near: [
          { paper: sleep, strength: 0.5, words: ['shepherds'] },
          { paper: bound, strength: 0.25, words: [] },
        ],
      },
    ],
    map: {
      width: 1000,
      height: 820,
      points,
      regions: [{ topic: SHEEP.slug, lines: ['Sheep'], x: 50, y: 60, rank: 3, papers: 3 }],
      contours: [{ level: 0, path: 'M0 0L10 10Z' }],
    },
  };
}

/** The first page of a kind that fits. */
export function pageOf<Kind extends PageKind>(
  kind: Kind,
  library: Library = smallLibrary(),
  fits: (page: Extract<Page, { kind: Kind }>) => boolean = () => true,
  facts: SiteFacts = FACTS,
): Extract<Page, { kind: Kind }> {
  const voice = { say: speakerOf(SITE).say, library: facts.site.title, baseUrl: facts.site.baseUrl };
  for (const sheet of layOutPages(library, facts)) {
    const page = sheet.kind === 'outline' ? layOutPaper(sheet, voice) : sheet;
    if (page.kind === kind && fits(page as Extract<Page, { kind: Kind }>)) return page as Extract<Page, { kind: Kind }>;
  }
  throw new Error(`no page of kind ${kind}`);
}
