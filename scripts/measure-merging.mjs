// Measures merging: of copies of the same papers, damaged as dumps damage them, how many pairs are found (recall), and how
// many of the found are right (precision); and how long it takes. In: papers as lines of {"id","title","abstract"}, gzip or
// not. Out: a table, and the wrong pairs. All choices come from a fixed seed. No copy has an id: text alone must do.
//   node scripts/setup.mjs && node scripts/measure-merging.mjs papers.jsonl.gz [--entries 100000] [--show 20]
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { NO_LABELS } from '../dist/ingest/labels.js';
import { mergeEntries } from '../dist/merge/merge.js';
import { damage } from './listing-damage.mjs';
import { randomFrom } from './seeded-random.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { entries: { type: 'string', default: '100000' }, show: { type: 'string', default: '10' } },
});
const [path] = positionals;
if (path === undefined) {
  console.error('Name a file of papers: one {"id","title","abstract"} a line.');
  process.exit(2);
}

const random = randomFrom(20250909);
const pick = (list) => list[Math.floor(random() * list.length)];
const chance = (share) => random() < share;

// ---- damage ----------------------------------------------------------------------------------

const sentences = (text) => text.split(/(?<=[.!?]) +(?=[A-Z])/);

const RENAMED = [
  (title) => title.replace(/^(A|An|The) /, ''),
  (title) => `Towards ${title}`,
  (title) => title.replace(/\b(via|with|by)\b/, 'using'),
  (title) => title.replace(/: .*$/, ''),
  (title) => title.replace(/ and /, ' & '),
  (title) => `${title}: A New Look`,
  (title) => title.replace(/\b(\w{4,})s\b/, '$1'),
];

/** Each row is damage that real dumps have; `title` and `abstract` are replaced. */
const DAMAGES = {
  'upper case': (copy) => ({ ...copy, title: copy.title.toUpperCase() }),
  'lower case': (copy) => ({ ...copy, title: copy.title.toLowerCase() }),
  quotes: (copy) => map(copy, (text) => text.replace(/'/g, '’').replace(/"([^"]*)"/g, '“$1”')),
  ligatures: (copy) => map(copy, (text) => text.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ')),
  NFD: (copy) => map(copy, (text) => text.normalize('NFD')),
  hyphenation: (copy) =>
    map(copy, (text) => text.replace(/\b(\w{5})(\w{4,})\b/g, (word, a, b) => (chance(0.08) ? `${a}- ${b}` : word))),
  'maths stripped': (copy) => map(copy, damage),
  'line ends': (copy) => ({ ...copy, abstract: copy.abstract.replace(/ /g, (blank) => (chance(0.08) ? '\n' : blank)) }),
  renamed: (copy) => ({ ...copy, title: pick(RENAMED)(copy.title) || copy.title }),
  cut: (copy) => ({ ...copy, abstract: copy.abstract.slice(0, 1 + Math.floor(random() * copy.abstract.length)) }),
  revised: (copy) => ({ ...copy, abstract: revised(copy.abstract) }),
  'no abstract': (copy) => ({ ...copy, abstract: null }),
};

const map = ({ title, abstract, ...rest }, change) => ({
  ...rest,
  title: change(title),
  abstract: abstract === null ? null : change(abstract),
});

/** A second version: a sentence less, another moved, some words exchanged. */
function revised(abstract) {
  const parts = sentences(abstract);
  if (parts.length > 3) parts.splice(Math.floor(random() * parts.length), 1);
  if (parts.length > 3) parts.push(parts.splice(Math.floor(random() * parts.length), 1)[0]);
  return parts
    .join(' ')
    .replace(/\b(show|propose|present|novel|demonstrate)\b/g, () => pick(['prove', 'introduce', 'give', 'new']));
}

function damaged(paper) {
  const names = Object.keys(DAMAGES).filter((name) => name !== 'no abstract');
  const chosen = chance(0.05)
    ? ['no abstract']
    : Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(names));
  const damages = [...new Set(chosen)];
  const copy = damages.reduce((copy, name) => (copy.abstract === null ? copy : DAMAGES[name](copy)), paper);
  return { ...copy, damages };
}

/** Other works that look the same: a sibling of another size or part, and a namesake with another's abstract. */
function siblings(paper, other) {
  const kinds = [
    () => [
      { ...paper, title: `${paper.title}-7B` },
      { ...paper, title: `${paper.title}-70B` },
    ],
    () => [
      { ...paper, title: `${paper.title}, Part I` },
      { ...paper, title: `${paper.title}, Part II` },
    ],
    () => [{ ...paper, title: `${paper.title} 2`, abstract: revised(paper.abstract) }, paper],
    () => [paper, { ...other, title: paper.title }],
    () => [paper, { ...paper, title: `Erratum: ${paper.title}` }],
  ];
  const made = pick(kinds)();
  return made.map((sibling, i) => ({ ...sibling, id: `${paper.id}/${i}`, damages: ['sibling'] }));
}

// ---- the set ---------------------------------------------------------------------------------

async function readPapers() {
  const file = createReadStream(path);
  const papers = [];
  for await (const line of createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file })) {
    // An id may be missing in the file; its place is one here.
    if (line !== '') papers.push({ ...JSON.parse(line), id: papers.length });
  }
  return papers;
}

