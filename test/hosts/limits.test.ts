import { expect, test } from 'vitest';
import { type Extent, hostWarnings } from '../../src/hosts/limits.ts';

const small: Extent = {
  files: 1125,
  bytes: 28_000_000,
  largest: { path: 'api/papers.jsonl', bytes: 1_900_000 },
  fullest: { folder: 'papers', files: 616 },
};

test.each<{ name: string; extent: Partial<Extent>; says: string[] }>([
  { name: 'a small site fits everywhere', extent: {}, says: [] },
  { name: 'so does one that is just below', extent: { files: 17_999, bytes: 899_000_000 }, says: [] },
  {
    name: 'too many files for a free plan',
    extent: { files: 20_001 },
    says: [
      'Cloudflare Pages takes at most 20,000 files on its free plan; this site has 20,001: build with --no-feeds and --no-citations, or choose another host.',
    ],
  },
  {
    name: 'nearly too large',
    extent: { bytes: 950_000_000 },
    says: [
      'GitHub Pages takes at most 1 GB; this site has 0.95 GB, which leaves little room.',
      'GitLab Pages takes at most 1 GB; this site has 0.95 GB, which leaves little room.',
    ],
  },
  {
    name: 'a file too large',
    extent: { largest: { path: 'api/papers.jsonl', bytes: 30 * 1024 * 1024 } },
    says: [
      'Cloudflare Pages takes at most 25 MiB a file; api/papers.jsonl has 30.0 MiB: delete that file from the site before you publish there, or choose another host.',
    ],
  },
  {
    name: 'a folder too full',
    extent: { fullest: { folder: 'papers', files: 99_815 } },
    says: ['Netlify takes at most 54,000 files in one folder; papers has 99,815: choose another host.'],
  },
])('$name', ({ extent, says }) => {
  expect(hostWarnings({ ...small, ...extent })).toEqual(says);
});
