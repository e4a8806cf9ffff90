// Measures what a first query of two words moves: search's script, the directory and every part that it asks for, with the
// texts of what is shown. In: a built site. Out: a line for each pair of frequent words, then what those and pairs from
// titles come to, compressed as hosts do it (gzip).
//   node scripts/compile.mjs && node scripts/bench/measure-first-query.mjs _site
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openParts } from '../../dist/search/parts.js';
import { createSearcher } from '../../dist/search/searcher.js';
import { EMPTY_STATE } from '../../dist/search/state.js';
import { STOP_WORDS, wordsOf } from '../../dist/search/words.js';
import { randomFrom } from '../seeded-random.mjs';

const SEED = 20250909;
const FROM_TITLES = 60;
/** What a page shows at first. */
const SHOWN = 10;
/** Words that most abstracts of machine learning have. */
const FREQUENT = [
  ...['language models', 'neural networks', 'machine learning', 'reinforcement learning', 'large language'],
  ...['deep learning', 'graph neural', 'diffusion models', 'neural network', 'state art', 'training data'],
  ...['large models', 'vision language', 'federated learning', 'representation learning', 'image generation'],
  ...['time series', 'generative models', 'contrastive learning', 'data model'],
];

const site = process.argv[2];
if (site === undefined) {
  console.error('Name a built site: node scripts/bench/measure-first-query.mjs _site');
  process.exit(2);
}
const fileNamed = (folder, name) => readFileSync(join(site, folder, name));
const script = gzipSync(
  fileNamed(
    'assets',
    readdirSync(join(site, 'assets')).find((name) => /^search-.*\.js$/.test(name)),
  ),
).length;

function readPart(name) {
  const contents = fileNamed('search', `${name}.js`);
  let json;
  new Function('broadsheetShard', contents)((_, text) => {
    json = text;
  });
  return { part: JSON.parse(json), bytes: gzipSync(contents).length };
}

/** Bytes by kind of part. */
async function moved(text) {
  const kinds = { script };
  const fetchPart = async (name) => {
    const { part, bytes } = readPart(name);
    const kind = name.replace(/-\d+$/, '');
    kinds[kind] = (kinds[kind] ?? 0) + bytes;
    return part;
  };
  const parts = await openParts(fetchPart, text);
  const { papers } = await createSearcher(parts).search({ ...EMPTY_STATE, text });
  await Promise.all(papers.slice(0, SHOWN).map((paper) => parts.textOf(paper)));
  return kinds;
}

const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
const kB = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const said = (name, sums) =>
  console.log(`${name}: mean ${kB(sumOf(sums) / sums.length)}, most ${kB(Math.max(...sums))}`);

/** Two neighbouring words of a title, plain and no function words; null where it has no two. */
function pairFrom(title, random) {
  const words = wordsOf(title)
    .filter(({ term, start, end }) => /^[A-Za-z]{4,}$/.test(title.slice(start, end)) && !STOP_WORDS.has(term))
    .map(({ term }) => term);
  const at = Math.floor(random() * (words.length - 1));
  return words.length < 2 ? null : `${words[at]} ${words[at + 1]}`;
}

const ofFrequent = [];
for (const text of FREQUENT) {
  const kinds = await moved(text);
  ofFrequent.push(sumOf(Object.values(kinds)));
  const all = Object.entries(kinds).map(([kind, bytes]) => `${kind} ${kB(bytes)}`);
  console.log(`${text.padEnd(24)} ${kB(ofFrequent.at(-1)).padStart(7)}: ${all.join(', ')}`);
}
const random = randomFrom(SEED);
const texts = readdirSync(join(site, 'search'))
  .filter((name) => name.startsWith('texts-'))
  .sort();
const ofTitles = [];
while (ofTitles.length < FROM_TITLES) {
  const name = texts[Math.floor(random() * texts.length)].replace(/\.js$/, '');
  const { title } = readPart(name).part.papers[0];
  const pair = pairFrom(title.map((piece) => (typeof piece === 'string' ? piece : piece[0])).join(''), random);
  if (pair !== null) ofTitles.push(sumOf(Object.values(await moved(pair))));
}
said('two frequent words', ofFrequent);
said('two words of a title', ofTitles);
