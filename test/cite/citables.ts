// What is known of invented papers, made from the little that a test cares about.
import type { Citable, CitedText } from '../../src/cite/citable.ts';

export const said = (text: string): CitedText => [{ kind: 'prose', text }];
export const maths = (tex: string): CitedText => [{ kind: 'formula', tex }];

export const citable = (more: Partial<Citable>): Citable => ({
  id: 'a-paper-x1y2z',
  title: said('A paper'),
  abstract: null,
  authors: [],
  ids: { arxiv: null, doi: null },
  year: null,
  page: null,
  seenIn: [],
  library: 'Broadsheet',
  ...more,
});

/** A paper of which everything is known. */
export const whole = citable({
  title: [...said('Bounds of the VAE: '), ...maths('\\mathcal{O}(N^2)'), ...said(' is enough')],
  abstract: said('First line.\n\nSecond line with 40% & more.'),
  authors: ['Ludwig van der Müller', 'OpenAI Team'],
  ids: { arxiv: '2401.00010', doi: '10.1234/a_b' },
  page: 'https://papers.example/papers/a-paper-x1y2z.html',
  seenIn: ['Sep 8', 'Sep 9'],
});