function buildSet(papers, size) {
  const copies = [];
  // The last papers lend their abstracts to namesakes and are in no other copy.
  for (let i = 0; copies.length < size && i < papers.length - 10_000; i++) {
    const paper = { ...papers[i], abstract: papers[i].abstract ?? '' };
    if (i % 50 === 0) copies.push(...siblings(paper, papers[papers.length - 1 - i / 50]));
    else {
      copies.push({ ...paper, damages: [] });
      const more = chance(0.3) ? 1 + Math.floor(random() * 2) : 0;
      for (let n = 0; n < more; n++) copies.push(damaged(paper));
    }
  }
  return copies.slice(0, size);
}

const prose = (text) => [{ kind: 'prose', text, source: text, style: 'plain', href: null, trust: 'intact' }];

const restored = ({ title, abstract }, i) => ({
  entry: { title, abstract, labels: NO_LABELS, origin: { dump: 'set', line: i + 1, endLine: i + 1 } },
  title: prose(title),
  abstract: abstract === null ? null : prose(abstract),
});

// ---- the measure -----------------------------------------------------------------------------

const papers = await readPapers();
const copies = buildSet(papers, Number(values.entries));
const entries = copies.map(restored);
const start = process.cpuUsage();
const merged = mergeEntries(entries);
const { user, system } = process.cpuUsage(start);

/** The file itself may hold a paper twice, under two ids: the same letters in the same order are the same work. */
const twinKey = ({ id }) =>
  (papers[Number.parseInt(id, 10)]?.abstract ?? '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 300);

const areSiblings = (a, b) => a.damages[0] === 'sibling' && b.damages[0] === 'sibling';

const groupOf = new Map(merged.flatMap(({ sightings }, g) => sightings.map(({ origin }) => [origin.line - 1, g])));
const byPaper = new Map();
for (const [i, { id }] of copies.entries()) byPaper.set(id, [...(byPaper.get(id) ?? []), i]);

const found = { right: 0, wrong: [], twins: 0, missed: [], pairs: 0 };
const perDamage = new Map();
for (const members of byPaper.values()) {
  for (let b = 1; b < members.length; b++) {
    for (let a = 0; a < b; a++) {
      found.pairs++;
      const together = groupOf.get(members[a]) === groupOf.get(members[b]);
      if (together) found.right++;
      else found.missed.push([copies[members[a]], copies[members[b]]]);
      if (a > 0) continue;
      for (const name of copies[members[b]].damages) {
        const [hits, all] = perDamage.get(name) ?? [0, 0];
        perDamage.set(name, [hits + Number(together), all + 1]);
      }
    }
  }
}
for (const { sightings } of merged) {
  const members = sightings.map(({ origin }) => copies[origin.line - 1]);
  for (let b = 1; b < members.length; b++) {
    for (let a = 0; a < b; a++) {
      if (members[a].id === members[b].id) continue;
      if (twinKey(members[a]) === twinKey(members[b]) && !areSiblings(members[a], members[b])) found.twins++;
      else found.wrong.push([members[a], members[b]]);
    }
  }
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(3)}%`;
console.log(
  `${copies.length} entries, ${byPaper.size} works, ${merged.length} papers; ${((user + system) / 1e6).toFixed(1)} s of one core`,
);
console.log(
  `precision ${percent(found.right, found.right + found.wrong.length)} (${found.wrong.length} wrong pairs; ${found.twins} are papers that the file holds twice)`,
);
console.log(`recall    ${percent(found.right, found.pairs)} (${found.missed.length} of ${found.pairs} pairs missed)`);
for (const [name, [hits, all]] of [...perDamage].sort())
  console.log(`  ${name.padEnd(16)} ${percent(hits, all)} of ${all}`);
const show = Number(values.show);
for (const [what, pairs] of [
  ['wrong', found.wrong],
  ['missed', found.missed],
]) {
  for (const [a, b] of pairs.slice(0, show)) {
    console.log(`${what}: ${a.id} ${a.title} | ${b.id} ${b.title} (${b.damages.join(', ')})`);
  }
}
