// Row 50: more than a host takes is said, with the host's name.
import { expect, test } from 'vitest';
import { hostWarnings } from '../../src/hosts/limits.ts';

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
