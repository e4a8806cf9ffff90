// Any dump, in any shape, however damaged: never throws, loses no line, and what comes of it is well formed and whole.
// 1,000 cases in `npm test`; `npm run fuzz` tries 20,000.
import { dirname, posix } from 'node:path';
import fc from 'fast-check';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { settleConfig } from '../../src/config/settle.ts';
import { channelsOf } from '../../src/feeds/channels.ts';
import { writeFeeds } from '../../src/feeds/feeds.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { paperPath } from '../../src/leaves/urls.ts';
import { createMathmlSetter, createTypesetter } from '../../src/maths/typeset.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { layOutPages } from '../../src/site/pages.ts';
import { noteHtml } from '../../src/site/prose.ts';
import { createRenderer } from '../../src/site/render.ts';
import { parseXml } from '../feeds/xml-tree.ts';
import { ASSETS } from '../site/library.ts';
import { library } from './fuzz.ts';
import { shapeOf } from './page-shape.ts';
import { type Read, readFiles } from './seeds.ts';
import { faultsIn } from './valid-html.ts';

/** `npm test` asks for all of them; a run of this file alone is a quick look. */
const CASES = Number(process.env.FUZZ_CASES ?? 60);
/** The same cases in every run of the tests; `npm run fuzz` takes others each night. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** One case of so many is printed, page by page, and its feeds and index are read back. */
const PRINTED = 40;
/** Of one case of so many, one page of each kind is held to the standard of HTML, which takes twenty times as long. */
const HELD = 200;

const config = settleConfig(new Map()).config;
const { typeset } = createTypesetter();
const { typeset: mathml } = createMathmlSetter();
const render = createRenderer({
  noteHtml: (markdown, nth) => noteHtml(markdown, typeset, `note-${nth + 1}`),
  templatesDir: 'templates',
  themed: {},
  typeset,
  assets: ASSETS,
  site: config,
});

function checkAccount({ library: read, reports, diagnostics }: Read): void {
  for (const { path, lines, uses } of reports) {
    const accounted = Object.values(uses).reduce((sum, count) => sum + count, 0);
    expect({ path, accounted }).toEqual({ path, accounted: lines });
  }
  const lines = new Map(reports.map((report) => [report.path, report.lines]));
  const ids = read.papers.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { sightings } of read.papers) {
    expect(sightings.length).toBeGreaterThan(0);
    for (const { origin, title, titleSource } of sightings) {
      expect(origin.endLine).toBeLessThanOrEqual(lines.get(origin.dump)!);
      expect(title.map(({ source }) => source).join('')).toBe(titleSource);
    }
  }
  const known = new Set(read.papers.map(({ id }) => id));
  for (const { items } of read.editions) for (const { paper } of items) expect(known).toContain(paper);
  for (const { origin } of diagnostics) if (origin !== null) expect(origin.line).toBeGreaterThan(0);
}

function checkOutput({ library: read, reports, references, diagnostics }: Read, isHeld: boolean): void {
  const pages = new Map(
    [...layOutPages(read, { reports, references, diagnostics, site: config })].map((page) => {
      const { path, contents } = render(page);
      return [path as string, String(contents)] as const;
    }),
  );
  for (const { id } of read.papers) expect(pages.has(paperPath(id))).toBe(true);
  const kinds = new Set<string>();
  for (const [path, html] of pages) {
    if (!path.endsWith('.html')) continue;
    const faults: string[] = [];
    parse(html, { onParseError: ({ code, startLine }) => faults.push(`${path}:${startLine}: ${code}`) });
    expect(faults).toEqual([]);
    const { addresses, kind } = shapeOf(html);
    if (isHeld && !kinds.has(kind)) expect(faultsIn(html, path)).toEqual([]);
    kinds.add(kind);
    for (const address of addresses) {
      if (/^(?:https?:|mailto:|#)/.test(address)) continue;
      const target = posix.join(dirname(path), address.split(/[?#]/)[0]!).replace(/^\//, '');
      const isPage = target.endsWith('.html') && path !== '404.html';
      if (isPage) expect(pages.has(target), `${path} leads to ${target}`).toBe(true);
    }
  }
  for (const file of writeFeeds(read, channelsOf(read), config, mathml)) {
    const contents = textOfParts(file);
    if (file.path.endsWith('.xml')) parseXml(contents);
    else JSON.parse(contents);
  }
  for (const { contents } of buildSearchIndex(read, typeset)) expect(String(contents)).toMatch(/^broadsheetShard\("/);
}

test(
  `${CASES.toLocaleString('en')} libraries of damaged dumps`,
  async () => {
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(library, async (files) => {
        const read = await readFiles(files);
        checkAccount(read);
        if (nth % PRINTED === 0) checkOutput(read, nth % HELD === 0);
        nth++;
      }),
      { numRuns: CASES, seed: SEED },
    );
  },
  CASES * 1000,
);
