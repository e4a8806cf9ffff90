// Measures search: whether a known paper is found by a few words of its title, how much a first query moves, how long
// a query takes; beside one whole MiniSearch over the same papers. In: papers as lines of {"id","title","abstract"}.
// Out: a table. The queries come from a fixed seed, so that two runs ask the same.
//   node scripts/compile.mjs && node scripts/measure-search.mjs papers.jsonl.gz --papers 10000 --queries 500 [--no-whole]
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip, gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { paperId } from '../dist/leaves/urls.js';
import { createEngine } from '../dist/search/engine.js';
import { buildSearchIndex } from '../dist/search/index.js';
import { openParts } from '../dist/search/parts.js';
import { parseQuery } from '../dist/search/query.js';
import { STOP_WORDS, wordsOf } from '../dist/search/words.js';
import { randomFrom } from './seeded-random.mjs';

const SEED = 20250909;
/** What a page shows at first, and so what a first query fetches of the texts. */
const SHOWN = 10;

// ---- papers ----------------------------------------------------------------------------------

async function* linesOf(path) {
  const file = createReadStream(path);
  yield* createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file });
}

async function readPapers(path, most) {
  const papers = new Map();
  for await (const line of linesOf(path)) {
    if (papers.size === most) break;
    const { title, abstract } = JSON.parse(line);
    const id = paperId(title);
    if (!papers.has(id)) papers.set(id, { id, title, abstract });
  }
  return [...papers.values()];
}

const FORMULA = /(\$[^$]+\$)/;
const rich = (text) =>
  text.split(FORMULA).flatMap((part) => {
    if (part === '') return [];
    return FORMULA.test(part)
      ? [{ kind: 'formula', tex: part.slice(1, -1), display: false, source: part, trust: 'intact', reason: null }]
      : [{ kind: 'prose', text: part, source: part, style: 'plain', href: null, trust: 'intact' }];
  });

/** A library of editions of 500 papers each. */
function libraryOf(papers) {
  const editions = [];
  for (let from = 0; from < papers.length; from += 500) {
    const dump = `${from}.txt`;
    const items = papers.slice(from, from + 500).map(({ id }, line) => ({
      paper: id,
      origin: { dump, line: line + 1, endLine: line + 1 },
      repeated: false,
    }));
    editions.unshift({ slug: `edition-${from}`, name: `Edition ${from}`, date: null, dump, items });
  }
  const records = papers.map(({ id, title, abstract }) => ({
    ...{
      id,
      aliases: [],
      title: rich(title),
      abstract: rich(abstract),
      authors: [],
      links: [],
      notes: [],
      sightings: [],
    },
    ids: { arxiv: null, doi: null },
    facts: { published: null, year: null, categories: [], venue: null, reference: null },
  }));
  return { papers: records.sort((a, b) => (a.id < b.id ? -1 : 1)), editions, topics: [], notes: [] };
}

// ---- queries ---------------------------------------------------------------------------------

/** Words that a reader would remember a paper by: of its title, plain, and no function words. */
const tellingWords = (title) =>
  wordsOf(title)
    .filter(({ term, start, end }) => /^[A-Za-z]{4,}$/.test(title.slice(start, end)) && !STOP_WORDS.has(term))
    .map(({ start, end }) => title.slice(start, end).toLowerCase());

/** Two or three words of the title in their order, of which no other two of the library's titles have all. */
function makeQueries(papers, count) {
  const random = randomFrom(SEED);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const titles = papers.map(({ title }) => new Set(tellingWords(title)));
  const queries = [];
  for (let tries = 0; queries.length < count && tries < count * 20; tries++) {
    const at = Math.floor(random() * papers.length);
    const words = [...titles[at]];
    const wanted = random() < 0.5 ? 2 : 3;
    if (words.length < wanted) continue;
    const chosen = new Set();
    while (chosen.size < wanted) chosen.add(Math.floor(random() * words.length));
    const exact = [...chosen].sort((a, b) => a - b).map((word) => words[word]);
    const alike = titles.filter((title) => exact.every((word) => title.has(word))).length;
    if (alike > 1) continue;
    queries.push({
      id: papers[at].id,
      exact: exact.join(' '),
      prefix: cutLast(exact, random),
      typo: misspell(exact, random, pick),
    });
  }
  return queries;
}

/** The last word as far as it may have been typed: at least three letters and half of it. */
function cutLast(words, random) {
  const last = words.at(-1);
  const least = Math.max(3, Math.ceil(last.length / 2));
  return [...words.slice(0, -1), last.slice(0, least + Math.floor(random() * (last.length - least)))].join(' ');
}

