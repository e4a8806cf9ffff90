// Surveys a library: what its papers are about and how they lie to each other. In: papers, in whatever order they
// come. Out: related papers, topics and a map. Everything is worked out from the texts alone, the same for the same papers.
import type { Edition, EditionTopics, Paper, PaperMap, Related, Topic } from '../types.ts';
import { drawMap } from './map.ts';
import { nameFeatures } from './naming.ts';
import { findNeighbours } from './neighbours.ts';
import { findPhrases } from './phrases.ts';
import { relatePapers } from './related.ts';
import { learnSpelling } from './spelling.ts';
import { readTerms } from './terms.ts';
import { editionTopics, findTopics } from './topics.ts';
import { weighTerms } from './vectors.ts';

export type Survey = {
  readonly related: Related;
  readonly topics: readonly Topic[];
  readonly editionTopics: readonly EditionTopics[];
  readonly map: PaperMap;
};

/** The map is laid out by more neighbours than a paper's page names. */
const MAP_NEIGHBOURS = 10;

export function surveyPapers(papers: readonly Paper[], editions: readonly Edition[]): Survey {
  const terms = readTerms(papers);
  const phrases = findPhrases(terms);
  const vectors = weighTerms(terms, phrases);
  const spelling = learnSpelling(terms, phrases);
  const naming = nameFeatures(terms, phrases, spelling);
  const neighbours = findNeighbours(vectors, MAP_NEIGHBOURS);
  const found = findTopics(terms, phrases, vectors, spelling, naming);
  return {
    related: relatePapers(terms.papers, vectors, neighbours, naming),
    topics: found.topics,
    editionTopics: editionTopics(editions, found.topics),
    map: drawMap(terms.papers, neighbours, found),
  };
}
