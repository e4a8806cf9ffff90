// No text costs more than its length: every regular expression of src/ is proved linear (test/hostile/proved-regexes.json,
// by recheck; see scripts/prove-regexes.mjs), or grows no faster than its text on texts made to hurt it, or never sees a
// long one; and a dump of any shape whose lines are megabytes long is read in time that grows as the line does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../maths/cpu-time.ts';
import { readFiles, SHEEP } from './seeds.ts';

type Literal = { readonly file: string; readonly pattern: string; readonly flags: string };

function literalsOf(file: string): Literal[] {
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
    if (regex) found.push({ file, pattern: regex.pattern, flags: regex.flags });
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(readFileSync(join('src', file), 'utf8'), { lang: 'ts' }).body);
  return found;
}

const nameOf = ({ pattern, flags }: Literal): string => `/${pattern}/${flags}`;
const literals = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
  .flatMap((name) => literalsOf(name));
const proved = new Set(JSON.parse(readFileSync('test/hostile/proved-regexes.json', 'utf8')) as string[]);
const open = [...new Map(literals.filter((one) => !proved.has(nameOf(one))).map((one) => [nameOf(one), one])).values()];

/** Files with expressions that grow faster than their text: the longest that each reads, in characters, and why it is no longer. */
const SHORT: Readonly<Record<string, readonly [most: number, why: string]>> = {
  'bundle.ts': [3_000, 'reads our own rules for faces'],
  'leaves/markup.ts': [3_000, 'reads the attributes of one tag of ours'],
  'feeds/entry-html.ts': [20_000, 'reads one formula of ours, set from 2,000 characters at most'],
  'config/settle.ts': [80, 'reads a title'],
  'hosts/nginx.ts': [4_096, 'reads the path of a folder'],
  'cite/bibtex-text.ts': [2_000, 'reads one word of a title'],
  'cite/markdown.ts': [2_000, 'reads a title, its blanks single'],
  'summary.ts': [20, 'reads the digits of a number'],
  'texts/say.ts': [20, 'reads the digits of a number'],
  'cite/ris.ts': [200, 'reads an author'],
  'browser/citing.ts': [2_000, 'reads the address of the page'],
  'browser/copy-tex.ts': [20_000, 'reads what a reader has marked'],
  'ingest/ids.ts': [2_000, 'cuts what it reads'],
  'ingest/card-labels.ts': [60, 'reads the end of a line'],
  'ingest/count.ts': [200, 'reads a line of a card'],
  'ingest/kinds.ts': [2_000, 'reads the end of a line'],
  'ingest/wraps.ts': [2_000, 'reads a word, or an address'],
  'ingest/pieces.ts': [2_000, 'reads 80 characters before a link, and a link'],
  'ingest/record.ts': [2_000, 'reads a list on one line, its blanks already single'],
  'ingest/shapes/bibtex.ts': [500, 'reads the beginning of an entry'],
  'maths/prose-rules.ts': [12, 'reads some signs before a quote'],
  'maths/rebuild.ts': [20, 'reads what stands before a brace'],
  'site/rich-html.ts': [15, 'reads some signs before a formula'],
};

const PUMPS = [
  ' ',
  '\t',
  '\n',
  'a',
  'A',
  '1',
  ',',
  '.',
  '-',
  '\\',
  '{',
  '(',
  '[',
  '<',
  '|',
  '*',
  '$',
  '"',
  ':',
  '/',
  'é',
  '~',
  '`',
  "'",
  '_',
  '=',
];
const FOUR_TIMES = 4;
const pumpsOf = ({ pattern }: Literal): readonly string[] => [
  ...[...PUMPS, 'a ', '1.', 'a,', '\\a', '[a'],
  ...(pattern.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 4),
];

/** What it takes to find that a text of so many characters does not fit, in milliseconds. */
function costOf(expression: RegExp, pump: string, length: number): number {
  const text = `${pump.repeat(length / pump.length)}\u0001`;
  return cpuTime(() => {
    expression.lastIndex = 0;
    expression.exec(text);
  });
}

/** How much slower an expression gets where a text that it does not fit gets four times as long; 1 where it takes no time. */
function growth(literal: Literal): { readonly times: number; readonly pump: string } {
  const expression = new RegExp(literal.pattern, literal.flags);
  let worst = { times: 1, pump: '' };
  for (const pump of pumpsOf(literal)) {
    // The least of two: a busy machine makes any one long.
    const cost = (length: number): number =>
      Math.min(costOf(expression, pump, length), costOf(expression, pump, length));
    if (costOf(expression, pump, 20_000) < 25) continue;
    const times = cost(20_000) / Math.max(0.5, cost(5000));
    if (times > worst.times) worst = { times, pump };
  }
  return worst;
}

test('nearly all are proved linear', () => {
  expect(literals.length).toBeGreaterThan(400);
  expect(open.length / new Set(literals.map(nameOf)).size).toBeLessThan(0.35);
});

