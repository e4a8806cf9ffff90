// Surveys a library: what its papers are about and how they lie to each other. In: papers, in whatever order they
// come. Out: related papers, topics and a map. Everything is worked out from the texts alone, the same for the same papers.
import type { Edition, EditionTopics, Paper, PaperMap, Related, Topic } from '../types.ts';
import { findBearings } from './bearings.ts';
import { layOutPapers, type Positions, type Pulls } from './layout.ts';
import { drawMap, NO_MAP } from './map.ts';
import { type Meanings, numbersOf, trainedMeanings } from './meanings.ts';
import { type Naming, nameFeatures } from './naming.ts';
import { findNeighbours, type Neighbourhood, openNeighbourhood } from './neighbours.ts';
import { findPhrases, type Phrases } from './phrases.ts';
import { findQuarters } from './quarters.ts';
import { RELATED, relatePapers } from './related.ts';
import { learnSpelling } from './spelling.ts';
import { readTerms, type Terms } from './terms.ts';
import { editionTopics, type FoundTopics, findTopics } from './topics.ts';
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

/** What is known once all texts are read. */
export type OpenSurvey = {
  readonly terms: Terms;
  readonly phrases: Phrases;
  readonly vectors: Vectors;
  /** null where nobody asks for neighbours. */
  readonly neighbourhood: Neighbourhood | null;
};

/** What is found beside neighbours, and may be found meanwhile. */
export type Found = { readonly naming: Naming; readonly topics: FoundTopics };

export function surveyPapers(papers: readonly Paper[], editions: readonly Edition[], options = ALL): Survey {
  const open = openSurvey(papers, options);
  if (open.neighbourhood !== null) findNeighbours(open.neighbourhood);
  const found = nameTopics(open);
  const pulls = pullsOf(open, found, options);
  const laidOut = pulls === null ? null : layOutPapers(pulls);
  return closeSurvey(open, found, editions, relate(open, found, options), laidOut, options);
}

export function openSurvey(papers: readonly Paper[], { related, map }: SurveyOptions): OpenSurvey {
  const terms = readTerms(papers);
  const phrases = findPhrases(terms);
  const meanings = trainedMeanings();
  const known = numbersOf(terms.keys, meanings);
  const usual = Float32Array.from(known, (number) => (number === -1 ? -1 : meanings.shares[number]!));
  const vectors = weighTerms(terms, phrases, usual);
  const isAsked = related > 0 || map;
  return { terms, phrases, vectors, neighbourhood: isAsked ? neighbourhoodOf(terms, vectors, known, meanings) : null };
}

function neighbourhoodOf(terms: Terms, vectors: Vectors, known: Int32Array, meanings: Meanings): Neighbourhood {
  const bearings = findBearings(terms, known, meanings);
  return openNeighbourhood(vectors, bearings, findQuarters(terms.papers, bearings), MAP_NEIGHBOURS);
}

export function nameTopics({ terms, phrases, vectors }: OpenSurvey): Found {
  const spelling = learnSpelling(terms, phrases);
  const naming = nameFeatures(terms, phrases, spelling);
  return { naming, topics: findTopics(terms, phrases, vectors, spelling, naming) };
}

// What follows is to be called once the neighbours are found.

/** null where no map is wanted. */
export const pullsOf = (
  { neighbourhood }: OpenSurvey,
  { topics: { topics, nearest, nearness } }: Found,
  { map }: SurveyOptions,
): Pulls | null =>
  !map || neighbourhood === null ? null : { neighbours: neighbourhood.found, topics: topics.length, nearest, nearness };

export const relate = (
  { terms, vectors, neighbourhood }: OpenSurvey,
  { naming }: Found,
  { related }: SurveyOptions,
): Related =>
  related === 0 || neighbourhood === null
    ? []
    : relatePapers(terms.papers, vectors, neighbourhood.found, naming, related);

/** @param laidOut what `pullsOf` came to */
export const closeSurvey = (
  { terms }: OpenSurvey,
  { topics: found }: Found,
  editions: readonly Edition[],
  related: Related,
  laidOut: Positions | null,
  { topics }: SurveyOptions,
): Survey => ({
  related,
  topics: topics ? found.topics : [],
  editionTopics: topics ? editionTopics(editions, found.topics) : [],
  map: laidOut === null ? NO_MAP : drawMap(terms.papers, laidOut, found),
});
