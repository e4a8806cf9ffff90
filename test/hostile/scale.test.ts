// Row 50: more than a host takes is said, with the host's name; no page and no part of the index of 20,001 papers is large.
import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { hostWarnings } from '../../src/hosts/limits.ts';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { layOutPages } from '../../src/site/pages.ts';
import { createRenderer } from '../../src/site/render.ts';
import type { OutputFile } from '../../src/types.ts';
import { libraryOf } from '../search/invented.ts';
import { ASSETS, FACTS, SITE } from '../site/library.ts';
import { broadsheet, LAMPS, newSmallFolder, SHEEP, tight, writeFiles } from './seeds.ts';

test('row 50: a site that a host would refuse is told with the host’s name and its limit', () => {
  const site = {
    files: 20_001,
    bytes: 500_000_000,
    largest: { path: 'api/papers.jsonl', bytes: 1_000_000 },
    fullest: { folder: 'papers', files: 18_000 },
  };
  expect(hostWarnings({ ...site, files: 1000 })).toEqual([]);
  expect(hostWarnings(site)).toEqual([
    'Cloudflare Pages takes at most 20,000 files on its free plan; this site has 20,001: build with --no-feeds and --no-citations, or choose another host.',
  ]);
});

test('row 50: a build says it of what it published, and ends well', () => {
  const folder = newSmallFolder();
  writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS), 'theme/huge.woff2': new Uint8Array(26 * 1024 * 1024) });
  const { status, stdout, stderr } = broadsheet(folder, 'build', '--theme', 'theme');
  rmSync(folder, { recursive: true, force: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(
    '\nHosts     Cloudflare Pages takes at most 25 MiB a file; assets/theme/huge.woff2 has 26.0 MiB: delete that file from the site before you publish there, or choose another host.\n',
  );
});

/** 41 editions of up to 500 papers; each title has words of its own and words of all. */
function manyPapers() {
  const BEASTS = ['sheep', 'lamb', 'ram', 'ewe', 'goat', 'shepherd', 'wolf', 'dog', 'owl', 'moth'];
  const invented = Array.from({ length: 20_001 }, (_, i) => ({
    title: `Counting ${BEASTS[i % 10]} ${BEASTS[Math.floor(i / 10) % 10]} by night watch ${i.toString(36)}`,
    abstract: `We count flock ${i} of the ${BEASTS[(i * 7) % 10]} that sleeps beside barn ${i % 997}, and bound its dreams.`,
  }));
  const editions = Array.from({ length: 41 }, (_, at) => [`Night ${at}`, invented.slice(at * 500, (at + 1) * 500)]);
  return libraryOf(Object.fromEntries(editions));
}

/** What every host takes of one file (Cloudflare Pages), and what a page and a part of the index may weigh, compressed. */
const MOST_OF_A_FILE = 25 * 1024 * 1024;
const MOST_OF_A_PAGE = 60_000;
const MOST_OF_A_PART = 60_000;

test('row 50: no page of 20,001 papers and no part of their index is too large, for a host or for a reader', () => {
  const library = manyPapers();
  const weights = new Map<string, number>();
  const weigh = ({ path, contents }: OutputFile): void => {
    expect(Buffer.byteLength(contents), path).toBeLessThan(MOST_OF_A_FILE);
    weights.set(path, gzipSync(contents, { level: 1 }).length);
  };
  const { typeset } = createTypesetter();
  const options = { templatesDir: 'templates', themed: {}, assets: ASSETS, site: SITE, noteHtml: null };
  const render = createRenderer({ ...options, typeset });
  for (const page of layOutPages(library, FACTS)) if (page.kind !== 'outline') weigh(render(page));
  const pages = [...weights];
  for (const part of buildSearchIndex(library, typeset)) weigh(part);
  const parts = [...weights].slice(pages.length);
  expect(pages.filter(([, bytes]) => bytes > MOST_OF_A_PAGE)).toEqual([]);
  expect(parts.filter(([, bytes]) => bytes > MOST_OF_A_PART)).toEqual([]);
  expect(pages.filter(([path]) => path.startsWith('editions/')).length).toBeGreaterThan(41);
});
