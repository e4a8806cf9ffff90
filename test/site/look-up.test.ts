import fc from 'fast-check';
import { expect, test } from 'vitest';
import { webUrl } from '../../src/leaves/urls.ts';
import { lookUps } from '../../src/site/look-up.ts';
import { anyText } from '../any-text.ts';

test('a title is looked up on four sites', () => {
  expect(lookUps('Sheep & "sleep": a 100% bound')).toEqual([
    {
      name: 'arXiv',
      url: 'https://arxiv.org/search/?searchtype=title&query=Sheep%20%26%20%22sleep%22%3A%20a%20100%25%20bound',
    },
    {
      name: 'Google Scholar',
      url: 'https://scholar.google.com/scholar?q=Sheep%20%26%20%22sleep%22%3A%20a%20100%25%20bound',
    },
    {
      name: 'Semantic Scholar',
      url: 'https://www.semanticscholar.org/search?q=Sheep%20%26%20%22sleep%22%3A%20a%20100%25%20bound',
    },
    { name: 'Hugging Face', url: 'https://huggingface.co/papers?q=Sheep%20%26%20%22sleep%22%3A%20a%20100%25%20bound' },
  ]);
});

test('where a paper’s own links lead, nobody is sent to look', () => {
  expect(lookUps('Sheep', new Set(['arXiv', 'DOI'])).map(({ name }) => name)).toEqual([
    'Google Scholar',
    'Semantic Scholar',
    'Hugging Face',
  ]);
});

test('half a surrogate pair and an endless title make no broken address', () => {
  for (const { url } of lookUps(`${'x'.repeat(239)}😀${'y'.repeat(9000)}\ud800`)) expect(url.length).toBeLessThan(1000);
});

test('every address is in normal form, whatever the title', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyText(), fc.string({ unit: fc.constantFrom("'", '(', '!', '~', '*', ' ', '#') })),
      (title) => {
        for (const { url } of lookUps(title)) expect(url).toBe(webUrl(url));
      },
    ),
  );
  expect(lookUps("Ito's rule")[1]!.url).toBe('https://scholar.google.com/scholar?q=Ito%27s%20rule');
});
