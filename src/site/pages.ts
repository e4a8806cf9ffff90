// Which pages exist, and what each shows. In: the library and the facts of its build. Out: one page's data after
// another, so that memory does not grow with the pages. It makes no markup.
import type { Library, OutPath, PaperId } from '../types.ts';
import { editionPath, outPath, paperPath } from '../urls.ts';
import { EDITIONS_PATH, layOutEdition, layOutEditions } from './edition-pages.ts';
import { layOutFront } from './front.ts';
import { LEAD_RULE } from './lead.ts';
import { layOutMap, layOutPicture, MAP_PATH } from './map-page.ts';
import { layOutNumbers } from './numbers.ts';
import type { Counts, Masthead, NavItem, Page } from './page.ts';
import { layOutPaper } from './paper-page.ts';
import { type Shelf, shelve } from './shelf.ts';
import { type BuildFacts, layOutSources } from './sources.ts';
import { layOutTopic, layOutTopics, TOPICS_PATH } from './topic-pages.ts';
import { capital, counted, figured } from './words.ts';

/** `basePath` starts and ends with `/`; only the page for lost addresses needs it. */
export type SiteOptions = {
  readonly title: string;
  /** One sentence under the name; empty where there is none. */
  readonly tagline: string;
  /** A BCP 47 tag, such as `en`. */
  readonly language: string;
  /** Where the site's root is, with `/` at its end; null where unknown. */
  readonly baseUrl: string | null;
  readonly basePath: string;
  /** Whether each edition has a feed. */
  readonly feeds: { readonly editions: boolean };
  /** At every page's foot. */
  readonly links: readonly { readonly label: string; readonly url: string }[];
};
export type SiteFacts = BuildFacts & { readonly site: SiteOptions };

const navOf = ({ topics, map }: Shelf): NavItem[] => [
  { label: 'Editions', path: EDITIONS_PATH, section: 'editions' },
  ...(topics.length === 0 ? [] : [{ label: 'Topics', path: TOPICS_PATH, section: 'topics' } as const]),
  ...(map === null ? [] : [{ label: 'Map', path: MAP_PATH, section: 'map' } as const]),
  { label: 'Numbers', path: outPath('numbers.html'), section: 'numbers' },
  { label: 'Saved', path: outPath('saved.html'), section: 'saved' },
];

export function* layOutPages(library: Library, facts: SiteFacts): Iterable<Page> {
  const shelf = shelve(library, facts.site);
  const masthead = mastheadOf(shelf, facts.site);
  yield layOutFront(shelf, masthead);
  yield layOutEditions(shelf, masthead);
  for (const edition of library.editions) yield* layOutEdition(shelf, edition, masthead);
  for (const paper of library.papers) {
    yield layOutPaper(shelf, paper, masthead);
    for (const alias of paper.aliases) yield redirect(alias, paperPath(paper.id), masthead);
  }
  yield* topicPages(shelf, masthead);
  yield layOutNumbers(shelf, masthead);
  yield layOutSources(shelf, facts, masthead);
  yield* plainPages(shelf, masthead);
}

function* topicPages(shelf: Shelf, masthead: Masthead): Iterable<Page> {
  if (shelf.topics.length > 0) yield layOutTopics(shelf, masthead);
  for (const topic of shelf.topics) yield layOutTopic(shelf, topic, masthead);
  if (shelf.map === null) return;
  yield layOutMap(shelf, shelf.map, masthead);
  yield layOutPicture(shelf.map, masthead);
}

function mastheadOf(shelf: Shelf, { title }: SiteOptions): Masthead {
  const { papers, editions } = shelf.library;
  const counts: Counts = {
    papers: papers.length,
    editions: editions.length,
    sightings: papers.reduce((sum, { sightings }) => sum + sightings.length, 0),
    repeated: papers.filter(({ id }) => shelf.places(id).length > 1).length,
  };
  return { title, nav: navOf(shelf), counts, colophon: colophonOf(counts) };
}

const colophonOf = ({ papers, editions, sightings }: Counts): string =>
  `${capital(counted(editions, 'edition'))}, ${figured(papers, 'paper')}, ${figured(sightings, 'sighting')}. ` +
  'Titles and abstracts are their authors’; the mends are ours and marked.';

const redirect = (alias: PaperId, target: OutPath, masthead: Masthead): Page => ({
  kind: 'redirect',
  path: paperPath(alias),
  title: 'Moved',
  description: 'This paper stands at another address.',
  section: null,
  masthead,
  target,
});

function* plainPages(shelf: Shelf, masthead: Masthead): Iterable<Page> {
  const newest = shelf.library.editions[0];
  const base = { section: null, masthead };
  yield {
    ...base,
    kind: 'search',
    path: outPath('search.html'),
    title: 'Search',
    description: `Search ${figured(masthead.counts.papers, 'paper')} by title and abstract.`,
  };
  yield {
    ...base,
    kind: 'saved',
    path: outPath('saved.html'),
    title: 'Saved',
    description: 'The papers that you keep, in this browser only.',
    section: 'saved',
  };
  yield {
    ...base,
    kind: 'about',
    path: outPath('about.html'),
    title: 'About',
    description: 'What this library is, how it is made, and what its marks mean.',
    section: 'about',
    leadRule: LEAD_RULE,
  };
  yield {
    ...base,
    kind: 'not-found',
    path: outPath('404.html'),
    title: 'No page stands at this address',
    description: 'No page stands at this address.',
    newest: newest === undefined ? null : { name: newest.name, path: editionPath(newest.slug), anchor: '' },
  };
}
