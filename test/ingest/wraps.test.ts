import { expect, test } from 'vitest';
import { joinWraps, oneLine } from '../../src/ingest/wraps.ts';

test.each([
  { name: 'lines', text: 'We count\n  sheep\nat night. ', out: 'We count sheep at night.' },
  { name: 'paragraphs are kept', text: 'One\ntwo.\n\n\nThree\nfour.', out: 'One two.\n\nThree four.' },
  { name: 'blanks within a line are evidence', text: 'a  b\nc', out: 'a  b c' },
  { name: 'a compound keeps its hyphen', text: 'state-of-the-\nart', out: 'state-of-the-art' },
  {
    name: 'a broken word that stands whole elsewhere',
    text: 'Our implementation: an implemen-\ntation.',
    out: 'Our implementation: an implementation.',
  },
  { name: 'a dash between numbers', text: 'from 3-\n5 cm', out: 'from 3- 5 cm' },
  {
    name: 'an address broken after a slash',
    text: 'at https://example.org/\na/night. We',
    out: 'at https://example.org/a/night. We',
  },
  {
    name: 'an address broken after a hyphen',
    text: 'at https://example.org/a-\nb.',
    out: 'at https://example.org/a-b.',
  },
  {
    name: 'an address that ends its sentence',
    text: 'at https://example.org/a.\nWe also',
    out: 'at https://example.org/a. We also',
  },
  {
    name: 'an address before running text',
    text: 'at https://example.org/\nand more',
    out: 'at https://example.org/ and more',
  },
])('$name', ({ text, out }) => {
  expect(joinWraps(text)).toBe(out);
  expect(joinWraps(out)).toBe(out);
});

test('a title is one line', () => {
  expect(oneLine('Counting\n\n  Sheep')).toBe('Counting Sheep');
});