test('the others are linear where measured, or never see a long text', () => {
  const slow = open
    .filter(({ file }) => SHORT[file] === undefined)
    .map((literal) => ({ literal, ...growth(literal) }))
    .filter(({ times }) => times > 2 * FOUR_TIMES);
  expect(
    slow.map(
      ({ literal, times, pump }) =>
        `src/${literal.file}: ${nameOf(literal)} ${times.toFixed(0)} times on ${JSON.stringify(pump)}`,
    ),
  ).toEqual([]);
}, 120_000);

test('what grows faster is quick at the longest text that it reads', () => {
  // What finds no end in 4,000 blanks, from each of them on: eight million steps.
  const measure = Math.max(1, ...[1, 2, 3].map(() => costOf(/ *x/, ' ', 4000)));
  const slow: string[] = [];
  for (const literal of open) {
    const most = SHORT[literal.file]?.[0];
    if (most === undefined) continue;
    const expression = new RegExp(literal.pattern, literal.flags);
    for (const pump of pumpsOf(literal)) {
      const cost = () => costOf(expression, pump, most);
      if (cost() > 4 * measure && cost() > 4 * measure)
        slow.push(`src/${literal.file}: ${nameOf(literal)} on ${most} of ${JSON.stringify(pump)}`);
    }
  }
  expect(slow).toEqual([]);
});

const ABSTRACT = SHEEP.abstract;
const DUMPS: Readonly<Record<string, (long: string) => string>> = {
  'tight.txt': (x) => `Subscribe\nOne Fine Title\n${ABSTRACT}\n${x}\n${ABSTRACT} Two.\n`,
  'spaced.txt': (x) => `One Fine Title\n\n${ABSTRACT}\n\nTwo Title Words\n\n${ABSTRACT} ${x}\n`,
  'headings.md': (x) => `# One Fine Title\n\n${ABSTRACT}\n\n# ${x}\n\n${ABSTRACT}\n`,
  'links.md': (x) => `[One Fine Title](https://huggingface.co/papers/2401.00010)\n\n${ABSTRACT}\n\n${x}\n`,
  'numbered.md': (x) =>
    `## [One Fine Title][1]\n${ABSTRACT}\n## [Two ${x}][2]\n[1]: https://huggingface.co/papers/2401.00010\n`,
  'records.json': (x) =>
    JSON.stringify([{ title: 'One Title', abstract: ABSTRACT, authors: x, categories: x, doi: x }]),
  'torn.json': (x) => `[{"title":"One","abstract":"${ABSTRACT}"},{"title":"${x}`,
  'reading.bib': (x) => `@article{k, title={One Title}, abstract={${ABSTRACT}}, author={${x}}}\n`,
  'reading.ris': (x) => `TY  - JOUR\nTI  - One Title\nAB  - ${ABSTRACT}\nAU  - ${x}\nER  - \n`,
  'table.csv': (x) => `title,abstract\n"One Title","${ABSTRACT}"\n${x}\n`,
  'table.md': (x) => `| title | abstract |\n|---|---|\n| One Title | ${ABSTRACT} |\n| ${x} | b |\n`,
  'feed.xml': (x) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2401.00010</id><title>One</title><summary>${ABSTRACT}${x}</summary></entry></feed>`,
  'mail.txt': (x) =>
    `${'-'.repeat(78)}\n\\\\\narXiv:2401.00010\n\nTitle: One ${x}\nAuthors: A\n\\\\\n  ${ABSTRACT}\n\\\\ ( https://arxiv.org/abs/2401.00010 ,  10kb)\n`,
  'page.html': (x) =>
    `<!doctype html><html><body><h3><a href="/papers/2401.00010">One</a></h3><p>${ABSTRACT} ${x}</p></body></html>`,
  'front.txt': (x) => `---\ntitle: ${x}\n---\nOne Fine Title\n${ABSTRACT}\nTwo\n${ABSTRACT} b\n`,
  'notes/own.md': (x) => `---\npaper: 2401.00010\n---\n${x}`,
};
const LONG = [' ', ', ', '\\ ', '[', '](', '<p>', '{', '$', '*', '|', '"', 'http://a', '. A', 'a-', '1.', '<!--', '; '];
const lineOf = (length: number): string => LONG.map((pump) => pump.repeat(length / LONG.length / pump.length)).join('');
/** `npm test` asks for 5 MB. */
const LENGTH = Number(process.env.LONG_LINE ?? 800_000);

describe('a dump with a line of megabytes costs no more than its length', () => {
  test.each(Object.keys(DUMPS))(
    '%s',
    async (name) => {
      const cost = async (length: number): Promise<number> => {
        const dump = DUMPS[name]!(lineOf(length));
        const started = process.cpuUsage();
        await readFiles({ [name]: dump });
        return process.cpuUsage(started).user / 1000;
      };
      const long = await cost(LENGTH);
      // The square of four would be sixteen.
      if (long > 1500) expect(long / (await cost(LENGTH / FOUR_TIMES))).toBeLessThan(10);
    },
    120_000,
  );
});
