import { describe, expect, test } from 'vitest';
import { arrangeLibrary } from '../../src/arrange/library.ts';
import { linksIn } from '../../src/arrange/links.ts';
import type { Link } from '../../src/types.ts';
import { address, dump, paper, prose } from '../records.ts';

describe('linksIn', () => {
  test.each([
    { before: 'Code at ', url: 'https://github.com/a/b', kind: 'code' },
    { before: 'See ', url: 'https://anonymous.4open.science/r/x', kind: 'code' },
    { before: 'The data are at ', url: 'https://huggingface.co/datasets/a/b', kind: 'data' },
    { before: 'Models: ', url: 'https://huggingface.co/a/b', kind: 'other' },
    { before: 'Project page: ', url: 'https://research.nvidia.com/labs/genair/f-distill', kind: 'project' },
    { before: '', url: 'https://hkchengrex.github.io/C2OT', kind: 'project' },
    { before: 'Our code is available at ', url: 'https://example.org/x', kind: 'code' },
    { before: 'Our code is fast. The dataset is at ', url: 'https://example.org/x', kind: 'data' },
    { before: 'A follow-up of ', url: 'https://arxiv.org/abs/2401.00010', kind: 'paper' },
    { before: 'Visit ', url: 'https://example.org/', kind: 'other' },
  ])('$before $url is $kind', ({ before, url, kind }) => {
    expect(linksIn([prose(before), address(url)])).toEqual([{ kind, url, text: url }]);
  });

  test('each address once, in the order of the text', () => {
    const [a, b] = ['https://github.com/a', 'https://github.com/b'];
    expect(linksIn([address(b), prose(' and '), address(a), prose(' and '), address(b)]).map(({ url }) => url)).toEqual(
      [b, a],
    );
  });
});

test('links that stood beside a paper come first and are not said twice', () => {
  const known = { kind: 'project', url: 'https://github.com/a', text: 'Project' } as Link;
  const abstract = [prose('Code: '), address('https://github.com/a'), prose(' '), address('https://github.com/b')];
  const library = arrangeLibrary([dump('a.txt')], [{ ...paper('T', abstract, [['a.txt', 1]]), links: [known] }]);
  expect(library.papers[0]?.links.map(({ kind, url }) => [kind, url])).toEqual([
    ['project', 'https://github.com/a'],
    ['code', 'https://github.com/b'],
  ]);
});
