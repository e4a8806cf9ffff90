// The topics of a library: one list of all, one page for each. In: the shelf. Out: the data of one page at a time, when
// it is asked for. Topics are found, named and ordered elsewhere; nothing is judged here.
import { coinsOf } from '../cite/coins.ts';
import { editionPath, outPath, paperPath, topicPath } from '../leaves/urls.ts';
import { capital, unparted } from '../texts/say.ts';
import type { Edition, PaperId, Topic } from '../types.ts';
import { citationsAsFiles, listLinks } from './entry.ts';
import { opening } from './opening.ts';
import type { DueSheets, Masthead, Reference, Story, StoryLine, TopicPage, TopicRow, TopicsPage } from './page.ts';
import { partsOf } from './parts.ts';
import type { Shelf } from './shelf.ts';

export const TOPICS_PATH = outPath('topics.html');

/** Papers that a topic's page begins with. */
const BEGIN = 3;
/** Of a large topic, the papers that are marked on the map, and the editions that are named. */
const MOST_POINTS = 400;
const MOST_EDITIONS = 24;
const DEK = { enough: 100, most: 260 };

export const topicReference = (topic: Topic): Reference => ({
  name: topic.name,
  path: topicPath(topic.slug),
  anchor: '',
});

export const topicRow = (topic: Topic): TopicRow => ({ ...topicReference(topic), count: topic.papers.length });

/** Most papers first; the order of the topics decides between equals. */
export const largestFirst = (topics: readonly Topic[]): Topic[] =>
  [...topics].sort((a, b) => b.papers.length - a.papers.length);

export function layOutTopics(shelf: Shelf, masthead: Masthead): TopicsPage {
  const { say, library } = shelf;
  const topics = largestFirst(shelf.topics);
  const placed = library.papers.filter(({ id }) => shelf.topicsOf(id).length > 0).length;
  return {
    kind: 'topics',
    path: TOPICS_PATH,
    title: say('nav.topics'),
    description: capital(say('topics.description', { n: topics.length })),
    section: 'topics',
    masthead,
    standfirst: capital(say('topics.standfirst', { topics: topics.length, placed, papers: library.papers.length })),
    rows: topics.map((topic) => ({ ...topicRow(topic), words: topic.words.slice(0, 4) })),
  };
}

/** @param site whether it can be taken along as files of citations, and how many papers a page holds */
export function* layOutTopic(
  shelf: Shelf,
  topic: Topic,
  masthead: Masthead,
  {
    citations,
    pages: { topics: perPage },
  }: { readonly citations: boolean; readonly pages: { readonly topics: number } },
): Iterable<DueSheets> {
  const { say } = shelf;
  const ids = topic.papers.map(({ paper }) => paper);
  const of = `topics/${topic.slug}`;
  const pages = Math.max(1, Math.ceil(ids.length / perPage));
  for (let page = 1; page <= pages; page++) {
    const from = (page - 1) * perPage;
    const shown = ids.slice(from, from + perPage);
    const head: Head = {
      kind: 'topic',
      path: topicPath(topic.slug, page),
      title: page === 1 ? topic.name : say('edition.title', { name: topic.name, page }),
      description: capital(say('topic.description', { n: ids.length, topic: topic.phrase })),
      section: 'topics',
      masthead,
      name: topic.name,
      of,
      files: citations ? citationsAsFiles(of) : [],
      papers: ids.length,
      size: capital(say('count.papers', { n: ids.length })),
      range: pages === 1 ? '' : say('edition.range', { from: from + 1, to: from + shown.length }),
      parts: partsOf(ids.length, perPage, page, (part) => topicPath(topic.slug, part), say),
      words: topic.words,
      notes: page === 1 ? shelf.notesOn('topic', topic.slug) : [],
      ...(page === 1 ? whereabouts(shelf, topic, ids) : NOWHERE),
    };
    yield {
      kind: 'topic',
      path: head.path,
      beside: [],
      from: () => [JSON.stringify(head), ...shown.map((id) => shelf.listing(id))].join('\n'),
      sheets() {
        const begin = page === 1 ? BEGIN : 0;
        return [
          {
            ...head,
            begin: shown.slice(0, begin).map((id) => storyOf(shelf, id)),
            rest: shown.slice(begin).map((id) => lineOf(shelf, id)),
          },
        ];
      },
    };
  }
}

/** What a page of a topic says beside its papers. */
type Head = Omit<TopicPage, 'begin' | 'rest'>;

type Whereabouts = Pick<TopicPage, 'points' | 'map' | 'editions' | 'editionsLeftOut' | 'neighbours'>;

/** For all pages but the first. */
const NOWHERE: Whereabouts = { points: [], map: null, editions: [], editionsLeftOut: 0, neighbours: [] };

function whereabouts(shelf: Shelf, topic: Topic, ids: readonly PaperId[]): Whereabouts {
  const { library } = shelf;
  const counts = new Map<Edition, number>();
  for (const id of ids) {
    for (const { edition } of shelf.places(id)) counts.set(edition, (counts.get(edition) ?? 0) + 1);
  }
  const all = library.editions.filter((edition) => counts.has(edition));
  const largest = [...all].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, MOST_EDITIONS);
  const shown = new Set(largest);
  const most = counts.get(largest[0]!) ?? 1;
  return {
    points: ids
      .slice(0, MOST_POINTS)
      .flatMap((id) => shelf.point(id) ?? [])
      .map(({ x, y }) => ({ x, y })),
    // Without its points: a page's data is handed to another thread.
    map: shelf.map === null ? null : { width: shelf.map.width, height: shelf.map.height },
    editions: all
      .filter((edition) => shown.has(edition))
      .map((edition) => {
        const count = counts.get(edition)!;
        return { ...refer(edition), count, width: Math.round((count / most) * 1000) / 10 };
      }),
    editionsLeftOut: all.length - shown.size,
    neighbours: topic.neighbours.map(({ topic: slug, words }) => ({ ...topicReference(shelf.topic(slug)), words })),
  };
}

const refer = (edition: Edition): Reference => ({ name: edition.name, path: editionPath(edition.slug), anchor: '' });

function storyOf(shelf: Shelf, id: PaperId): Story {
  const { abstract } = shelf.paper(id);
  return { ...lineOf(shelf, id), text: abstract === null ? [] : opening(abstract, DEK) };
}

function lineOf(shelf: Shelf, id: PaperId): StoryLine {
  const paper = shelf.paper(id);
  return {
    path: paperPath(id),
    topics: [],
    title: paper.title,
    also: shelf.places(id).map(({ edition }) => ({ ...refer(edition), name: unparted(edition.name) })),
    links: listLinks(paper, shelf.say),
    coins: coinsOf(shelf.citable(id)),
  };
}
