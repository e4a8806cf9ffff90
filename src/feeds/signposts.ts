// Small files that stand at a site's root and tell other programs how to treat it. In: the site. Out: one file each;
// nothing for those that need the site's own address where it is unknown.
import { escapeMarkdown } from '../cite/markdown.ts';
import { editionPath, feedPath, outPath, topicPath } from '../leaves/urls.ts';
import { speakerOf } from '../texts/languages.ts';
import type { Library, OutPath, OutputFile, Slug } from '../types.ts';
import { absolute, type FeedSite } from './site.ts';
import { SITEMAP } from './sitemap.ts';
import { XML_HEAD, xml, xmlText } from './xml.ts';

/** Everything may be read; the sitemap is named where there is one. Crawlers look for it at a host's root only. */
export function writeRobots(site: FeedSite): OutputFile {
  const sitemap = absolute(site, SITEMAP);
  const rules = 'User-agent: *\nAllow: /\n';
  return { path: outPath('robots.txt'), contents: sitemap === null ? rules : `${rules}\nSitemap: ${sitemap}\n` };
}

/** GitHub Pages otherwise runs Jekyll, which drops files whose names begin with `_`. */
export const writeNoJekyll = (): OutputFile => ({ path: outPath('.nojekyll'), contents: '' });

export const OPEN_SEARCH = outPath('opensearch.xml');

/** OpenSearch 1.1: lets a browser search the site from its address bar. Its addresses must be absolute. */
export function writeOpenSearch(site: FeedSite): OutputFile[] {
  const search = absolute(site, outPath('search.html'));
  if (search === null) return [];
  const parts = [
    xml('ShortName', {}, xmlText(shortened(site.title, 16))),
    xml('Description', {}, xmlText(speakerOf(site).say('seek.describe', { library: site.title }))),
    xml('InputEncoding', {}, 'UTF-8'),
    xml('Language', {}, xmlText(site.language)),
    xml('Url', { type: 'text/html', method: 'get', template: `${search}?q={searchTerms}` }),
    xml('Url', { type: 'application/opensearchdescription+xml', rel: 'self', template: absolute(site, OPEN_SEARCH) }),
  ];
  const namespace = { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' };
  return [{ path: OPEN_SEARCH, contents: XML_HEAD + xml('OpenSearchDescription', namespace, `\n${parts.join('')}`) }];
}

export const WEB_MANIFEST = outPath('site.webmanifest');

/** As `public/` has them and `bundle.ts` lays them out; a maskable one may be cut to a circle. */
const ICONS = [
  { src: './assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  { src: './assets/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
  { src: './assets/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
  { src: './assets/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
];

/** Web app manifest (W3C). All addresses are relative to it, so it holds under any base path. */
export function writeWebManifest(site: FeedSite, colour: string): OutputFile {
  const manifest = {
    id: './',
    name: site.title,
    short_name: shortened(site.title, 12),
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    lang: site.language,
    start_url: './index.html',
    scope: './',
    display: 'minimal-ui',
    theme_color: colour,
    background_color: colour,
    icons: ICONS,
  };
  return { path: WEB_MANIFEST, contents: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** A file for readers that are programs, and legible to anyone: llmstxt.org. */
/** @param told what of it there is */
export function writeLlmsText(
  library: Library,
  site: FeedSite,
  { api, feed }: { readonly api: boolean; readonly feed: boolean } = { api: true, feed: true },
): OutputFile {
  const link = (path: OutPath): string => absolute(site, path) ?? path;
  const { papers, editions, topics } = library;
  const list = (items: readonly { slug: Slug; name: string; size: number }[], pathOf: (slug: Slug) => OutPath) => [
    ...items
      .slice(0, LISTED)
      .map(({ slug, name, size }) => `- [${escapeMarkdown(name)}](${link(pathOf(slug))}): ${size} papers`),
    ...(items.length > LISTED ? [`- and ${items.length - LISTED} more`] : []),
  ];
  const data = [
    ...(api
      ? [
          `- [Papers](${link(outPath('api/papers.jsonl'))}): one JSON object a line, formulas as TeX, the scraped text beside`,
          `- [Editions](${link(outPath('api/editions.json'))}): which papers each edition prints, in order`,
          `- [Topics](${link(outPath('api/topics.json'))}): which papers are about what`,
        ]
      : []),
    ...(feed ? [`- [Feed](${link(feedPath(null, 'xml'))}): the newest papers, as Atom`] : []),
  ];
  const lines = [
    `# ${escapeMarkdown(site.title)}`,
    '',
    ...(site.tagline === '' ? [] : [`> ${escapeMarkdown(site.tagline)}`, '']),
    `${papers.length} papers from ${editions.length} editions. Titles and abstracts are their authors'. Formulas were`,
    'mended where scraping had damaged them; each says how sure its mend is.',
    '',
    ...(data.length === 0 ? [] : ['## Data', '', ...data, '']),
    '## Editions',
    '',
    ...list(
      editions.map(({ slug, name, items }) => ({ slug, name, size: items.length })),
      editionPath,
    ),
    ...(topics.length === 0 ? [] : ['', '## Topics', '']),
    ...list(
      topics.map(({ slug, name, papers: { length: size } }) => ({ slug, name, size })),
      topicPath,
    ),
  ];
  return { path: outPath('llms.txt'), contents: `${lines.join('\n').trimEnd()}\n` };
}

const LISTED = 100;

/** Cut at a word's end where one is near enough. */
function shortened(text: string, length: number): string {
  const signs = [...text.trim()];
  if (signs.length <= length) return text.trim();
  const cut = signs.slice(0, length).join('');
  const lastBlank = cut.lastIndexOf(' ');
  return lastBlank > length / 2 ? cut.slice(0, lastBlank) : cut.trim();
}
