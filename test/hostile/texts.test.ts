// Hostile titles and abstracts on their way out: scripts of data, links, spreadsheets, citations, feeds, maths. Rows 16,
// 17 and 19 to 26. What a page shows of them is tried in a browser, in strangers.browser.test.ts.
import { createContext, runInContext } from 'node:vm';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import { citeBibtex } from '../../src/cite/bibtex.ts';
import { citableOf } from '../../src/cite/citable.ts';
import { citeRis } from '../../src/cite/ris.ts';
import { settleConfig } from '../../src/config/settle.ts';
import { channelsOf } from '../../src/feeds/channels.ts';
import { formatNamed, papersToExport } from '../../src/feeds/export.ts';
import { writeFeeds } from '../../src/feeds/feeds.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { jsonInScript } from '../../src/leaves/html.ts';
import { webUrl } from '../../src/leaves/urls.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import { createMathmlSetter, createTypesetter } from '../../src/maths/typeset.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { PARTS_FUNCTION } from '../../src/search/part-names.ts';
import type { Library, Paper, WebUrl } from '../../src/types.ts';
import { parseCitations } from '../cite/oracle.ts';
import { parseXml } from '../feeds/xml-tree.ts';
import { cpuTime } from '../maths/cpu-time.ts';
import { readFiles, SHEEP } from './seeds.ts';

const config = settleConfig(new Map()).config;
const { typeset } = createTypesetter();
const { typeset: mathml } = createMathmlSetter();

type Record = { readonly title: string; readonly abstract?: string; readonly authors?: readonly string[] };

/** The papers of a dump of JSON, which carries any text. */
async function libraryOf(...records: readonly Record[]): Promise<Library> {
  const dump = records.map(({ title, abstract, authors }, i) => {
    const own = `${SHEEP.abstract} It is number ${'one two three four five six seven eight nine ten'.split(' ')[i % 10]}.`;
    return { title, abstract: abstract ?? own, authors: authors ?? [], arxiv_id: `2401.${String(i).padStart(5, '0')}` };
  });
  const { library } = await readFiles({ 'a.json': JSON.stringify(dump) });
  expect(library.papers).toHaveLength(records.length);
  return library;
}

test('row 16: text in a script of data ends neither the script nor its string', async () => {
  const worst = [
    '</script><script>ran = 1</script>',
    '<!--<script>',
    'a\u2028b\u2029c',
    '");ran=1;("',
    '\\");ran=1//',
    '`\u0024{ran=1}`',
  ];
  const library = await libraryOf(
    ...worst.map((text) => ({ title: `Sheep ${text} at Night`, abstract: `${text} ${SHEEP.abstract}` })),
  );
  const parts: string[] = [];
  const sandbox = createContext({ ran: 0, [PARTS_FUNCTION]: (_: string, json: string) => parts.push(json) });
  for (const { contents } of buildSearchIndex(library, typeset)) runInContext(String(contents), sandbox);
  expect(sandbox.ran).toBe(0);
  const told = parts.map((json) => JSON.stringify(JSON.parse(json))).join('');
  expect(told).toContain('</script><script>ran = 1</script>');
  for (const text of worst) {
    const script = jsonInScript({ text });
    expect(script).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(script)).toEqual({ text });
  }
});

describe('row 17: what is no web address is no link', () => {
  const NO_LINKS = [
    ...[
      'javascript:alert(1)',
      ' jAvA\tscript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,<script>x</script>',
      'vbscript:x',
    ],
    ...[
      '//evil.example/x',
      'https:evil.example',
      'http:/evil.example',
      'https://',
      'https:///evil.example',
      'file:///etc/passwd',
    ],
    ...[
      'blob:https://evil.example/1',
      'ftp://evil.example/x',
      'https://user:pass@evil.example/',
      'https://user@evil.example/',
    ],
    ...[
      'https://[::1',
      'https://evil.example:99999/',
      `https://evil.example/${'x'.repeat(10_000)}`,
      'https://%00/',
      'about:blank',
    ],
  ];
  test.each(NO_LINKS.map((text) => [text]))('%j', async (text) => {
    expect(webUrl(text)).toBeNull();
    const rich = restoreMaths(`See ${text} for all of it.`);
    const hrefs = rich.flatMap((segment) => (segment.kind === 'prose' ? (segment.href ?? []) : []));
    for (const href of hrefs)
      expect(new URL(href)).toMatchObject({ username: '', password: '', protocol: expect.stringMatching(/^https?:$/) });
    if (!/https?:\/\/\w/.test(text)) expect(hrefs).toEqual([]);
  });
});

