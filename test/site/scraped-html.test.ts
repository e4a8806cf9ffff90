import { expect, test } from 'vitest';
import { scrapedHtml } from '../../src/site/scraped-html.ts';
import { formula, prose } from '../records.ts';

test('shows the source to the letter and marks what was mended', () => {
  const text = [
    prose('By Fréchet, ', { source: "By Fr\\'echet, ", trust: 'restored' }),
    formula('\\alpha\\in S', 'restored', 'alphain S'),
    prose(' & <b>'),
    formula('x_1', 'intact', '$x_1$'),
    prose('; an \\ours', { trust: 'doubtful' }),
  ];
  expect(scrapedHtml(text)).toBe(
    '<mark>By Fr\\&#39;echet, alphain S</mark> &amp; &lt;b&gt;$x_1$<mark>; an \\ours</mark>',
  );
});

test('marks nothing in a text that stands as it stood', () => {
  expect(scrapedHtml([prose('Sheep sleep.')])).toBe('Sheep sleep.');
});
