// The topics of a library: one list of all, one page for each. In: the shelf. Out: the data of one page at a time.
// Topics are found, named and ordered elsewhere; nothing is judged here.
import { coinsOf } from '../cite/coins.ts';
import { capital } from '../texts/say.ts';
import type { Edition, PaperId, Topic } from '../types.ts';
import { editionPath, outPath, paperPath, topicPath } from '../urls.ts';
import { citationsAsFiles, listLinks } from './entry.ts';
import { opening } from './opening.ts';
import type { Masthead, Reference, Story, TopicPage, TopicRow, TopicsPage } from './page.ts';
import type { Shelf } from './shelf.ts';

export const TOPICS_PATH = outPath('topics.html');

/** Papers that a topic's page begins with. */
const BEGIN = 3;
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
  const { say } = shelf;
  const topics = largestFirst(shelf.topics);
  const placed = shelf.library.papers.filter(({ id }) => shelf.topicsOf(id).length > 0).length;
  return {
    kind: 'topics',
    path: TOPICS_PATH,
    title: say('nav.topics'),
    description: capital(say('topics.description', { n: topics.length })),
    section: 'topics',
    masthead,
    standfirst: capital(say('topics.standfirst', { topics: topics.length, placed, papers: masthead.counts.papers })),
    rows: topics.map((topic) => ({ ...topicRow(topic), words: topic.words.slice(0, 4) })),
  };
}

export function layOutTopic(shelf: Shelf, topic: Topic, masthead: Masthead): TopicPage {
  const ids = topic.papers.map(({ paper }) => paper);
  const held = new Set(ids);
  const of = `topics/${topic.slug}`;
  const editions = shelf.library.editions
    .map((edition) => ({ edition, count: edition.items.filter(({ paper }) => held.has(paper)).length }))
    .filter(({ count }) => count > 0);
  const most = Math.max(1, ...editions.map(({ count }) => count));
  return {
    kind: 'topic',
    path: topicPath(topic.slug),
    title: topic.name,
    description: capital(shelf.say('topic.description', { n: ids.length, topic: topic.phrase })),
    section: 'topics',
    masthead,
    name: topic.name,
    of,
    files: citationsAsFiles(of),
    size: capital(shelf.say('count.papers', { n: ids.length })),
    words: topic.words,
    notes: shelf.notesOn('topic', topic.slug),
    begin: ids.slice(0, BEGIN).map((id) => storyOf(shelf, id)),
    rest: ids.slice(BEGIN).map((id) => storyOf(shelf, id)),
    points: ids.flatMap((id) => shelf.point(id) ?? []).map(({ x, y }) => ({ x, y })),
    map: shelf.map,
    editions: editions.map(({ edition, count }) => ({
      ...refer(edition),
      count,
      width: Math.round((count / most) * 1000) / 10,
    })),
    neighbours: topic.neighbours.map(({ topic: slug, words }) => ({ ...topicReference(shelf.topic(slug)), words })),
  };
}

const refer = (edition: Edition): Reference => ({ name: edition.name, path: editionPath(edition.slug), anchor: '' });

function storyOf(shelf: Shelf, id: PaperId): Story {
  const paper = shelf.paper(id);
  return {
    path: paperPath(id),
    topics: [],
    title: paper.title,
    text: paper.abstract === null ? [] : opening(paper.abstract, DEK),
    also: shelf.places(id).map(({ edition }) => refer(edition)),
    links: listLinks(paper, shelf.say),
    coins: coinsOf(shelf.citable(id)),
  };
}
