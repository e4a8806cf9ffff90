// Row 50: more than a host takes is said, with the host's name.
import { expect, test } from 'vitest';
import { limitsPassed } from '../../src/hosts/limits.ts';

const MIB = 1024 * 1024;

test('row 50: a site that a host would refuse is told with the host’s name and its limit', () => {
  expect(limitsPassed({ files: 20_000, bytes: 1024 * MIB, largest: 25 * MIB })).toEqual([]);
  expect(limitsPassed({ files: 20_001, bytes: 1024 * MIB + 1, largest: 25 * MIB + 1 })).toEqual([
    'Cloudflare Pages (free plan) takes at most 20,000 files; this site has 20,001 files.',
    'Cloudflare Pages (free plan) takes at most 25 MB in one file; this site has 26 MB in one file.',
    'GitHub Pages takes at most 1,024 MB in all; this site has 1,025 MB in all.',
    'GitLab Pages (gitlab.com) takes at most 1,024 MB in all; this site has 1,025 MB in all.',
  ]);
});
