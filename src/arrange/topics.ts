// What the papers of a library are about. In: terms, phrases, vectors. Out: topics with their papers, the words that
// hold each together, and its neighbours; largest first. Also: which topics set an edition apart from the others.

import { topicSlug } from '../leaves/urls.ts';
import type { Edition, EditionTopics, PaperId, Topic, TopicNeighbour } from '../types.ts';
import { findCandidates } from './candidates.ts';
import { addUp, type Centre, centreIn, clear, comparison, openTally } from './centres.ts';
import type { Naming } from './naming.ts';
import type { Phrases } from './phrases.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';
import { chooseTopics, wordsOf } from './topic-choice.ts';
import { membersOf } from './topic-members.ts';
import type { Vectors } from './vectors.ts';

const WORDS = 6;
const NEIGHBOURS = 5;
const SHARED_WORDS = 3;
const LEAST_NEARNESS = 0.12;
/** So many of a topic's strongest papers make its middle. */
const SAMPLE = 200;

/** What speaks for fewer is no topic: 3 in a library of 616. */
const leastPapers = (papers: number): number => Math.max(2, Math.round(Math.sqrt(papers) / 8));

/** A topic with what its neighbours are found by. */
type Placed = Omit<Topic, 'neighbours'> & {
  readonly number: number;
  readonly centre: Centre;
  readonly feature: number;
};

export type FoundTopics = {
  readonly topics: readonly Topic[];
  /** For each paper, the number of the topic that it is nearest to, however far; -1 where there is none. */
  readonly nearest: Int32Array;
  /** How near, 0 to 1. */
  readonly nearness: Float32Array;
};

export function findTopics(
  terms: Terms,
  phrases: Phrases,
  vectors: Vectors,
  spelling: Spelling,
  naming: Naming,
): FoundTopics {
  const chosen = chooseTopics(findCandidates(terms, phrases, vectors, spelling), terms, phrases, spelling);
  const named = chosen.map(({ centre }) => centre);
  const tally = openTally(vectors);
  const centres = membersOf(chosen, named, vectors).lists.map((members) => {
    const sample = members.slice(0, SAMPLE);
    addUp(
      vectors,
      sample.map(({ paper }) => paper),
      tally,
      sample.map(({ strength }) => strength),
    );
    const centre = centreIn(tally, vectors);
    clear(tally);
    return centre;
  });
  const { lists, nearest, nearness } = membersOf(chosen, centres, vectors);
  const placed = chosen.map(({ phrase: number }, index): Placed => {
    const phrase = spelling.phrase(number);
    const centre = centres[index]!;
    const feature = vectors.words + number;
    return {
      number: index,
      slug: topicSlug(plainWords(number, terms, phrases)),
      name: phrase.slice(0, 1).toUpperCase() + phrase.slice(1),
      phrase,
      words: naming.names(ranked(centre), WORDS, [feature]),
      papers: lists[index]!.map(({ paper, strength }) => ({
        paper: terms.papers[paper]!,
        strength: Math.round(strength * 100) / 100,
      })),
      centre,
      feature,
    };
  });
  const kept = placed
    .filter(({ papers }) => papers.length >= leastPapers(terms.papers.length))
    .sort((a, b) => b.papers.length - a.papers.length || (a.slug < b.slug ? -1 : 1));
  const places = new Int32Array(chosen.length).fill(-1);
  for (const [place, { number }] of kept.entries()) places[number] = place;
  const nearTo = comparison(vectors.size);
  const topics = kept.map((topic): Topic => {
    const { slug, name, phrase, words, papers } = topic;
    return { slug, name, phrase, words, papers, neighbours: neighboursOf(topic, kept, nearTo(topic.centre), naming) };
  });
  return { topics, nearest: nearest.map((number) => (number === -1 ? -1 : places[number]!)), nearness };
}

const plainWords = (phrase: number, terms: Terms, phrases: Phrases): string =>
  wordsOf(phrase, terms, phrases)
    .map((word) => terms.keys[word])
    .join(' ');

