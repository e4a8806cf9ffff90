// Every text of the corpus in every field that holds an address, whole and as each part of one, in every shape of dump that
// has such a field: what becomes a link is a web address in its normal form, what becomes an id is one.
import { describe, expect, test } from 'vitest';
import { arxivAddress, doiAddress } from '../../src/cite/citable.ts';
import { BadConfig, readConfig } from '../../src/config/read.ts';
import { settleConfig } from '../../src/config/settle.ts';
import { cutEntries } from '../../src/ingest/cut.ts';
import { escapeHtml } from '../../src/leaves/html.ts';
import { webUrl } from '../../src/leaves/urls.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import { noteHtml } from '../../src/site/prose.ts';
import type { Html, Labels, SeedPath } from '../../src/types.ts';
import { elementsOf } from '../html-tree.ts';
import { INJECTIONS } from './injections.ts';
import { LAMPS, SHEEP, tight } from './seeds.ts';
import { ADDRESSES_OF, oneLine } from './stranger-site.ts';

const EACH = INJECTIONS.flatMap((text) => ADDRESSES_OF.map((dress) => oneLine(dress(text))));

/** One of its dresses a text: where each address costs more. */
const SOME = INJECTIONS.map((text, i) => oneLine(ADDRESSES_OF[i % ADDRESSES_OF.length]!(text)));

const isWebAddress = (url: string): boolean =>
  /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?\/[^\s"<>\p{C}]*$/u.test(url) && webUrl(url) === url;

/** Links and ids of all records; a page prints nothing else into an `href`. */
function expectSound(labels: readonly Labels[]): void {
  for (const { arxiv, doi, links } of labels) {
    for (const { url } of links) expect(isWebAddress(url), url).toBe(true);
    if (arxiv !== null) expect(isWebAddress(webUrl(arxivAddress(arxiv))!), arxiv).toBe(true);
    if (arxiv !== null) expect(arxiv).toMatch(/^(?:\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7})$/i);
    if (doi !== null) expect(isWebAddress(webUrl(doiAddress(doi))!), doi).toBe(true);
  }
}

const cut = (text: string) => cutEntries({ path: 'd' as SeedPath, bytes: 0, lines: text.split('\n') });
const xml = (text: string): string =>
  text.replace(/\p{Cc}/gu, '').replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const title = (i: number): string => `On Sheep and Fences ${i}`;

describe('in a dump', () => {
  const SHAPES: readonly { readonly shape: string; readonly dump: () => string; readonly least: number }[] = [
    {
      shape: 'BibTeX',
      dump: () =>
        EACH.map(
          (one, i) =>
            `@misc{k${i}, title={${title(i)}}, abstract={${SHEEP.abstract}}, url={${one.replace(/[{}\\]/g, '')}}, code={${one.replace(/[{}\\]/g, '')}}, doi={10.1000/${one.replace(/[{}\\]/g, '')}}}`,
        ).join('\n'),
      least: 1000,
    },
    {
      shape: 'RIS',
      dump: () =>
        EACH.map(
          (one, i) =>
            `TY  - JOUR\nTI  - ${title(i)}\nAB  - ${SHEEP.abstract}\nUR  - ${one}\nL1  - ${one}\nDO  - 10.1000/${one}\nER  - `,
        ).join('\n'),
      least: 1000,
    },
    {
      shape: 'CSV',
      dump: () =>
        [
          'title,abstract,url,code,project_page,doi',
          ...EACH.map((one, i) =>
            [title(i), SHEEP.abstract, one, one, one, `10.1000/${one}`].map((cell) => quoted(cell)).join(','),
          ),
        ].join('\n'),
      least: 1000,
    },
    {
      shape: 'Atom',
      dump: () =>
        `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${EACH.map(
          (one, i) =>
            `<entry><id>http://arxiv.org/abs/2401.${String(i).padStart(5, '0')}</id><title>${title(i)}</title><summary>${SHEEP.abstract}</summary><link href="${xml(one)}"/><link href='${xml(one)}' title='doi'/></entry>`,
        ).join('\n')}\n</feed>`,
      least: 1000,
    },
    {
      shape: 'a listing',
      dump: () =>
        EACH.map(
          (one, i) =>
            `### [${title(i)}](https://huggingface.co/papers/2401.${String(i).padStart(5, '0')})\n\n${SHEEP.abstract}\n\n[Code](${one})\n\n[Project Page](${one})\n`,
        ).join('\n'),
      least: 1000,
    },
  ];
  test.each(SHAPES)('$shape', ({ dump, least }) => {
    const { entries, uses, file } = cut(dump());
    expect(entries.length).toBeGreaterThan(least);
    expect(uses).toHaveLength(file.lines.length);
    expectSound(entries.map(({ labels }) => labels));
  });

  test('as the source that its front matter names', () => {
    let known = 0;
    for (const one of SOME) {
      const { dump } = cut(`---\nsource: ${JSON.stringify(one.toWellFormed())}\n---\n${tight(SHEEP, LAMPS)}`);
      const source = dump?.edition.source ?? null;
      if (source === null) continue;
      known++;
      expect(isWebAddress(source), source).toBe(true);
    }
    expect(known).toBeGreaterThan(200);
  });

  test('in running text, with and without the markup of a link', () => {
    for (const one of SOME) {
      for (const text of [`See ${one} here.`, `See \\href{${one}}{here} or {${one}}.`]) {
        const mended = restoreMaths(text);
        expect(mended.map(({ source }) => source).join('')).toBe(text);
        for (const piece of mended)
          if (piece.kind === 'prose' && piece.href !== null) expect(isWebAddress(piece.href), piece.href).toBe(true);
      }
    }
  });
});

test('in a note', () => {
  for (const one of SOME) {
    const markdown = `[a](${one}) [b](<${one}>) <${one}> ![c](${one}) [d][e]\n\n[e]: ${one} "t"`;
    const html = noteHtml(markdown, (tex) => `<math>${escapeHtml(tex)}</math>` as Html, 'note-1');
    for (const { name, attributes } of elementsOf(`<main>${html}</main>`)) {
      expect(name).not.toMatch(/^(?:img|script|iframe|object|embed|base|form|svg|style|link|meta)$/);
      const href = attributes.get('href');
      if (href !== undefined && !href.startsWith('#note-1-') && !href.startsWith('mailto:'))
        expect(isWebAddress(href), href).toBe(true);
    }
  }
});

test('in the configuration', () => {
  const settled = (text: string) => {
    try {
      return settleConfig(readConfig(text, 'broadsheet.yaml')).config;
    } catch (error) {
      expect(error).toBeInstanceOf(BadConfig);
      return null;
    }
  };
  let taken = 0;
  for (const one of SOME) {
    const url = JSON.stringify(one.toWellFormed());
    const [linked, based] = [settled(`links: [{label: x, url: ${url}}]`), settled(`baseUrl: ${url}`)];
    for (const link of linked?.links ?? []) expect(isWebAddress(webUrl(link.url)!), link.url).toBe(true);
    if (based !== null) expect(isWebAddress(based.baseUrl!), based.baseUrl!).toBe(true);
    taken += Number(linked !== null);
  }
  expect(taken).toBeGreaterThan(150);
});
