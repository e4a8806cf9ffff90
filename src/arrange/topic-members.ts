// Which papers belong to which topic. In: the phrases chosen as topics, the middles of their papers, and vectors. Out:
// the papers of each topic by number, strongest first. A paper that never says the phrase belongs to a topic when it
// uses the words of those that do; one that says it in passing does not.
import type { Candidate } from './candidates.ts';
import type { Centre } from './centres.ts';
import type { Vectors } from './vectors.ts';

const MAX_TOPICS_OF_PAPER = 3;
/** A paper belongs to a topic from this strength on, and only with this share of its strongest topic's. */
const LEAST_STRENGTH = 0.14;
const LEAST_SHARE = 0.6;
/** What being all about the phrase itself adds to the likeness with the topic's middle. */
const PHRASE_WORTH = 0.35;

/** A paper in a topic, both by number. */
export type Membership = { readonly topic: number; readonly paper: number; readonly strength: number };

export type Members = {
  /** The papers of each topic, strongest first. */
  readonly lists: readonly (readonly Membership[])[];
  /** The topic that each paper is nearest to, however far; -1 where it has not a word of any. */
  readonly nearest: Int32Array;
  /** How near, as a strength. */
  readonly nearness: Float32Array;
};

export function membersOf(chosen: readonly Candidate[], centres: readonly Centre[], vectors: Vectors): Members {
  const papers = vectors.starts.length - 1;
  const lists: Membership[][] = chosen.map(() => []);
  const nearest = new Int32Array(papers).fill(-1);
  const nearness = new Float32Array(papers);
  const places = placesOf(centres, vectors.size);
  const about = aboutByPaper(chosen, papers);
  const strengths = new Float32Array(chosen.length);
  const strong: number[] = [];
  for (let paper = 0; paper < papers; paper++) {
    strengths.fill(0);
    for (let at = vectors.starts[paper]!; at < vectors.starts[paper + 1]!; at++) {
      const feature = vectors.features[at]!;
      const weight = vectors.weights[at]!;
      for (let place = places.starts[feature]!; place < places.starts[feature + 1]!; place++) {
        strengths[places.topics[place]!]! += weight * places.weights[place]!;
      }
    }
    for (let at = about.starts[paper]!; at < about.starts[paper + 1]!; at++) {
      strengths[about.topics[at]!]! += PHRASE_WORTH * about.shares[at]!;
    }
    strong.length = 0;
    let best = 0;
    for (let topic = 0; topic < strengths.length; topic++) {
      const strength = strengths[topic]!;
      if (strength >= LEAST_STRENGTH) strong.push(topic);
      if (strength <= best) continue;
      best = strength;
      nearest[paper] = topic;
    }
    nearness[paper] = best;
    for (const topic of strongest(strong, strengths)) {
      lists[topic]!.push({ topic, paper, strength: Math.min(1, strengths[topic]!) });
    }
  }
  for (const list of lists) list.sort((a, b) => b.strength - a.strength || a.paper - b.paper);
  return { lists, nearest, nearness };
}

/** The topics that a paper belongs to, of those that it is strong enough for. */
function strongest(strong: number[], strengths: Float32Array): readonly number[] {
  strong.sort((a, b) => strengths[b]! - strengths[a]! || a - b);
  return strong
    .slice(0, MAX_TOPICS_OF_PAPER)
    .filter((topic) => strengths[topic]! >= strengths[strong[0]!]! * LEAST_SHARE);
}

/** For each feature, the topics whose middle holds it. */
function placesOf(centres: readonly Centre[], size: number) {
  const starts = new Int32Array(size + 1);
  for (const { features } of centres) for (const feature of features) starts[feature + 1]! += 1;
  for (let feature = 0; feature < size; feature++) starts[feature + 1]! += starts[feature]!;
  const next = starts.slice();
  const topics = new Int32Array(starts[size]!);
  const weights = new Float32Array(starts[size]!);
  for (const [topic, centre] of centres.entries()) {
    for (const [at, feature] of centre.features.entries()) {
      const place = next[feature]!++;
      topics[place] = topic;
      weights[place] = centre.weights[at]!;
    }
  }
  return { starts, topics, weights };
}

/** For each paper, the topics whose phrase it holds, from `starts[paper]`, with how much of it is about each. */
function aboutByPaper(chosen: readonly Candidate[], papers: number) {
  const starts = new Int32Array(papers + 1);
  for (const candidate of chosen) for (const paper of candidate.papers) starts[paper + 1]! += 1;
  for (let paper = 0; paper < papers; paper++) starts[paper + 1]! += starts[paper]!;
  const next = starts.slice();
  const topics = new Int32Array(starts[papers]!);
  const shares = new Float32Array(starts[papers]!);
  for (const [topic, candidate] of chosen.entries()) {
    for (const [at, paper] of candidate.papers.entries()) {
      const place = next[paper]!++;
      topics[place] = topic;
      shares[place] = candidate.about[at]!;
    }
  }
  return { starts, topics, shares };
}
