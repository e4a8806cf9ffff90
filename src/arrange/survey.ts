// Surveys a library: what its papers are about and how they lie to each other. In: papers, in whatever order they
// come. Out: related papers, topics and a map. Everything is worked out from the texts alone, the same for the same papers.
import type { Edition, EditionTopics, Paper, PaperMap, Related, Topic } from '../types.ts';
import { findBearings } from './bearings.ts';
import { drawMap, NO_MAP } from './map.ts';
import { trainedMeanings } from './meanings.ts';
import { nameFeatures } from './naming.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { findPhrases } from './phrases.ts';
import { findQuarters } from './quarters.ts';
import { RELATED, relatePapers } from './related.ts';
import { learnSpelling } from './spelling.ts';
import { readTerms, type Terms } from './terms.ts';
import { editionTopics, findTopics } from './topics.ts';
import { type Vectors, weighTerms } from './vectors.ts';

export type Survey = {
  readonly related: Related;
  readonly topics: readonly Topic[];
  readonly editionTopics: readonly EditionTopics[];
  readonly map: PaperMap;
};

/** The map is laid out by more neighbours than a paper's page names. */
const MAP_NEIGHBOURS = 10;

/** What to look for beside topics. */
export type SurveyOptions = {
  /** How many related papers of each, 0 to 6. */
  readonly related: number;
  readonly map: boolean;
  /** Without, the map is laid out by them and names its regions all the same. */
  readonly topics: boolean;
};

const ALL: SurveyOptions = { related: RELATED, map: true, topics: true };

export function surveyPapers(
  papers: readonly Paper[],
  editions: readonly Edition[],
  { related, map, topics }: SurveyOptions = ALL,
): Survey {
  const terms = readTerms(papers);
  const phrases = findPhrases(terms);
  const vectors = weighTerms(terms, phrases);
  const spelling = learnSpelling(terms, phrases);
  const naming = nameFeatures(terms, phrases, spelling);
  const neighbours = related > 0 || map ? neighboursOf(terms, vectors) : null;
  const found = findTopics(terms, phrases, vectors, spelling, naming);
  return {
    related:
      related === 0 || neighbours === null ? [] : relatePapers(terms.papers, vectors, neighbours, naming, related),
    topics: topics ? found.topics : [],
    editionTopics: topics ? editionTopics(editions, found.topics) : [],
    map: !map || neighbours === null ? NO_MAP : drawMap(terms.papers, neighbours, found),
  };
}

function neighboursOf(terms: Terms, vectors: Vectors): Neighbours {
  const bearings = findBearings(terms, trainedMeanings());
  return findNeighbours(vectors, bearings, findQuarters(terms.papers, bearings), MAP_NEIGHBOURS);
}
