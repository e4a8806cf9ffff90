// Trains the decoder's model: npm run train -- MATHS.jsonl.gz MIXTURE.jsonl.gz [--lines N] [--to FILE]
// In: papers with their LaTeX intact, {"title", "abstract"} a line: a file of those with maths, and one in natural
// mixture, of which those without maths are used. Out: src/maths/decoder/model.json, the same at every run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { takenOf } from '../../src/maths/decoder/judge.ts';
import type { LabelWeights } from '../../src/maths/decoder/labeller.ts';
import type { Looks } from '../../src/maths/decoder/look.ts';
import { unpackModel } from '../../src/maths/decoder/model.ts';
import type { TopicWeights } from '../../src/maths/decoder/topic.ts';
import { findDelimited } from '../../src/maths/delimited.ts';
import { randomFrom } from '../seeded-random.mjs';
import { packModel } from './pack.ts';
import type { PartTask } from './part.ts';
import { ASKED, JOIN, JUDGE, LEAST_NGRAM, SECOND, TEXT_STEP, TOPIC, TRAINING_LINES } from './settings.ts';
import { trainingTexts } from './texts.ts';
import { chooseThresholds, judgedText } from './thresholds.ts';
import { learnDecoder } from './train-decoder.ts';
import { learnJoin } from './train-join.ts';
import { judgeCases, learnJudge } from './train-judge.ts';
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

/** What stands for the parts that are not known yet. */
const NO_JOIN = { table: new Float32Array(1), mask: 0 };
const NO_THRESHOLDS = { text: 0, letters: 1, amongMaths: 0, alone: 0, bare: 0 };
const NO_MENDING = { tex: 'x', trust: 'intact', reason: null } as const;

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
const { certain } = sets;
const looksFor = (i: number): Looks => ({ labels: labelsFor(i), topic: topicFor(i), second, certain });
const cases = judgeCases(all, looksFor, sets);
const judge = learnJudge(cases, JUDGE);
const judges = [0, 1].map((part) =>
  learnJudge(
    cases.filter(({ text }) => text % 2 !== part),
    JUDGE,
  ),
);

/** What of each text with maths was found by who had not seen it. */
const judged = texts.maths.map((text, i) => judgedText(text, looksFor(i), judges[i % 2]!, sets.suspects));
/** The tables as they will be, for texts that none of them was learned from: packing rounds. */
const tables = { ...decoder, ...sets, labels, second, topic, judge };
const release = unpackModel(packModel({ ...tables, join: NO_JOIN, thresholds: NO_THRESHOLDS }));
const plain = texts.forChoice
  .filter((shown) => findDelimited(shown.text, () => NO_MENDING).length === 0)
  .map((shown) => judgedText(shown, release, release.judge, release.suspects)?.opinion ?? null);
const thresholds = chooseThresholds(
  judged.filter((own) => own !== null).filter((_, i) => i % TEXT_STEP === 0),
  plain,
  // formulas whose backslashed brackets survived are answered whatever is chosen
  { ...ASKED, answeredAnyway: texts.forChoice.length - plain.length },
);
const join = learnJoin(
  texts.maths,
  (i) => {
    const own = judged[i]!;
    if (own === null) return null;
    const taken = takenOf(own.opinion, thresholds);
    return { ...own, list: own.list.filter((_, k) => taken[k]) };
  },
  JOIN,
);
const packed = JSON.stringify(packModel({ ...tables, join, thresholds }));
writeFileSync(values.to, `${packed}\n`);
console.error(`${values.to}: ${packed.length} bytes`);
