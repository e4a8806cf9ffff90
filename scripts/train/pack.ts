// Packs the trained tables into model.json: whole bytes instead of numbers, all of them in one compressed block.
// In: tables. Out: the record that src/maths/decoder/model.ts unpacks.
import { brotliCompressSync, constants } from 'node:zlib';
import { type ChoiceWeights, DENSE_FEATURES } from '../../src/maths/decoder/choose.ts';
import type { HashSet } from '../../src/maths/decoder/hash-set.ts';
import type { JoinWeights } from '../../src/maths/decoder/join.ts';
import type { JudgeWeights, Thresholds } from '../../src/maths/decoder/judge.ts';
import type { LabelWeights } from '../../src/maths/decoder/labeller.ts';
import type { LanguageModel } from '../../src/maths/decoder/language-model.ts';
import type { SecondWeights } from '../../src/maths/decoder/look.ts';
import type { PackedModel } from '../../src/maths/decoder/model.ts';
import type { TopicWeights } from '../../src/maths/decoder/topic.ts';

export type TrainedTables = {
  readonly suspects: HashSet;
  readonly certain: HashSet;
  readonly labels: LabelWeights;
  readonly second: SecondWeights;
  readonly topic: TopicWeights;
  readonly judge: JudgeWeights;
  readonly join: JoinWeights;
  readonly thresholds: Thresholds;
  readonly language: LanguageModel;
  readonly words: ReadonlyMap<string, number>;
  readonly wrapperStarts: Readonly<Record<string, string>>;
  readonly choice: ChoiceWeights;
};

/** Weights as signed bytes; those under `least` are dropped, since they cost bytes and decide little. */
function inBytes(weights: ArrayLike<number>, step: number, least: number): Uint8Array {
  const bytes = new Uint8Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    if (Math.abs(weights[i]!) < least) continue;
    bytes[i] = Math.max(-127, Math.min(127, Math.round(weights[i]! / step))) & 255;
  }
  return bytes;
}

const UNARY_STEP = 1 / 24;
/** Half of the model's size hangs on this one. */
const LEAST_UNARY = 0.04;
const PAIR_STEP = 1 / 24;
const SECOND_STEP = 1 / 32;
const JUDGE_STEP = 1 / 32;
const JOIN_STEP = 1 / 32;
const TOPIC_STEP = 1 / 24;
const CHOICE_STEP = 1 / 24;

export function packModel(tables: TrainedTables): PackedModel {
  const { labels, language, choice } = tables;
  const hashed = choice.table.subarray(DENSE_FEATURES);
  const parts = [
    tables.suspects,
    tables.certain,
    inBytes(labels.unary, UNARY_STEP, LEAST_UNARY),
    inBytes(labels.pair, PAIR_STEP, 0.02),
    inBytes(tables.second.table, SECOND_STEP, 0.02),
    inBytes(tables.topic.table, TOPIC_STEP, 0.03),
    inBytes(tables.judge.table, JUDGE_STEP, 0.02),
    inBytes(tables.join.table, JOIN_STEP, 0.02),
    inBytes(hashed, CHOICE_STEP, 0.05),
    Uint8Array.from(language.keys, (key) => key & 255),
    Uint8Array.from(language.keys, (key) => key >> 8),
    language.probs,
    language.backoffs,
  ];
  const block = brotliCompressSync(Buffer.concat(parts), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  const bits = (size: number): number => Math.round(Math.log2(size));
  return {
    names: language.names.join(' '),
    words: Object.fromEntries([...tables.words].sort(([a], [b]) => (a < b ? -1 : 1))),
    wrapperStarts: tables.wrapperStarts,
    unaryBits: bits(labels.unary.length / 2),
    unaryStep: UNARY_STEP,
    pairBits: bits(labels.pair.length / 9),
    pairStep: PAIR_STEP,
    secondBits: bits(tables.second.table.length / 2),
    secondStep: SECOND_STEP,
    topicBits: bits(tables.topic.table.length),
    topicStep: TOPIC_STEP,
    choiceBits: bits(hashed.length),
    choiceStep: CHOICE_STEP,
    choiceDense: [...choice.table.subarray(0, DENSE_FEATURES)].map((weight) => Math.round(weight * 1e4) / 1e4),
    languageBits: bits(language.keys.length),
    judgeBits: bits(tables.judge.table.length),
    judgeStep: JUDGE_STEP,
    joinBits: bits(tables.join.table.length),
    joinStep: JOIN_STEP,
    thresholds: tables.thresholds,
    block: block.toString('base64'),
  };
}
