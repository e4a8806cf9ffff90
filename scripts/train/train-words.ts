// Trains the meanings of words that related papers are found by:
//   npm run train-words -- MIXTURE.jsonl.gz [--lines N] [--to FILE]
// In: papers, {"title", "abstract"} a line. Out: src/arrange/meanings.json, the same at every run.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONTENT, GENERIC, PROSE, STOP, type WordKind } from '../../src/arrange/lexicon.ts';
import { randomFrom } from '../seeded-random.mjs';
import { packMeanings } from './pack-words.ts';
import { DIMENSIONS, LEAST_TEXTS, PAIRS, WORD_LINES } from './settings.ts';
import { wholeBags } from './word-bags.ts';
import { learnPairs } from './word-pairs.ts';
import { firstMeanings } from './word-start.ts';
import { wordTexts } from './word-texts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lines: { type: 'string', default: String(WORD_LINES) },
    to: { type: 'string', default: 'src/arrange/meanings.json' },
  },
});
const [path] = positionals;
if (path === undefined) throw new Error('usage: npm run train-words -- MIXTURE.jsonl[.gz] [--lines N] [--to FILE]');

/** As in src/arrange/vectors.ts. */
const WORTH: Readonly<Record<WordKind, number>> = { [CONTENT]: 1, [GENERIC]: 0.9, [PROSE]: 0.6, [STOP]: 0 };
/** Root mean square of the numbers that are begun with. */
const FIRST_SIZE = 1 / 8;

const texts = wordTexts(path, Number(values.lines));
const count = texts.sentences.length - 1;
const weights = Float32Array.from(texts.held, (held, word) =>
  held < 2 ? 0 : WORTH[texts.kinds[word] as WordKind] * Math.log(1 + count / (held + 2)),
);
const places = new Int32Array(texts.keys.length).fill(-1);
const words: string[] = [];
const shares: number[] = [];
for (const [word, key] of texts.keys.entries()) {
  // A blank parts the words of the table; units that are written with one stand for words that the table has.
  if (texts.held[word]! < LEAST_TEXTS || key.includes(' ')) continue;
  places[word] = words.push(key) - 1;
  shares.push(texts.held[word]! / count);
}
console.error(`${count} texts, ${texts.words.length} words, ${words.length} of ${texts.keys.length} kept`);
const random = randomFrom(7);
const meanings = firstMeanings(wholeBags(texts), places, weights, words.length, DIMENSIONS, random);
for (const [word, place] of places.entries()) {
  if (place === -1) continue;
  for (let at = place * DIMENSIONS; at < (place + 1) * DIMENSIONS; at++) meanings[at]! *= weights[word]!;
}
let squares = 0;
for (const number of meanings) squares += number * number;
const scale = FIRST_SIZE / Math.sqrt(squares / meanings.length);
for (let at = 0; at < meanings.length; at++) meanings[at]! *= scale;
learnPairs(texts, weights, places, meanings, DIMENSIONS, PAIRS, random);
const packed = JSON.stringify(packMeanings(words, meanings, shares, DIMENSIONS));
writeFileSync(values.to, `${packed}\n`);
console.error(`${values.to}: ${packed.length} bytes`);
