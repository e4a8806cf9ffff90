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

/** Files whose expressions grow with the square of a text that is short, and why it is. */
const SHORT: Readonly<Record<string, string>> = {
  'bundle.ts': 'reads our own styles',
  'markup.ts': 'reads the attributes of one tag of ours',
  'feeds/entry-html.ts': 'reads one formula of ours, set from 2,000 characters at most',
  'config/settle.ts': 'reads a title of 80 characters at most',
  'hosts/nginx.ts': 'reads the path of a folder',
  'cite/bibtex-text.ts': 'reads one word of a title of 2,000 characters at most',
  'cite/markdown.ts': 'reads a title of 2,000 characters at most, its blanks single',
  'summary.ts': 'reads the digits of a number',
  'texts/say.ts': 'reads the digits of a number',
  'cite/ris.ts': 'reads an author of 200 characters at most',
  'browser/citing.ts': 'reads the address of the page',
  'browser/copy-tex.ts': 'reads what a reader has marked',
  'ingest/ids.ts': 'reads at most 2,000 characters',
  'ingest/card-labels.ts': 'reads the last 60 characters of a line',
  'ingest/count.ts': 'reads a line of a card',
  'ingest/kinds.ts': 'reads the last 2,000 characters of a line',
  'ingest/wraps.ts': 'reads 200 characters of a word, and addresses of 2,000',
  'ingest/pieces.ts': 'reads 80 characters before a link',
  'ingest/record.ts': 'reads a list on one line, its blanks already single',
  'ingest/shapes/bibtex.ts': 'reads the first 500 characters of an entry',
  'maths/prose-rules.ts': 'reads 12 characters',
  'maths/rebuild.ts': 'reads 20 characters before a brace',
  'site/rich-html.ts': 'reads 15 characters',
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

/** How much slower an expression gets where a text that it does not fit gets four times as long; 1 where it takes no time. */
function growth({ pattern, flags }: Literal): { readonly times: number; readonly pump: string } {
  const expression = new RegExp(pattern, flags);
  const words = (pattern.match(/[A-Za-z]{2,}/g) ?? []).slice(0, 4);
  let worst = { times: 1, pump: '' };
  for (const pump of [...PUMPS, ...words, 'a ', '1.', 'a,', '\\a', '[a']) {
    const cost = (length: number): number => {
      const text = `${pump.repeat(length / pump.length)}\u0001`;
      return cpuTime(() => {
        expression.lastIndex = 0;
        expression.exec(text);
      });
    };
    const long = cost(20_000);
    if (long < 25) continue;
    const times = long / Math.max(0.5, Math.min(cost(5000), cost(5000)));
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
