// The trained weights, unpacked. `model.json` is made by `npm run train`; it holds names as they are and all numbers
// as one block, compressed, in base64.
// In: model.json. Out: the tables that the other files of this folder ask for. Loaded once, when first asked for.
import { brotliDecompressSync } from 'node:zlib';
import type { ChoiceWeights } from './choose.ts';
import { DENSE_FEATURES } from './choose.ts';
import { HASH_SET_BYTES, type HashSet } from './hash-set.ts';
import type { JoinWeights } from './join.ts';
import type { JudgeWeights, Thresholds } from './judge.ts';
import type { LabelWeights } from './labeller.ts';
import type { LanguageModel } from './language-model.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { SecondWeights } from './look.ts';
import packed from './model.json' with { type: 'json' };
import type { TopicWeights } from './topic.ts';

export type PackedModel = {
  readonly names: string;
  readonly words: Readonly<Record<string, number>>;
  readonly wrapperStarts: Readonly<Record<string, string>>;
  readonly unaryBits: number;
  readonly unaryStep: number;
  readonly pairBits: number;
  readonly pairStep: number;
  readonly secondBits: number;
  readonly secondStep: number;
  readonly topicBits: number;
  readonly topicStep: number;
  readonly choiceBits: number;
  readonly choiceStep: number;
  readonly choiceDense: readonly number[];
  readonly languageBits: number;
  readonly judgeBits: number;
  readonly judgeStep: number;
  readonly joinBits: number;
  readonly joinStep: number;
  readonly thresholds: Thresholds;
  readonly block: string;
};

export type DecoderModel = {
  /** Tokens that stand in formulas often enough to look there, and those that hardly stand elsewhere. */
  readonly suspects: HashSet;
  readonly certain: HashSet;
  readonly labels: LabelWeights;
  readonly second: SecondWeights;
  readonly topic: TopicWeights;
  readonly judge: JudgeWeights;
  readonly join: JoinWeights;
  readonly thresholds: Thresholds;
  readonly language: LanguageModel;
  readonly lexicon: Lexicon;
  readonly choice: ChoiceWeights;
};

const signed = (bytes: Uint8Array): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

function scaled(bytes: Uint8Array, step: number): Float32Array {
  const numbers = new Float32Array(bytes.length);
  const steps = signed(bytes);
  for (let i = 0; i < bytes.length; i++) numbers[i] = steps[i]! * step;
  return numbers;
}

/** Unpacks what the training packed; the order of the parts is the order of `partsOf` in scripts/train/pack.ts. */
export function unpackModel(packed: PackedModel): DecoderModel {
  const block = brotliDecompressSync(Buffer.from(packed.block, 'base64'));
  let at = 0;
  const take = (size: number): Uint8Array => {
    at += size;
    return block.subarray(at - size, at);
  };
  const slots = 1 << packed.languageBits;
  const suspects = take(HASH_SET_BYTES);
  const certain = take(HASH_SET_BYTES);
  const unary = signed(take(2 << packed.unaryBits));
  const pair = scaled(take(9 << packed.pairBits), packed.pairStep);
  const second = scaled(take(2 << packed.secondBits), packed.secondStep);
  const topic = scaled(take(1 << packed.topicBits), packed.topicStep);
  const judge = scaled(take(1 << packed.judgeBits), packed.judgeStep);
  const join = scaled(take(1 << packed.joinBits), packed.joinStep);
  const choice = scaled(take(1 << packed.choiceBits), packed.choiceStep);
  const low = take(slots);
  const high = take(slots);
  const keys = new Uint16Array(slots);
  for (let i = 0; i < slots; i++) keys[i] = low[i]! | (high[i]! << 8);
  const probs = take(slots);
  const backoffs = take(slots);
  const table = new Float32Array(DENSE_FEATURES + choice.length);
  table.set(packed.choiceDense);
  table.set(choice, DENSE_FEATURES);
  const names = packed.names.split(' ');
  return {
    suspects,
    certain,
    labels: {
      unary,
      unaryStep: packed.unaryStep,
      unaryMask: (1 << packed.unaryBits) - 1,
      pair,
      pairMask: (1 << packed.pairBits) - 1,
    },
    second: { table: second, mask: (1 << packed.secondBits) - 1 },
    topic: { table: topic, mask: topic.length - 1 },
    judge: { table: judge, mask: judge.length - 1 },
    join: { table: join, mask: join.length - 1 },
    thresholds: packed.thresholds,
    language: { names, keys, probs, backoffs, mask: slots - 1 },
    lexicon: lexiconOf({ names, wrapperStarts: packed.wrapperStarts, words: new Map(Object.entries(packed.words)) }),
    choice: { table, mask: choice.length - 1 },
  };
}

let loaded: DecoderModel | null = null;

/** The model of this release. */
export function decoderModel(): DecoderModel {
  loaded ??= unpackModel(packed);
  return loaded;
}
