// Trains the decoder's model: npm run train -- MATHS.jsonl.gz MIXTURE.jsonl.gz [--lines N] [--to FILE]
// In: papers with their LaTeX intact, {"title", "abstract"} a line: a file of those with maths, and one in natural
// mixture, of which those without maths are used. Out: src/maths/decoder/model.json, the same at every run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { LabelWeights } from '../../src/maths/decoder/labeller.ts';
import type { TopicWeights } from '../../src/maths/decoder/topic.ts';
import { randomFrom } from '../seeded-random.mjs';
import { packModel } from './pack.ts';
import type { PartTask } from './part.ts';
import { JUDGE, LEAST_NGRAM, SECOND, THRESHOLDS, TOPIC, TRAINING_LINES } from './settings.ts';
import { trainingTexts } from './texts.ts';
import { learnDecoder } from './train-decoder.ts';
import { learnJudge } from './train-judge.ts';
import { learnSecondLook } from './train-second-look.ts';
import { learnTokenSets } from './train-token-sets.ts';
import { learnTopic } from './train-topic.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: String(TRAINING_LINES) },
    to: { type: 'string', default: 'src/maths/decoder/model.json' },
  },
});
const [mathsPath, mixturePath] = positionals;
if (mathsPath === undefined || mixturePath === undefined)
  throw new Error('usage: npm run train -- MATHS.jsonl[.gz] MIXTURE.jsonl[.gz] [--lines N] [--to FILE]');
const lines = Number(values.lines);

/** Learns a labeller in a thread of its own. */
const labellerOf = (part: PartTask['part']): Promise<LabelWeights> =>
  new Promise((resolve, reject) => {
    const workerData: PartTask = { mathsPath, mixturePath, lines, part };
    new Worker(new URL('./part.mjs', import.meta.url), { workerData }).once('message', resolve).once('error', reject);
  });

const texts = trainingTexts(mathsPath, mixturePath, lines);
console.error(`${texts.maths.length} texts with maths, ${texts.plain.length} without`);
const learned = Promise.all([labellerOf(0), labellerOf(1), labellerOf('all')]);
const decoder = learnDecoder(texts.maths, LEAST_NGRAM, randomFrom(1));
const [first, other, labels] = await learned;

const all = [...texts.maths, ...texts.plain];
const sets = learnTokenSets(texts);
const topic = learnTopic(all, sets, TOPIC);
const topics = [0, 1].map((part) =>
  learnTopic(
    all.filter((_, i) => i % 2 !== part),
    sets,
    TOPIC,
  ),
);
/** What had not seen a text. */
const labelsFor = (index: number): LabelWeights => (index % 2 === 0 ? first : other);
const topicFor = (index: number): TopicWeights => topics[index % 2]!;
const second = learnSecondLook(all, labelsFor, topicFor, sets, SECOND);
const judge = learnJudge(
  all,
  (i) => ({ labels: labelsFor(i), topic: topicFor(i), second, certain: sets.certain }),
  sets,
  JUDGE,
);
const tables = { ...decoder, ...sets, labels, second, topic, judge, thresholds: THRESHOLDS };
const packed = JSON.stringify(packModel(tables));
writeFileSync(values.to, `${packed}\n`);
console.error(`${values.to}: ${packed.length} bytes`);