test('row 19: a title that a spreadsheet would run is text in the CSV', async () => {
  const titles = [
    '=HYPERLINK("https://evil.example","x") Sheep',
    '+1+1 Sheep',
    '-2+3 Sheep',
    '@SUM(A1:A9) Sheep',
    '=cmd|calc Sheep',
  ];
  const library = await libraryOf(...titles.map((title) => ({ title })));
  const csv = formatNamed('csv')!.write(library, papersToExport(library), config) as string;
  const fields = (parseCsv(csv) as string[][]).slice(1).flat();
  expect(fields.filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([]);
  const sources = library.papers.map(({ sightings }) => sightings[0]!.titleSource);
  expect(sources.sort()).toEqual([...titles].sort());
  for (const { title } of library.papers) {
    const shown = title.map((segment) => (segment.kind === 'prose' ? segment.text : `$${segment.tex}$`)).join('');
    expect(
      fields.some((field) => field === shown || field === `'${shown}`),
      shown,
    ).toBe(true);
  }
});

const CITED = [
  { title: '100% of R&D, #1 of snake_case', authors: ['Ludwig van der Müller'] },
  { title: 'Bounds of $x_1$ for Sheep', authors: ['OpenAI Team'] },
  { title: 'An Unbalanced { Brace', authors: ['Plato'] },
  { title: 'Another } One \\', authors: ['Börje Quist', 'Li Wen'] },
  { title: '"Quoted" Sheep ~ at Night', authors: ["O'Neil, Mary-Ann"] },
];
const citables = ({ papers }: Library) => papers.map((paper: Paper) => citableOf(paper, ['Sep 9'], 'Broadsheet', null));

test('row 20: BibTeX of any title and author parses back, its braces balanced', async () => {
  const library = await libraryOf(...CITED);
  const bibtex = citeBibtex(citables(library));
  let depth = 0;
  for (const [brace] of bibtex.replace(/\\[{}]/g, '').matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  const parsed = parseCitations(bibtex);
  const facts = parsed.map(({ title, author }) => [
    title,
    author
      ?.map(
        ({ family, given, literal, ...more }) =>
          literal ??
          [given, more['non-dropping-particle'], more['dropping-particle'], family].filter(Boolean).join(' '),
      )
      .join('; '),
  ]);
  expect(facts.sort()).toEqual([
    ['"Quoted" Sheep ~ at Night', "Mary-Ann O'Neil"],
    ['100% of R&D, #1 of snake_case', 'Ludwig van der Müller'],
    ['An Unbalanced { Brace', 'Plato'],
    ['Another } One \\', 'Börje Quist; Li Wen'],
    ['Bounds of x₁ for Sheep', 'OpenAI Team'],
  ]);
});

test('row 21: RIS has one logical line a tag, whatever line ends an abstract holds', async () => {
  const ends = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\v', '\f', '\u0085'];
  const abstract = `${SHEEP.abstract}${ends.map((end) => `${end}ER  - ${end}TY  - JOUR${end}TI  - Other`).join('')}`;
  const ris = citeRis(citables(await libraryOf({ title: 'Sheep\nER  - \nat Night', abstract })));
  const lines = ris.split(/\r\n|[\n\r\u2028\u2029\v\f\u0085]/).filter((line) => line !== '');
  expect(lines.map((line) => line.slice(0, 6))).toEqual([
    'TY  - ',
    'ID  - ',
    'TI  - ',
    'PY  - ',
    'DA  - ',
    'N2  - ',
    'UR  - ',
    'AN  - ',
    'PB  - ',
    'N1  - ',
    'ER  - ',
  ]);
});

test('row 22: feeds are XML 1.0, whatever signs a dump holds', async () => {
  const worst = '\u0000 \u000b \ufffe \uffff \ud800 \udc00 \u001b[1m ]]> <![CDATA[ &#0; &evil; \u0085';
  const library = await libraryOf({
    title: `Sheep ${worst}`,
    abstract: `${worst} ${SHEEP.abstract} ${worst}`,
    authors: [worst],
  });
  for (const baseUrl of [null, 'https://example.org/x/']) {
    const site = { ...config, baseUrl: baseUrl as WebUrl | null };
    const feeds = [...writeFeeds(library, channelsOf(library), site, mathml)];
    const atoms = feeds.filter(({ path }) => path.endsWith('.xml'));
    expect(atoms.length).toBeGreaterThan(0);
    for (const atom of atoms) expect(parseXml(textOfParts(atom)).name).toBe('feed');
    for (const feed of feeds) if (feed.path.endsWith('.json')) JSON.parse(textOfParts(feed));
  }
});

describe('row 23: formulas that cost, paint, print or define', () => {
  test.each([
    ['groups', '{'.repeat(1875)],
    ['roots', '\\sqrt{'.repeat(870)],
    ['powers', 'x^{'.repeat(1119)],
    ['texts', '\\text{'.repeat(938)],
    ['a macro bomb', `\\def\\a{${'x'.repeat(1000)}}${'\\a'.repeat(200)}`],
    ['a macro that calls itself', '\\def\\a{\\a}\\a'],
    ['doubling macros', '\\def\\a{xx}\\def\\b{\\a\\a}\\def\\c{\\b\\b}\\c'],
    ['\\edef', '\\edef\\a{x}\\edef\\a{\\a\\a}\\a'],
    ['100 kB of sums', 'x+'.repeat(50_000)],
    ['a wide rule', '\\rule{999999em}{999999em}'],
    ['a step back', '\\kern-9999em x'],
    ['a raised box', '\\raisebox{-9999em}{x}'],
    ['a message', '\\message{hello}'],
    ['an error message', '\\errmessage{hello}'],
    ['\\show', '\\show\\sin'],
    ['\\gdef', '\\gdef\\sin{x}'],
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ['a data attribute', '\\htmlData{a=b onclick=alert(1)}{x}'],
    ['an image', '\\includegraphics{x.png}'],
    ['nested macros', Array.from({ length: 12 }, (_, i) => `\\def\\${'abcdefghijkl'[i]}{x}`).join('')],
    ['NUL and halves of pairs', '\u0000\ud800\u0007'],
    ['a turned direction', '\u202ex'],
  ])('%s: shown as text, at once, in silence', (_, tex) => {
    const printed = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const written = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const spent = cpuTime(() => {
      expect(typeset(tex, false)).toBeNull();
      const text = restoreMaths(`We prove $${tex}$ for sheep.`);
      expect(text.map(({ source }) => source).join('')).toBe(`We prove $${tex}$ for sheep.`);
      for (const segment of text) if (segment.kind === 'formula') typeset(segment.tex, segment.display);
    });
    for (const spy of [...printed, ...written]) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(spent).toBeLessThan(1000);
  });
});

test.each(['日本', '🚀', 'é', '\\text{日本 שלום}'])('row 23: %s is set without a word on the console', (tex) => {
  const printed = (['log', 'warn', 'error', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name));
  expect(typeset(tex, false)).toContain('katex');
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('row 24: dollars that are money, and dollars that are maths', () => {
  const formulas = (text: string) =>
    restoreMaths(text).flatMap((segment) => (segment.kind === 'formula' ? [segment.tex] : []));
  test.each([
    ['It costs $5 to $10 a day.', []],
    ['A grant of US$ 3M in total.', []],
    ['One $ alone.', []],
    ['An escaped \\$ sign.', []],
    ['A gain of 40\\% here.', []],
    ['Two $$ here.', []],
    ['Let $x_1$ cost $5.', ['x_1']],
    ['Let $x_1 be open to all.', ['x_1']],
    ['It costs $5 and is never closed.', []],
    ['It costs US$3 a day$ in all.', []],
    ['$3 a day$ is much.', []],
    ['We pay $ $ here, and a $ x$ there.', []],
    ['the price $ 5 and 6 $ is', []],
    ['Let $3 = x$ hold.', ['3 = x']],
    ['by $alpha$, $gammacdot x$ and $in$ here', ['\\alpha', '\\gamma\\cdot x', 'in']],
    ['of $Acdot x$, $nvarepsilon$ and $colorado$', ['A\\cdot x', 'n\\varepsilon', 'colorado']],
  ])('%s', (text, out) => {
    expect(formulas(text)).toEqual(out);
    expect(
      restoreMaths(text)
        .map(({ source }) => source)
        .join(''),
    ).toBe(text);
  });
});

test('row 25: TeX of which too little is left stands as it stood', () => {
  for (const text of ['in O(n2) time', 'a rate of 10−3 here', 'the π0 policy', 'seen xix_i twice']) {
    expect(restoreMaths(text)).toEqual([
      expect.objectContaining({ kind: 'prose', text, source: text, trust: 'intact' }),
    ]);
  }
  const [, mended] = restoreMaths('a bound of mathcal{O}(n) steps');
  expect(mended).toMatchObject({ kind: 'formula', trust: 'inferred' });
  expect(mended!.source).toContain('mathcal{O}');
});

test('row 26: ten thousand formulas in one abstract are capped, and the text stays whole', () => {
  const text = Array.from({ length: 10_000 }, (_, i) => `x_${i} is $y_${i}$`).join(', ');
  const once = cpuTime(() => {
    expect(restoreMaths(text.slice(0, text.length / 4)).length).toBeGreaterThan(100);
  });
  const spent = cpuTime(() => {
    expect(
      restoreMaths(text)
        .map(({ source }) => source)
        .join(''),
    ).toBe(text);
  });
  expect(spent).toBeLessThan(once * 12 + 500);
});

test('row 26: of ten thousand formulas in one abstract two thousand are set, the rest is told and shown as it stood', async () => {
  const abstract = `${SHEEP.abstract} ${'$y$ '.repeat(10_000)}`;
  const before = process.cpuUsage();
  const { library, said } = await readFiles({ 'a.json': JSON.stringify([{ title: SHEEP.title, abstract }]) });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  expect(said).toEqual([
    `a.json:1: warning many-formulas: the abstract holds 2000 formulas or more; those after are shown as they stood (“${SHEEP.title}”)`,
  ]);
  const shown = library.papers[0]!.abstract!;
  expect(shown.filter(({ kind }) => kind === 'formula')).toHaveLength(2000);
  expect(shown.map(({ source }) => source).join('')).toBe(abstract.trim());
});
