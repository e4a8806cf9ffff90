// Makes dumps to measure with, as if scraped from a listing a week apart. In: papers as lines of {"title","abstract"},
// gzipped or not. Out: a folder of dumps of 500 entries each, 8 in 100 of them papers printed before, the LaTeX damaged
// as a listing damages it. The seed is fixed: the same call writes the same bytes.
//   node scripts/make-dumps.mjs CORPUS COUNT OUT_DIR [--from N]
// COUNT is how many different papers to print. `--from` passes over the first N, as if they had been printed by an
// earlier call: so a later dump is made, to be added to a library of N.
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { damage } from './listing-damage.mjs';
import { randomFrom } from './seeded-random.mjs';

const SEED = 20200106;
const ENTRIES = 500;
const REPEATED = 0.08;
/** Of the repeats, so many had another abstract when they were printed first. */
const REVISED = 0.25;
const FIRST_DAY = Date.UTC(2020, 0, 6);
const WEEK = 7 * 24 * 3600 * 1000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string', default: '0' } },
});
const [corpus, countText, folder] = positionals;
const count = Number(countText);
const from = Number(values.from);
if (folder === undefined || !Number.isInteger(count) || count < 1 || !Number.isInteger(from) || from < 0) {
  console.error('Usage: node scripts/make-dumps.mjs CORPUS COUNT OUT_DIR [--from N]');
  process.exit(2);
}

async function* papersOf(path) {
  const file = createReadStream(path);
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    if (line !== '') yield JSON.parse(line);
  }
}

const shown = (text) => damage(text).replace(/\s+/g, ' ').trim();

/** An abstract as an earlier listing may have had it: without its last sentence. */
function earlier(abstract) {
  const end = abstract.slice(0, -2).lastIndexOf('. ');
  return end < abstract.length / 2 ? abstract : abstract.slice(0, end + 1);
}

/** The two ways in which listings are copied: with a blank line between any two lines, and without. */
const SHAPES = [
  (entries) =>
    ['Get trending papers in your email inbox!', 'Subscribe', 'Daily Papers', ...entries.flat()].join('\n\n'),
  ([[title, abstract], ...entries]) =>
    ['Get trending papers in your email inbox!', `Subscribe${title}`, abstract, ...entries.flat()].join('\n'),
];

function writeDump(number, entries) {
  const day = new Date(FIRST_DAY + number * WEEK).toISOString().slice(0, 10);
  const text = SHAPES[number % SHAPES.length](entries);
  writeFileSync(join(folder, `${String(number).padStart(5, '0')}-${day}.txt`), `---\ndate: ${day}\n---\n${text}\n`);
}

mkdirSync(folder, { recursive: true });
const random = randomFrom(SEED + from);
const printed = [];
let entries = [];
let number = Math.ceil(from / (ENTRIES * (1 - REPEATED)));
const totals = { dumps: 0, entries: 0 };

function print(entry) {
  entries.push(entry);
  totals.entries += 1;
  if (entries.length === ENTRIES) finish();
}

function finish() {
  if (entries.length === 0) return;
  writeDump(number++, entries);
  totals.dumps += 1;
  entries = [];
}

for await (const { title, abstract } of papersOf(corpus)) {
  if (printed.length === from + count) break;
  if (printed.length >= from) {
    while (printed.length > 0 && random() < REPEATED) print(printed[Math.floor(random() * printed.length)]);
    const whole = shown(abstract);
    print([shown(title), random() < REPEATED * REVISED ? earlier(whole) : whole]);
    printed.push([shown(title), whole]);
  } else {
    printed.push([shown(title), shown(abstract)]);
  }
}
finish();
const papers = printed.length - from;
if (papers < count) console.error(`${corpus} holds ${printed.length} papers only.`);
console.log(`${totals.dumps} dumps, ${totals.entries} entries, ${papers} papers in ${folder}`);