/** One letter of one word dropped, doubled, replaced or swapped with the next. */
function misspell(words, random, pick) {
  const longest = Math.max(...words.map(({ length }) => length));
  const at = words.findIndex(({ length }) => length === longest);
  const word = words[at];
  const place = Math.floor(random() * (word.length - 1));
  const letter = pick([...'abcdefghijklmnopqrstuvwxyz']);
  const wrong = pick([
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + word[place] + word.slice(place),
    word.slice(0, place) + letter + word.slice(place + 1),
    word.slice(0, place) + word[place + 1] + word[place] + word.slice(place + 2),
  ]);
  return words.map((other, index) => (index === at ? wrong : other)).join(' ');
}

// ---- engines ---------------------------------------------------------------------------------

const partJson = (script) => {
  let json;
  new Function('broadsheetShard', script)((_, text) => {
    json = text;
  });
  return json;
};

async function openOurs(library) {
  const started = performance.now();
  const files = new Map(
    [...buildSearchIndex(library)].map(({ path, contents }) => [path.replace(/^search\/|\.js$/g, ''), contents]),
  );
  const built = performance.now() - started;
  const ids = [];
  const open = async (moved) => {
    const parts = await openParts(async (name) => {
      moved.push(gzipSync(files.get(name)).length);
      return JSON.parse(partJson(files.get(name)));
    });
    return { parts, engine: createEngine(parts) };
  };
  return { built, open, ids };
}

function openWhole(papers) {
  const started = performance.now();
  const whole = new MiniSearch({
    fields: ['title', 'abstract'],
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  });
  whole.addAll(papers);
  return { built: performance.now() - started, whole };
}

// ---- the table -------------------------------------------------------------------------------

const KINDS = ['exact', 'prefix', 'typo'];
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** @param find  a query's ids, best first */
async function measure(name, queries, find) {
  for (const kind of KINDS) {
    let first = 0;
    let ten = 0;
    const times = [];
    for (const query of queries) {
      await find(query[kind]); // its parts are loaded now
      const started = performance.now();
      const found = await find(query[kind]);
      times.push(performance.now() - started);
      const place = found.indexOf(query.id);
      if (place === 0) first++;
      if (place >= 0 && place < 10) ten++;
    }
    times.sort((a, b) => a - b);
    const share = (number) => `${((100 * number) / queries.length).toFixed(1)} %`.padStart(8);
    const time = (value) => `${value.toFixed(1)} ms`.padStart(9);
    console.log(
      name.padEnd(10),
      kind.padEnd(8),
      share(first),
      share(ten),
      time(quantile(times, 0.5)),
      time(quantile(times, 0.95)),
    );
  }
}

async function movedByFirst(open, queries) {
  const sizes = [];
  for (const { exact } of queries.slice(0, 60)) {
    const moved = [];
    const { parts, engine } = await open(moved);
    const { papers: found } = await engine.find(parseQuery(exact.split(' ').slice(0, 2).join(' ')));
    await Promise.all(found.slice(0, SHOWN).map((paper) => parts.textOf(paper)));
    sizes.push(moved.reduce((sum, size) => sum + size, 0));
  }
  sizes.sort((a, b) => a - b);
  return sizes;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    papers: { type: 'string', default: '10000' },
    queries: { type: 'string', default: '500' },
    'no-whole': { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) {
  console.error(
    'Name one file of papers: node scripts/measure-search.mjs papers.jsonl.gz [--papers 10000] [--queries 500] [--no-whole]',
  );
  process.exit(2);
}
const papers = await readPapers(positionals[0], Number(values.papers));
const queries = makeQueries(papers, Number(values.queries));
const ours = await openOurs(libraryOf(papers));
const { parts, engine } = await ours.open([]);
const idOf = new Map();
console.log(`${papers.length} papers, ${queries.length} queries; index built in ${(ours.built / 1000).toFixed(1)} s`);
console.log('index      query      first   in ten    median  95 of 100');
await measure('parts', queries, async (text) => {
  const { papers: found } = await engine.find(parseQuery(text));
  return Promise.all(
    found.slice(0, SHOWN).map(async (paper) => {
      if (!idOf.has(paper)) idOf.set(paper, (await parts.textOf(paper)).id);
      return idOf.get(paper);
    }),
  );
});
const moved = await movedByFirst(ours.open, queries);
console.log(
  `a first query of two words moves ${(quantile(moved, 0.5) / 1000).toFixed(0)} kB gzip (most: ${(moved.at(-1) / 1000).toFixed(0)} kB), without the script`,
);
if (!values['no-whole']) {
  const { whole, built } = openWhole(papers);
  console.log(`one whole MiniSearch, built in ${(built / 1000).toFixed(1)} s`);
  await measure('whole', queries, async (text) =>
    whole
      .search(text)
      .slice(0, SHOWN)
      .map(({ id }) => id),
  );
}
