// A small invented library for the tests of this room: three papers, two editions, one of them without a year.
import { arrangeLibrary } from '../../src/arrange/library.ts';
import type { FeedSite } from '../../src/feeds/site.ts';
import type { Library, Series, Slug, Topic, WebUrl } from '../../src/types.ts';
import { address, dump, formula, paper, prose } from '../records.ts';

export const NEW = 'new.txt';
export const OLD = 'old.txt';

/** In both editions; everything is known of it; its abstract does its worst. */
export const hostile = {
  ...paper('Bounds <b>&amp;</b> ]]> \u0000\u000b\ufffe\ud800 of', null, [
    [NEW, 1],
    [OLD, 5],
  ]),
  abstract: [
    prose('Let '),
    formula('\\mathcal{O}(n^2)<x', 'inferred'),
    prose(' be.\n\n<script>alert(1)</script> \u0007 at '),
    address('https://github.com/a/b'),
  ],
  authors: ['Doe, Jane', '<i>Team</i>'],
  ids: { arxiv: '2401.00010', doi: null },
};

export const plain = paper('A plain paper', 'Nothing but words.', [[NEW, 3]]);
export const titleOnly = { ...paper('Titled by', null, [[OLD, 7]]), title: [prose('Titled by '), formula('x_1')] };

export const optics: Topic = {
  slug: 'optics-a1b2c' as Slug,
  name: 'Optics',
  phrase: 'optics',
  words: ['lens'],
  papers: [
    { paper: hostile.id, strength: 0.9 },
    { paper: plain.id, strength: 0.5 },
  ],
  neighbours: [{ topic: 'waves-d3e4f' as Slug, words: ['light', 'wave'] }],
};

export const library = (withYear: boolean): Library => ({
  ...arrangeLibrary(
    [
      dump(NEW, { year: withYear ? 2025 : null, month: 9, day: 9 }),
      dump(OLD, { year: withYear ? 2024 : null, month: 2, day: 1 }),
    ],
    [hostile, plain, titleOnly],
  ),
  topics: [optics],
});

/** A series of the newest edition alone. */
export const weekly = ({ editions }: Library): Series => ({
  slug: 'weekly-a1b2c' as Slug,
  name: 'Weekly',
  editions: [editions[0]!.slug],
});

export const EMPTY = arrangeLibrary([], []);

export const site = (baseUrl: string | null): FeedSite => ({
  id: 'my-library',
  title: 'My <Library> & more',
  tagline: 'Papers, "kept".',
  language: 'en',
  texts: {},
  baseUrl: baseUrl as WebUrl | null,
});

export const BASE = 'https://papers.example/my-library/';
