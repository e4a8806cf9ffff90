import { describe, expect, test } from 'vitest';
import { type FeedLink, type MetaPage, type MetaSite, pageMeta } from '../../src/cite/page-meta.ts';
import { citable, whole } from './citables.ts';

const site = (baseUrl: string | null): MetaSite => ({ title: 'Broadsheet', language: 'en', baseUrl });
const BASE = 'https://papers.example/my-library/';

const page = (more: Partial<MetaPage>): MetaPage => ({
  path: 'papers/x.html',
  title: 'A paper',
  description: 'What it says.',
  paper: null,
  feeds: [],
  ...more,
});

/** As a head would show them: `name=content`. */
const shown = (more: Partial<MetaPage>, baseUrl: string | null = null): string[] =>
  pageMeta(page(more), site(baseUrl)).map(({ tag, attributes: { name, property, content, rel, ...rest } }) =>
    tag === 'meta' ? `${name ?? property}=${content}` : `${rel}=${Object.values(rest).join(' ')}`,
  );

describe('pageMeta', () => {
  test('of a list', () => {
    const feed: FeedLink = { type: 'application/atom+xml', title: 'Sep 9', href: '../feeds/editions/sep-9.xml' };
    expect(shown({ feeds: [feed] }, BASE)).toEqual([
      `canonical=${BASE}papers/x.html`,
      `search=application/opensearchdescription+xml Broadsheet ${BASE}opensearch.xml`,
      'alternate=application/atom+xml Sep 9 ../feeds/editions/sep-9.xml',
      'og:type=website',
      'og:site_name=Broadsheet',
      'og:title=A paper',
      'og:description=What it says.',
      `og:url=${BASE}papers/x.html`,
      'twitter:card=summary',
    ]);
  });

  test('of a paper of which all is known', () => {
    expect(shown({ paper: whole }).slice(5)).toEqual([
      'citation_title=Bounds of the VAE: O(N²) is enough',
      'citation_author=van der Müller, Ludwig',
      'citation_author=OpenAI Team',
      'citation_publication_date=2024',
      'citation_arxiv_id=2401.00010',
      'citation_technical_report_institution=arXiv',
      'citation_abstract_html_url=https://arxiv.org/abs/2401.00010',
      'citation_doi=10.1234/a_b',
      'citation_abstract=First line. Second line with 40% & more.',
    ]);
  });

  test('of a paper without known authors: no claim to be cited', () => {
    expect(shown({ paper: citable({ ids: whole.ids }) })).toEqual([
      'og:type=article',
      'og:site_name=Broadsheet',
      'og:title=A paper',
      'og:description=What it says.',
      'twitter:card=summary',
    ]);
  });

  test('no absolute address of ours without a base URL', () => {
    expect(shown({}).filter((line) => line.startsWith('canonical') || line.startsWith('og:url'))).toEqual([]);
  });
});
