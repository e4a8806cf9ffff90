// The front page: the newest edition composed as a sheet, the other editions below. In: the shelf. Out: the data of
// one page. Which story leads is decided in `lead.ts`.

import { outPath } from '../leaves/urls.ts';
import { capital, type Say, unparted } from '../texts/say.ts';
import type { Edition, MapRegion, PaperMap, RichText } from '../types.ts';
import { editionLine, storyOf } from './entry.ts';
import { chooseLead, leadRule } from './lead.ts';
import type { Counts, EditionLine, FrontPage, Lead, Masthead, Story, Teaser } from './page.ts';
import type { Shelf } from './shelf.ts';
import { largestFirst, topicRow } from './topic-pages.ts';

/** How much of each story the page holds, in characters; the lead is cut by the page at whole lines. */
const LEAD = { enough: 2000, most: 2600 };
const SECOND = { enough: 260, most: 470 };
const BRIEF = { enough: 1, most: 150 };

const SECONDS_A_SIDE = 2;
const BRIEFS = 16;
/** Without its points: a page's data is handed to another thread. */
const teaserOf = ({ width, height, regions }: PaperMap): Teaser => ({
  width,
  height,
  regions: apart(regions.filter(({ rank }) => rank === 3)),
});

/** A name's line in the teaser, where letters are larger than on the map; a letter is about half as wide as high. */
const NAME_LINE = 36;
const LETTER = 17;
const NAME_GAP = 24;

/** Names that leave each other room; the larger region's stays. */
function apart(regions: readonly MapRegion[]): MapRegion[] {
  const kept: MapRegion[] = [];
  for (const region of regions) if (!kept.some((other) => isClose(region, other))) kept.push(region);
  return kept;
}

const isClose = (a: MapRegion, b: MapRegion): boolean =>
  Math.abs(a.x - b.x) < halfWidth(a) + halfWidth(b) + NAME_GAP &&
  Math.abs(a.y - b.y) < (NAME_LINE * (a.lines.length + b.lines.length)) / 2 + NAME_GAP;

const halfWidth = ({ lines }: MapRegion): number => (Math.max(...lines.map(({ length }) => length)) * LETTER) / 2;

/** Editions listed below; all of them have a page of their own. */
const OTHERS = 8;
/** Topics of the index below. */
const TOPICS = 16;
/** Words set in small caps behind the drop cap. */
const FIRST_WORDS = /^(?:\S+\s+){1,3}\S+/;

export const FRONT_PATH = outPath('index.html');

export function layOutFront(shelf: Shelf, masthead: Masthead, counts: Counts): FrontPage {
  const { library, say } = shelf;
  const [newest, ...others] = library.editions;
  const base = {
    kind: 'front',
    path: FRONT_PATH,
    title: newest === undefined ? say('front.title') : say('front.title-of', { name: newest.name }),
    description: say('front.description', { colophon: masthead.colophon }),
    section: null,
    masthead,
    counts,
    series: library.series,
  } as const;
  if (newest === undefined) {
    return {
      ...base,
      edition: null,
      dateline: '',
      lead: null,
      seconds: [],
      briefs: [],
      onward: '',
      others: [],
      topics: [],
      map: null,
    };
  }
  const edition = editionLine(shelf, newest);
  return {
    ...base,
    edition,
    dateline: capital(datelineOf(edition, say)),
    ...stories(shelf, newest),
    onward: say('front.onward', { n: edition.size, name: unparted(newest.name) }),
    others: others.slice(0, OTHERS).map((other) => editionLine(shelf, other)),
    topics: largestFirst(shelf.topics).slice(0, TOPICS).map(topicRow),
    map: shelf.map === null ? null : teaserOf(shelf.map),
  };
}

const datelineOf = ({ size, fresh }: EditionLine, say: Say): string =>
  fresh === size ? say('front.dateline-new', { n: size }) : say('front.dateline', { size, n: fresh });

function stories(shelf: Shelf, edition: Edition): Pick<FrontPage, 'lead' | 'seconds' | 'briefs'> {
  const { lead, reason, others } = chooseLead(edition, shelf);
  const seconds = others.slice(0, 2 * SECONDS_A_SIDE).map((item) => storyOf(shelf, item, edition, SECOND));
  const briefs = others.slice(2 * SECONDS_A_SIDE, 2 * SECONDS_A_SIDE + BRIEFS);
  return {
    lead: lead === null ? null : asLead(storyOf(shelf, lead, edition, LEAD), leadRule(shelf.say), reason),
    seconds: [seconds.slice(0, SECONDS_A_SIDE), seconds.slice(SECONDS_A_SIDE)].filter(({ length }) => length > 0),
    briefs: briefs.map((item) => storyOf(shelf, item, edition, BRIEF)),
  };
}

/** A story whose first letter and first words stand apart. A lead always opens with prose: see `lead.ts`. */
function asLead(story: Story, rule: string, reason: string): Lead {
  const [first, ...rest] = story.text;
  const opening = first?.kind === 'prose' ? first.text : '';
  const words = FIRST_WORDS.exec(opening)?.[0] ?? opening;
  const drop = String.fromCodePoint(...(opening === '' ? [] : [opening.codePointAt(0)!]));
  const text: RichText =
    first?.kind === 'prose' ? [{ ...first, text: opening.slice(words.length) }, ...rest] : story.text;
  return { ...story, text, drop, firstWords: words.slice(drop.length), rule, reason };
}