/** A centre's features, weightiest first. */
const ranked = ({ features, weights }: Centre): readonly number[] =>
  [...features.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b).map((at) => features[at]!);

function neighboursOf(
  topic: Placed,
  all: readonly Placed[],
  nearness: (other: Centre) => number,
  naming: Naming,
): readonly TopicNeighbour[] {
  return all
    .filter((other) => other.slug !== topic.slug)
    .map((other) => ({ other, nearness: nearness(other.centre) }))
    .filter(({ nearness }) => nearness >= LEAST_NEARNESS)
    .sort((a, b) => b.nearness - a.nearness || (a.other.slug < b.other.slug ? -1 : 1))
    .slice(0, NEIGHBOURS)
    .map(({ other }) => {
      const shared = sharedFeatures(topic.centre, other.centre);
      return { topic: other.slug, words: naming.names(shared, SHARED_WORDS, [topic.feature, other.feature]) };
    })
    .filter(({ words }) => words.length > 0);
}

/** Features of both, those that weigh most in both first. */
function sharedFeatures(a: Centre, b: Centre): readonly number[] {
  const weights = new Map([...b.features].map((feature, at) => [feature, b.weights[at]!]));
  return [...a.features]
    .map((feature, at) => ({ feature, weight: a.weights[at]! * (weights.get(feature) ?? 0) }))
    .filter(({ weight }) => weight > 0)
    .sort((x, y) => y.weight - x.weight || x.feature - y.feature)
    .map(({ feature }) => feature);
}

const EDITION_TOPICS = 5;
/** How many more papers than expected, in standard deviations, before a topic sets an edition apart. */
const LEAST_EXCESS = 0.5;

/**
 * For each edition the topics that it has more of than the other editions let expect, a paper counted by how much it
 * is about them. The excess is measured as a Poisson count's: (sum − expected) / √(expected + 1). First come those of
 * which no other edition has a larger share.
 */
export function editionTopics(editions: readonly Edition[], topics: readonly Topic[]): readonly EditionTopics[] {
  const holders = new Map<PaperId, { readonly topic: number; readonly strength: number }[]>();
  for (const [topic, { papers }] of topics.entries()) {
    for (const { paper, strength } of papers) {
      holders.set(paper, [...(holders.get(paper) ?? []), { topic, strength }]);
    }
  }
  const tallies = editions.map(({ items }) => {
    const held = items.flatMap(({ paper }) => holders.get(paper) ?? []);
    const tally = { papers: new Int32Array(topics.length), sums: new Float64Array(topics.length) };
    for (const { topic, strength } of held) {
      tally.papers[topic]! += 1;
      tally.sums[topic]! += strength;
    }
    return tally;
  });
  const all = editions.reduce((sum, { items }) => sum + items.length, 0);
  const totals = topics.map((_, topic) => tallies.reduce((sum, { sums }) => sum + sums[topic]!, 0));
  return editions.map(({ slug, items }, edition) => {
    const apart = topics
      .map(({ slug: topic }, number) => {
        const papers = tallies[edition]!.papers[number]!;
        const sum = tallies[edition]!.sums[number]!;
        const elsewhere = all === items.length ? 0 : (totals[number]! - sum) / (all - items.length);
        const expected = elsewhere * items.length;
        const most = tallies.every(
          (tally, i) => tally.papers[number]! * items.length <= papers * editions[i]!.items.length,
        );
        return { topic, papers, most, excess: (sum - expected) / Math.sqrt(expected + 1) };
      })
      .filter(({ papers, excess }) => papers > 1 && excess >= LEAST_EXCESS)
      .sort((a, b) => Number(b.most) - Number(a.most) || b.excess - a.excess || (a.topic < b.topic ? -1 : 1));
    return { edition: slug, topics: apart.slice(0, EDITION_TOPICS).map(({ topic, papers }) => ({ topic, papers })) };
  });
}
