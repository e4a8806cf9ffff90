// Trains the decoder's model: npm run train -- FOLDER, or -- MATHS.jsonl.gz MIXTURE.jsonl.gz
// In: papers with their LaTeX intact, {"title", "abstract"} a line: a file of those with maths, and one in natural
// mixture, of which those without maths are used. Out: src/maths/decoder/model.json, the same at every run.
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUnbalanced } from './labels.ts';
import { packModel } from './pack.ts';
import { randomFrom } from './random.ts';
import { HALF_LABELS, JUDGE, LABELS, LEAST_NGRAM, SECOND, THRESHOLDS, TRAINING_LINES } from './settings.ts';
import { learnDecoder } from './train-decoder.ts';
import { learnJudge } from './train-judge.ts';
import { learnLabels, learnSecondLook } from './train-labeller.ts';
import { learnTokenSets } from './train-token-sets.ts';
import { readLines, showAsListing } from './truth.ts';

/** The last abstracts without maths are kept for measuring. */
const PLAIN_HELD_OUT = 4_000;
/** Of a hundred abstracts of a listing, nine hold maths: so many without for each with. */
const NATURAL_SHARE = 10;

/** The names of the two files in a folder of the corpus. */
const FILES = ['math-20k.jsonl.gz', 'papers-100k.jsonl.gz'];

const [path, otherPath] = process.argv.slice(2);
if (path === undefined)
  throw new Error('usage: npm run train -- FOLDER, or: npm run train -- MATHS.jsonl[.gz] MIXTURE.jsonl[.gz]');
const isFolder = statSync(path).isDirectory();
const [mathsPath, plainPath] = isFolder ? FILES.map((name) => join(path, name)) : [path, otherPath];
type Line = { readonly title: string | null; readonly abstract: string };
const lines = (path: string): Line[] => readLines(path).map((line) => JSON.parse(line) as Line);
/** Titles are texts of their own: short, and with little evidence. */
const textsOf = (some: readonly Line[]): string[] => [
  ...some.map(({ abstract }) => abstract),
  ...some.map(({ title }) => title ?? '').filter((title) => title !== ''),
];

const maths = textsOf(lines(mathsPath!).slice(0, TRAINING_LINES))
  .map(showAsListing)
  .filter((shown) => !isUnbalanced(shown));
const withoutMaths = plainPath === undefined ? [] : lines(plainPath).filter(({ abstract }) => !abstract.includes('$'));
const plain = textsOf(withoutMaths.slice(0, -PLAIN_HELD_OUT))
  .filter((text) => !text.includes('$'))
  .map(showAsListing);
console.error(`${maths.length} texts with maths, ${plain.length} without`);

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
const judge = learnJudge(all, (i) => ({ labels: halves[i % 2]!, second, certain: sets.certain }), sets, JUDGE);
const labels = learnLabels(all, sets, LABELS);
const packed = JSON.stringify(packModel({ ...decoder, ...sets, labels, second, judge, ...THRESHOLDS }));
writeFileSync('src/maths/decoder/model.json', `${packed}\n`);
console.error(`model.json: ${packed.length} bytes`);
