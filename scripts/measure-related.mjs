// Measures related papers: do the two halves of one abstract find each other first, and who stands beside whom?
// In: the seeds folder, or a file of `{"title", "abstract"}` a line (.jsonl, .jsonl.gz), and how many of its last lines
// to read: the meanings of words are learned from the first.
// Out: shares and a table on the terminal. Needs dist/.   node scripts/measure-related.mjs [file] [papers]
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { surveyPapers } from '../dist/arrange/survey.js';
import { cutEntries } from '../dist/ingest/cut.js';
import { NO_LABELS } from '../dist/ingest/labels.js';
import { readSeeds } from '../dist/ingest/read.js';
import { plainOf, sourceOf } from '../dist/leaves/rich-text.js';
import { restoreEntry } from '../dist/maths/entry.js';
import { mergeEntries } from '../dist/merge/merge.js';

const TABLE_ROWS = 20;
const [file, count] = process.argv.slice(2);

const entriesOfSeeds = () => readSeeds('seeds').files.flatMap((seed) => cutEntries(seed).entries);

function entriesOfFile(path, most) {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.slice(-most).map((line, index) => {
    const { title, abstract } = JSON.parse(line);
    return {
      ...{ title, abstract, labels: NO_LABELS },
      origin: { dump: 'papers.jsonl', line: index + 1, endLine: index + 1 },
    };
  });
}

const entries = file === undefined ? entriesOfSeeds() : entriesOfFile(file, Number(count ?? 10_000));
const papers = mergeEntries(entries.map((entry) => restoreEntry(entry)));

/** Ways to deal the sentences of an abstract to two halves. */
const DEALS = {
  'first and second half': (sentences) => {
    const middle = Math.max(1, Math.floor(sentences.length / 2));
    return [sentences.slice(0, middle), sentences.slice(middle)];
  },
  'every other sentence': (sentences) => [0, 1].map((odd) => sentences.filter((_, index) => index % 2 === odd)),
};
/** Which of the halves keep the paper's title. */
const TITLES = { 'both have the title': [true, true], 'one has the title': [true, false], 'no title': [false, false] };

const sentencesOf = (paper) => sourceOf(paper.abstract ?? []).split(/(?<=[.!?])\s+(?=\p{Lu})/u);

/** Each paper as two, `…~a` and `…~b`. */
function halvesOf(paper, deal, titles) {
  const texts = deal(sentencesOf(paper)).map((sentences) => sentences.join(' '));
  return texts.map((abstract, side) => {
    const restored = restoreEntry({ title: '', abstract, labels: NO_LABELS, origin: paper.sightings[0].origin });
    const title = titles[side] ? paper.title : [];
    return { ...paper, id: `${paper.id}~${side === 0 ? 'a' : 'b'}`, title, abstract: restored.abstract };
  });
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
const long = papers.filter((paper) => sentencesOf(paper).length > 1);
console.log(`${papers.length} papers, ${long.length} with two sentences or more`);
for (const [dealName, deal] of Object.entries(DEALS)) {
  for (const [titleName, titles] of Object.entries(TITLES)) {
    const { related } = surveyPapers(
      long.flatMap((paper) => halvesOf(paper, deal, titles)),
      [],
    );
    const near = new Map(related.map((row) => [row.paper, row.near.map((other) => other.paper)]));
    const ranks = long.map(({ id }) => near.get(`${id}~a`).indexOf(`${id}~b`));
    const back = long.map(({ id }) => near.get(`${id}~b`).indexOf(`${id}~a`));
    const both = ranks.filter((rank, index) => rank === 0 && back[index] === 0).length;
    console.log(
      `${dealName}, ${titleName}: first ${percent(ranks.filter((rank) => rank === 0).length, long.length)},`,
      `each other ${percent(both, long.length)}, among six ${percent(ranks.filter((rank) => rank >= 0).length, long.length)}`,
    );
  }
}

const titleOf = new Map(papers.map((paper) => [paper.id, plainOf(paper.title)]));
const { related } = surveyPapers(papers, []);
const step = Math.max(1, Math.floor(related.length / TABLE_ROWS));
for (const { paper, near } of related.filter((_, index) => index % step === 0).slice(0, TABLE_ROWS)) {
  console.log(`\n${titleOf.get(paper)}`);
  for (const other of near.slice(0, 3)) {
    console.log(`  ${other.strength.toFixed(2)}  ${titleOf.get(other.paper)}  (${other.words.join(', ')})`);
  }
}
