// Row 50: more than a host takes is said, with the host's name.
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostWarnings } from '../../src/hosts/limits.ts';
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
