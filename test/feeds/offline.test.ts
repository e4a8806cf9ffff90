import { expect, test } from 'vitest';
import { writeServiceWorker } from '../../src/feeds/offline.ts';
import { outPath } from '../../src/leaves/urls.ts';
import type { OfflineFacts } from '../../src/types.ts';

const FONTS = { pageFonts: [outPath('assets/fonts/text.woff2')], mathsFonts: [outPath('assets/fonts/maths.woff2')] };
const PARTS = ['directory', 'papers', 'by-title', 'words-0', 'endings-0', 'postings-12', 'texts-0', 'texts-1'].map(
  (name) => `search/${name}.js`,
);

function factsOf(paths: readonly string[], papers = 1, hash = 'a'): OfflineFacts {
  const hashes = new Map(paths.map((path) => [outPath(path), hash]));
  const { path, contents } = writeServiceWorker('run(broadsheetOffline);', FONTS, hashes, papers);
  expect(path).toBe('sw.js');
  return new Function('run', `${contents as string}return broadsheetOffline;`)(() => {});
}

test('the shell is what the front page and the search page need', () => {
  const files = ['index.html', 'search.html', 'about.html', 'papers/index.html', 'assets/site-0123456789.css'];
  const more = ['assets/search-abcdef0123.js', 'assets/formulas.css', 'assets/icon.svg', 'assets/map.svg', 'feed.xml'];
  expect(factsOf([...files, ...more]).shell).toEqual([
    ...['assets/formulas.css', 'assets/icon.svg', 'assets/search-abcdef0123.js', 'assets/site-0123456789.css'],
    ...['index.html', 'search.html', 'assets/fonts/text.woff2', 'assets/fonts/maths.woff2'],
  ]);
});

test('the index of a small library is kept whole, of a larger one without its texts, of a huge one as it is used', () => {
  const face = 'assets/fonts/text.woff2';
  const sorted = PARTS.toSorted();
  expect(factsOf([...PARTS, face, 'search.html'], 3000).parts).toEqual([face, ...sorted]);
  expect(factsOf(PARTS, 12_000).parts).toEqual(sorted.filter((path) => !path.includes('texts')));
  expect(factsOf([...PARTS, face], 12_001).parts).toEqual([face]);
});

test('the version changes with any file, and with nothing else', () => {
  const { version } = factsOf(['index.html', 'about.html']);
  expect(factsOf(['about.html', 'index.html']).version).toBe(version);
  expect(factsOf(['index.html', 'about.html'], 1, 'b').version).not.toBe(version);
  expect(factsOf(['index.html']).version).not.toBe(version);
});
