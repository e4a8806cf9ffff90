// The texts that are learned from: titles and abstracts as a listing shows them, with the formulas that stood in them.
// In: two files of JSON lines {"title", "abstract"}, gzipped or not. Out: texts, those with maths first.
import { isUnbalanced } from './labels.ts';
import { PLAIN_FOR_CHOICE, PLAIN_FOR_MEASURE } from './settings.ts';
import { readLines, type Shown, showAsListing } from './truth.ts';

type Line = { readonly title: string | null; readonly abstract: string };

export type TrainingTexts = {
  readonly maths: readonly Shown[];
  readonly plain: readonly Shown[];
  /** Abstracts without maths that nothing is learned from. */
  readonly forChoice: readonly Shown[];
};

const linesOf = (path: string): Line[] => readLines(path).map((line) => JSON.parse(line) as Line);

/** Titles are texts of their own: short, and with little evidence. */
const textsOf = (lines: readonly Line[]): string[] => [
  ...lines.map(({ abstract }) => abstract),
  ...lines.map(({ title }) => title ?? '').filter((title) => title !== ''),
];

/** @param most only so many lines of the file with maths are learned from */
export function trainingTexts(mathsPath: string, mixturePath: string, most: number): TrainingTexts {
  const withoutMaths = linesOf(mixturePath).filter(({ abstract }) => !abstract.includes('$'));
  return {
    maths: textsOf(linesOf(mathsPath).slice(0, most))
      .map(showAsListing)
      .filter((shown) => !isUnbalanced(shown)),
    plain: textsOf(withoutMaths.slice(0, -PLAIN_FOR_CHOICE - PLAIN_FOR_MEASURE))
      .filter((text) => !text.includes('$'))
      .map(showAsListing),
    forChoice: withoutMaths
      .slice(-PLAIN_FOR_CHOICE - PLAIN_FOR_MEASURE, -PLAIN_FOR_MEASURE)
      .map(({ abstract }) => showAsListing(abstract)),
  };
}
