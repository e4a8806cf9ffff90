// Which pages exist, and what each shows. In: the library and the facts of its build. Out: one page's data after
// another, each when it is asked for, so that memory does not grow with the pages. It makes no markup.

import { editionPath, outPath, paperPath } from '../leaves/urls.ts';
import type { Language } from '../texts/languages.ts';
import { capital, type Say } from '../texts/say.ts';
import type { Library, OutPath, PaperId, PaperMap } from '../types.ts';
import { EDITIONS_PATH, layOutEdition, layOutEditions } from './edition-pages.ts';
import { layOutFront } from './front.ts';
import { leadRule } from './lead.ts';
import { layOutMap, layOutPicture, MAP_PATH } from './map-page.ts';
import { layOutNumbers, NUMBERS_PATH } from './numbers.ts';
import type { Counts, DueSheets, Masthead, NavItem, Page, Sheet } from './page.ts';
import { dueOutline } from './paper-outline.ts';
import { type Shelf, shelve } from './shelf.ts';
import { type BuildFacts, layOutSources } from './sources.ts';
import { layOutSpots } from './spots.ts';
import { layOutTopic, layOutTopics, TOPICS_PATH } from './topic-pages.ts';

/** `basePath` starts and ends with `/`; only the page for lost addresses needs it. */
export type SiteOptions = Language & {
  readonly title: string;
  /** One sentence under the name; empty where there is none. */
  readonly tagline: string;
  /** Where the site's root is, with `/` at its end; null where unknown. */
  readonly baseUrl: string | null;
  readonly basePath: string;
  /** How many papers a page of an edition holds. */
  readonly pages: { readonly size: number; readonly topics: number };
  /** Which feeds there are. */
  readonly feeds: Readonly<Record<'newest' | 'series' | 'editions' | 'topics', boolean>>;
  /** Whether topics have pages. */
  readonly topics: boolean;
  /** Whether there is a page of figures. */
  readonly numbers: boolean;
  /** Whether readers can save papers in their browser, and have a page of what they saved. */
  readonly saved: boolean;
  /** Whether there is open data. */
  readonly api: boolean;
  /** Whether the site can be installed, and read without a network. */
  readonly offline: boolean;
  /** Whether the lists have files of citations. */
  readonly citations: boolean;
  /** At every page's foot. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
};
const SAVED_PATH = outPath('saved.html');

export type SiteFacts = BuildFacts & { readonly site: SiteOptions };

const navOf = ({ topics, map, say }: Shelf, { numbers, saved }: SiteOptions): NavItem[] => [
  { label: say('nav.editions'), path: EDITIONS_PATH, section: 'editions' },
  ...(topics.length === 0 ? [] : [{ label: say('nav.topics'), path: TOPICS_PATH, section: 'topics' } as const]),
  ...(map === null ? [] : [{ label: say('nav.map'), path: MAP_PATH, section: 'map' } as const]),
  ...(numbers ? [{ label: say('nav.numbers'), path: NUMBERS_PATH, section: 'numbers' } as const] : []),
  ...(saved ? [{ label: say('nav.saved'), path: SAVED_PATH, section: 'saved' } as const] : []),
];

export function* layOutPages(library: Library, facts: SiteFacts): Iterable<Sheet> {
  for (const { sheets } of duePages(library, facts)) yield* sheets();
}

export function* duePages(library: Library, facts: SiteFacts): Iterable<DueSheets> {
  const shelf = shelve(library, facts.site);
  const counts = countsOf(shelf);
  const credit = shelf.say('foot.credit');
  const masthead = mastheadOf(shelf, facts.site, capital(shelf.say('foot.colophon', { ...counts, credit })));
  const ofPart = mastheadOf(shelf, facts.site, credit);
  yield laidOut(layOutFront(shelf, masthead, counts));
  yield laidOut(layOutEditions(shelf, masthead, facts.site));
  for (const edition of library.editions) yield* layOutEdition(shelf, edition, ofPart, facts.site);
  for (const paper of library.papers) {
    yield dueOutline(shelf, paper, ofPart);
    for (const alias of paper.aliases) yield laidOut(redirect(alias, paperPath(paper.id), ofPart, shelf.say));
  }
  if (shelf.topics.length > 0) yield laidOut(layOutTopics(shelf, masthead));
  for (const topic of shelf.topics) yield* layOutTopic(shelf, topic, ofPart, facts.site);
  if (shelf.map !== null) yield* mapFiles(shelf, shelf.map, masthead);
  if (facts.site.numbers) yield laidOut(layOutNumbers(shelf, masthead, counts));
  yield laidOut(layOutSources(shelf, facts, masthead));
  for (const page of plainPages(shelf, masthead, facts.site)) yield laidOut(page);
}

/** A page of which there are few, or whose sheet is small: it is known by itself. */
const laidOut = (sheet: Sheet): DueSheets => ({
  kind: sheet.kind,
  path: sheet.path,
  beside: [],
  from: null,
  sheets: () => [sheet],
});

function* mapFiles(shelf: Shelf, map: PaperMap, masthead: Masthead): Iterable<DueSheets> {
  yield laidOut(layOutMap(shelf, map, masthead));
  yield laidOut(layOutPicture(map, masthead));
  for (const spots of layOutSpots(shelf, map, masthead)) yield laidOut(spots);
}

const mastheadOf = (shelf: Shelf, site: SiteOptions, colophon: string): Masthead => ({
  title: site.title,
  nav: navOf(shelf, site),
  colophon,
});

function countsOf(shelf: Shelf): Counts {
  const { papers, editions } = shelf.library;
  return {
    papers: papers.length,
    editions: editions.length,
    sightings: papers.reduce((sum, { sightings }) => sum + sightings.length, 0),
    repeated: papers.filter(({ id }) => shelf.places(id).length > 1).length,
  };
}

const redirect = (alias: PaperId, target: OutPath, masthead: Masthead, say: Say): Page => ({
  kind: 'redirect',
  path: paperPath(alias),
  title: say('redirect.title'),
  description: say('redirect.description'),
  section: null,
  masthead,
  target,
});

function* plainPages(shelf: Shelf, masthead: Masthead, site: SiteOptions): Iterable<Page> {
  const { say, library } = shelf;
  const newest = library.editions[0];
  const base = { section: null, masthead };
  yield {
    ...base,
    kind: 'search',
    path: outPath('search.html'),
    title: say('search.title'),
    description: say('search.description', { n: library.papers.length }),
  };
  if (site.saved) {
    yield {
      ...base,
      kind: 'saved',
      path: SAVED_PATH,
      title: say('nav.saved'),
      description: say('saved.description'),
      section: 'saved',
    };
  }
  yield {
    ...base,
    kind: 'about',
    path: outPath('about.html'),
    title: say('about.title'),
    description: say('about.description'),
    section: 'about',
    leadRule: leadRule(say),
    hasTopics: shelf.topics.length > 0,
  };
  yield {
    ...base,
    kind: 'not-found',
    path: outPath('404.html'),
    title: say('lost.title'),
    description: say('lost.description'),
    newest: newest === undefined ? null : { name: newest.name, path: editionPath(newest.slug), anchor: '' },
  };
}
