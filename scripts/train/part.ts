// One of the labellers that are learned beside each other, in a thread of its own: from all texts, or from every other one,
// so that it can give its opinion on those that it has not seen. In: the files, and which texts. Out: weights.
import { parentPort, workerData } from 'node:worker_threads';
import type { LabelWeights } from '../../src/maths/decoder/labeller.ts';
import { HALF_LABELS, LABELS } from './settings.ts';
import { trainingTexts } from './texts.ts';
import { learnLabels } from './train-labeller.ts';
import { learnTokenSets } from './train-token-sets.ts';

export type PartTask = {
  readonly mathsPath: string;
  readonly mixturePath: string;
  readonly lines: number;
  /** 0 and 1 leave out every other text, from the first or the second on. */
  readonly part: 0 | 1 | 'all';
};

function learnPart({ mathsPath, mixturePath, lines, part }: PartTask): LabelWeights {
  const texts = trainingTexts(mathsPath, mixturePath, lines);
  const sets = learnTokenSets(texts);
  const all = [...texts.maths, ...texts.plain];
  if (part === 'all') return learnLabels(all, sets, LABELS);
  const others = all.filter((_, i) => i % 2 !== part);
  return learnLabels(others, sets, HALF_LABELS);
}

if (parentPort !== null) parentPort.postMessage(learnPart(workerData as PartTask));
