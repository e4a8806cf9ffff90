// Trains the decoder's model: npm run train -- math.jsonl.gz papers.jsonl.gz
// In: abstracts with their LaTeX intact, {"abstract"} a line; first the file of abstracts with maths, then, if given,
// one in natural mixture, of which only those without maths are used. Out: src/maths/decoder/model.json.
import { writeFileSync } from 'node:fs';
import { isUnbalanced } from './labels.ts';
import { packModel } from './pack.ts';
import { randomFrom } from './random.ts';
import { BIAS, HALF_LABELS, LABELS, LEAST_NGRAM, SECOND, TRAINING_LINES } from './settings.ts';
import { learnDecoder } from './train-decoder.ts';
import { learnLabels, learnSecondLook } from './train-labeller.ts';
import { learnTokenSets } from './train-token-sets.ts';
import { readLines, showAsListing } from './truth.ts';

/** The last abstracts without maths are kept for measuring. */
const PLAIN_HELD_OUT = 4_000;
/** Of a hundred abstracts of a listing, nine hold maths: so many without for each with. */
const NATURAL_SHARE = 10;

const [mathsPath, plainPath] = process.argv.slice(2);
if (mathsPath === undefined) throw new Error('usage: npm run train -- MATHS.jsonl[.gz] [MIXTURE.jsonl[.gz]]');
const abstracts = (path: string): string[] =>
  readLines(path).map((line) => (JSON.parse(line) as { abstract: string }).abstract);

const maths = abstracts(mathsPath)
  .slice(0, TRAINING_LINES)
  .map(showAsListing)
  .filter((shown) => !isUnbalanced(shown));
const withoutMaths = plainPath === undefined ? [] : abstracts(plainPath).filter((abstract) => !abstract.includes('$'));
const plain = withoutMaths.slice(0, -PLAIN_HELD_OUT).map(showAsListing);
console.error(`${maths.length} abstracts with maths, ${plain.length} without`);

const decoder = learnDecoder(maths, LEAST_NGRAM, randomFrom(1));
const all = [...maths, ...plain];
const share = plain.length === 0 ? 1 : Math.max(1, (maths.length * NATURAL_SHARE) / plain.length);
const sets = learnTokenSets(
  all,
  all.map((_, i) => (i < maths.length ? 1 : share)),
);
// the second look learns from first looks that had not seen the text: each half of the texts by the other half
const halves = [0, 1].map((half) =>
  learnLabels(
    all.filter((_, i) => i % 2 !== half),
    sets,
    HALF_LABELS,
  ),
);
const second = learnSecondLook(all, (i) => halves[i % 2]!, sets, SECOND);
const labels = learnLabels(all, sets, LABELS);
const packed = JSON.stringify(packModel({ ...decoder, ...sets, labels, second, bias: BIAS }));
writeFileSync('src/maths/decoder/model.json', `${packed}\n`);
console.error(`model.json: ${packed.length} bytes`);
