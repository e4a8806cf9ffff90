// Learns what the decoder needs: vocabulary, language model, words, lost commands, and the choice among readings.
// In: formulas with the text that a listing shows of them. Out: tables.

import type { ChoiceWeights } from '../../src/maths/decoder/choose.ts';
import { readingsOf } from '../../src/maths/decoder/decode.ts';
import type { LanguageModel } from '../../src/maths/decoder/language-model.ts';
import { type Lexicon, lexiconOf } from '../../src/maths/decoder/lexicon.ts';
import { canonical, texTokens, WRAPPERS } from '../../src/maths/decoder/tex-tokens.ts';
import { isPlain, katexAccepts } from './labels.ts';
import { rendering } from './rendering.ts';
import { CHOICE_BITS } from './settings.ts';
import { type ChoiceExample, learnChoice } from './train-choice.ts';
import { learnLanguageModel, learnVocabulary } from './train-language-model.ts';
import type { Shown } from './truth.ts';

/** A formula as its author wrote it, what was left once its commands were dropped, and what is shown. */
export type FormulaPair = { readonly tex: string; readonly left: string; readonly shown: string };

export function formulaPairs(examples: readonly Shown[]): FormulaPair[] {
  return examples.flatMap(({ text, formulas }) =>
    formulas
      .filter(({ tex }) => tex.length < 300 && !isPlain(tex) && katexAccepts(tex.trim()))
      .map(({ tex, left, start, end }) => ({
        tex,
        left,
        shown: text.slice(start, end).replace(/^\s+|[\s.,;:]+$/g, ''),
      }))
      .filter(({ shown }) => shown !== ''),
  );
}

export type DecoderTables = {
  readonly language: LanguageModel;
  readonly lexicon: Lexicon;
  readonly words: ReadonlyMap<string, number>;
  readonly wrapperStarts: Readonly<Record<string, string>>;
  readonly choice: ChoiceWeights;
};

/** Which signs the arguments of dropped commands began with, by command. */
function learnWrapperStarts(pairs: readonly FormulaPair[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { tex } of pairs) {
    for (const match of tex.matchAll(/\\([a-zA-Z]+)\{([^}]*)/g)) {
      const first = match[2]!.replace(/^\\/, '').trim()[0];
      if (first === undefined || first.charCodeAt(0) > 127) continue;
      const command = canonical(match[1]!);
      const of = counts.get(command) ?? new Map<string, number>();
      counts.set(command, of);
      of.set(first, (of.get(first) ?? 0) + 1);
    }
  }
  return Object.fromEntries(
    WRAPPERS.map(([command]) => {
      const least = /frac|sqrt/.test(command) ? 1 : 3;
      const starts = [...(counts.get(command) ?? [])].filter(([, count]) => count >= least).map(([sign]) => sign);
      return [command, starts.sort().join('')];
    }),
  );
}

/** Words in groups of words, priced in eighths of a natural logarithm. */
function learnWords(pairs: readonly FormulaPair[]): Map<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { tex } of pairs) {
    texTokens(tex, (word) => {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      all++;
    });
  }
  return new Map(
    [...counts]
      .filter(([, count]) => count >= 3)
      .map(([word, count]) => [word, Math.round(-8 * Math.log(count / all))]),
  );
}

/** The same pair is taken at most so often: `\alpha` teaches nothing the ninth time. */
const MOST_REPEATS = 8;

/** Readings of formulas that the language model behind them has not seen. */
function choiceExamples(pairs: readonly FormulaPair[], language: LanguageModel, lexicon: Lexicon): ChoiceExample[] {
  const examples: ChoiceExample[] = [];
  const repeats = new Map<string, number>();
  const known = new Map<string, ReturnType<typeof readingsOf>>();
  for (const { tex, left, shown } of pairs) {
    if (shown.length > 200) continue;
    const key = `${shown}\n${tex}`;
    const seen = (repeats.get(key) ?? 0) + 1;
    repeats.set(key, seen);
    if (seen > MOST_REPEATS) continue;
    const readings = known.get(shown) ?? readingsOf(shown, { language, lexicon });
    known.set(shown, readings);
    if (readings.length < 2) continue;
    const renderings = readings.map((reading) => rendering(reading.tex));
    for (const wanted of [rendering(tex), rendering(left)]) {
      const right = renderings.map((r) => r !== null && r === wanted);
      if (!right.includes(true)) continue;
      if (right.includes(false)) examples.push({ readings, right });
      break;
    }
  }
  return examples;
}

const FOLDS = 4;

export function learnDecoder(examples: readonly Shown[], least: number, random: () => number): DecoderTables {
  const byExample = examples.map((example) => formulaPairs([example]));
  const pairs = byExample.flat();
  const vocabulary = learnVocabulary(
    pairs.map(({ tex }) => tex),
    2,
  );
  const wrapperStarts = learnWrapperStarts(pairs);
  const words = learnWords(pairs);
  const lexicon = lexiconOf({ names: vocabulary.names, wrapperStarts, words });
  const choices: ChoiceExample[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = byExample.filter((_, i) => i % FOLDS !== fold).flat();
    const language = learnLanguageModel(
      vocabulary,
      others.map(({ tex }) => tex),
      least,
    );
    choices.push(...choiceExamples(byExample.filter((_, i) => i % FOLDS === fold).flat(), language, lexicon));
  }
  const choice = learnChoice(choices, lexicon, { bits: CHOICE_BITS, epochs: 4, rate: 0.1, pull: 0.002 }, random);
  const language = learnLanguageModel(
    vocabulary,
    pairs.map(({ tex }) => tex),
    least,
  );
  return { language, lexicon, words, wrapperStarts, choice };
}
