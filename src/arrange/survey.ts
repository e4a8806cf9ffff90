// Surveys a library: what its papers are about and how they lie to each other. In: papers, in whatever order they
// come. Out: related papers. Everything is worked out from the texts alone, the same for the same papers.
import type { Paper, Related } from '../types.ts';
import { findNeighbours } from './neighbours.ts';
import { findPhrases } from './phrases.ts';
import { RELATED, relatePapers } from './related.ts';
import { learnSpelling } from './spelling.ts';
import { readTerms } from './terms.ts';
import { weighTerms } from './vectors.ts';

export type Survey = { readonly related: Related };

export function surveyPapers(papers: readonly Paper[]): Survey {
  const terms = readTerms(papers);
  const phrases = findPhrases(terms);
  const vectors = weighTerms(terms, phrases);
  const spelling = learnSpelling(terms, phrases);
  return { related: relatePapers(terms, vectors, spelling, findNeighbours(vectors, RELATED)) };
}
