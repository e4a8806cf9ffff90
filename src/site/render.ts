// Pages to files: each page's data placed by the Eta template of its kind, inside one layout. In: a page.
// Out: one OutputFile. All text reaches markup through `escapeHtml`; a template may print raw only what a name
// ending in `Html` holds. Nothing is looked up, sorted or decided here or in a template.

import { type JsonLd, listJsonLd, paperJsonLd, siteJsonLd } from '../cite/json-ld.ts';
import { type FeedLink, type HeadTag, pageMeta } from '../cite/page-meta.ts';
import { escapeHtml, jsonInScript } from '../leaves/html.ts';
import { markupFrom } from '../leaves/markup.ts';
import { sourceOf } from '../leaves/rich-text.ts';
import { feedPath, relativeLink } from '../leaves/urls.ts';
import { directionOf, speakerOf } from '../texts/languages.ts';
import { listed } from '../texts/say.ts';
import type { AssetNames, Html, OutPath, OutputFile, RichText } from '../types.ts';
import type { ListedEntry } from './listed-entry.ts';
import type { MendKeys } from './mends.ts';
import type { ListedLine, Page, Reference, Sheet, SpotsFile } from './page.ts';
import type { SiteOptions } from './pages.ts';
import { layOutPaper } from './paper-page.ts';
import { holdCompounds, richHtml, type Typeset } from './rich-html.ts';
import { scrapedHtml } from './scraped-html.ts';
import { createSpokenHtml, listHtml, type SpokenHtml } from './spoken-html.ts';
import { openTemplates, type TemplatePlaces } from './templates.ts';

/** A note's Markdown as markup; `nth` of its page, which keeps the ids of its footnotes apart from those of others. */
export type NoteHtml = (markdown: string, nth: number) => Html;

export type RendererOptions = TemplatePlaces & {
  readonly typeset: Typeset;
  readonly assets: AssetNames;
  readonly site: SiteOptions;
  /** null where no paper has a note. */
  readonly noteHtml: NoteHtml | null;
};

export type Renderer = (sheet: Sheet) => OutputFile;

/** What a template sees as `it`. */
type View = {
  readonly page: Page;
  readonly site: SiteOptions;
  readonly assets: AssetNames;
  readonly root: string;
  link(path: OutPath, anchor?: string | null): string;
  /** Which way the interface runs. */
  readonly direction: 'ltr' | 'rtl';
  /** Attributes of an element that holds a paper's own words, which may be in another language than the interface. */
  readonly paperHtml: Html;
  figure(number: number): string;
  /** A text of the interface, by its key. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly sayHtml: SpokenHtml;
  /** Words in a row, as the language lists them. */
  listed(words: readonly string[]): string;
  emphasesHtml(words: readonly string[]): Html;
  codesHtml(words: readonly string[]): Html;
  textHtml(text: RichText): Html;
  headHtml(text: RichText): Html;
  /** A head of our own words, whose compounds hold together. */
  heldHtml(text: string): Html;
  source(text: RichText): string;
  scrapedHtml(text: RichText): Html;
};

/** What the page's scripts must know to be left out. */
const OFF = ['topics', 'saved', 'offline'] as const;

const NO_KEYS: MendKeys = new Map();

export function createRenderer({ templatesDir, themed, typeset, assets, site, noteHtml }: RendererOptions): Renderer {
  const voice = voiceOf(site);
  const off = OFF.filter((feature) => !site[feature]).join(' ');
  const print = openTemplates({ templatesDir, themed }, printed);
  const paperVoice = { say: voice.say, library: site.title, baseUrl: site.baseUrl };
  return (sheet) => {
    const page = sheet.kind === 'outline' ? layOutPaper(sheet, paperVoice) : sheet;
    const feeds = feedsOf(page, site);
    const view = { ...viewOf(page, assets, site, voice, typeset), noteHtml, feeds, off };
    if (page.kind === 'rests') return { path: page.path, contents: restsScript(page.rests.map(view.textHtml)) };
    if (page.kind === 'listed')
      return {
        path: page.path,
        contents: listedScript(page.entries.map((entry) => listedEntry(entry, page.rests, view))),
      };
    if (page.kind === 'spots') return { path: page.path, contents: spotsScript(page.spots) };
    const bodyHtml = print(page.kind, view) as Html;
    if (page.kind === 'picture') return { path: page.path, contents: bodyHtml };
    // Search results may hold any formula of the library.
    const hasMaths =
      page.kind === 'search' ||
      (page.kind === 'edition' && (page.rests !== null || page.others.length > 0)) ||
      bodyHtml.includes('class="katex');
    const setsMaths = hasMaths && page.kind !== 'search';
    const layout = page.kind === 'redirect' ? 'layout-bare' : 'layout';
    const linked = (fonts: readonly OutPath[]): string => fonts.map((font) => view.link(font)).join(' ');
    const mathsFonts = setsMaths ? [...assets.mathsFonts, ...lettersIn(bodyHtml, assets)] : [];
    // The formulas of a list are mostly below the screen.
    const isList = page.kind === 'edition';
    return {
      path: page.path,
      contents: print(layout, {
        ...view,
        bodyHtml,
        hasMaths,
        faces: linked([...assets.pageFonts, ...(isList ? [] : mathsFonts)]),
        laterFaces: linked(isList ? mathsFonts : []),
        head: headOf(page, site, [...feeds, ...seriesFeeds(page, site)]),
        aboutHtml: aboutOf(page, site),
      }),
    };
  };
}

/** Faces that the page's formulas need beside those that nearly all do: asked for with them, not once lines are laid out. */
const lettersIn = (html: Html, { letterFonts }: AssetNames): readonly OutPath[] =>
  Object.entries(letterFonts).flatMap(([letters, font]) => (html.includes(`${letters}"`) ? font : []));

/** What the page says about itself to programs. */
function headOf(page: Page, site: SiteOptions, feeds: readonly FeedLink[]): readonly HeadTag[] {
  const paper = page.kind === 'paper' ? page.citable : null;
  return pageMeta({ path: page.path, title: page.title, description: page.description, paper, feeds }, site);
}

/** The same for search engines, as a block of data; null where a page is about nothing that they know. */
function aboutOf(page: Page, site: SiteOptions): Html | null {
  const about = jsonLdOf(page, site);
  return about === null ? null : jsonInScript(about);
}

function jsonLdOf(page: Page, site: SiteOptions): JsonLd | null {
  if (page.kind === 'front') return siteJsonLd(site);
  if (page.kind === 'paper') return paperJsonLd(page.citable, site);
  if (page.kind === 'edition') return listJsonLd(page.title, page.size, page.path, site);
  return page.kind === 'topic' ? listJsonLd(page.title, page.papers, page.path, site) : null;
}

/** The feeds that carry what a page lists: of the library, an edition or a topic. */
function feedsOf(page: Page, { feeds }: SiteOptions): readonly FeedLink[] {
  const of = page.kind === 'edition' || page.kind === 'topic' ? page.of : null;
  if (of === null && (page.kind !== 'front' || !feeds.newest)) return [];
  if ((page.kind === 'edition' && !feeds.editions) || (page.kind === 'topic' && !feeds.topics)) return [];
  return feedLinks(page.path, of, '');
}

const feedLinks = (from: OutPath, of: string | null, before: string): readonly FeedLink[] => [
  { type: 'application/atom+xml', title: `${before}Atom`, href: relativeLink(from, feedPath(of, 'xml')) },
  { type: 'application/feed+json', title: `${before}JSON Feed`, href: relativeLink(from, feedPath(of, 'json')) },
];

/** The feeds of the series that a page shows, beside its own. */
function seriesFeeds(page: Page, { feeds }: SiteOptions): readonly FeedLink[] {
  if (!feeds.series) return [];
  if (page.kind === 'front' || page.kind === 'editions')
    return page.series.flatMap(({ slug, name }) => feedLinks(page.path, `series/${slug}`, `${name}: `));
  if (page.kind !== 'edition' || page.series === null) return [];
  return feedLinks(page.path, `series/${page.series.slug}`, `${page.series.name}: `);
}

/** A classic script that calls one function of the page's own, as every data of this site comes: it works from disk. */
const restsScript = (rests: readonly Html[]): string =>
  `broadsheetRests(${JSON.stringify(JSON.stringify(rests.map(markupFrom)))});\n`;

/** In the same way. */
const listedScript = (entries: readonly ListedEntry[]): string =>
  `broadsheetListed(${JSON.stringify(JSON.stringify(entries))});\n`;

function listedEntry(entry: ListedLine, rests: OutPath, { link, headHtml, textHtml }: View): ListedEntry {
  const { id, facts, seen, number, links, cited } = entry;
  const linked = ({ name, path, anchor }: Reference) => ({ name, address: link(path, anchor) });
  return {
    ...{ id, facts, seen, number, links, cited },
    title: markupFrom(headHtml(entry.title)),
    opening: markupFrom(textHtml(entry.opening)),
    rests: entry.restLater ? link(rests) : null,
    topics: entry.topics.map(linked),
    also: entry.also.map(linked),
  };
}

/** What `<%= %>` prints: text and numbers. Anything else is a template's mistake, and stops the build. */
function printed(value: unknown): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  throw new TypeError(`a template prints ${value === null ? 'null' : typeof value} where text should stand`);
}

/** In the same way. */
const spotsScript = (spots: SpotsFile['spots']): string =>
  `broadsheetSpots(${JSON.stringify(JSON.stringify(spots))});\n`;

type Voice = ReturnType<typeof voiceOf>;

/** What a template says, in the site's language. */
function voiceOf(site: SiteOptions) {
  const speaker = speakerOf(site);
  const { say, figure } = speaker;
  const english = /^en(?:-|$)/i.test(site.language);
  const view = {
    direction: directionOf(site.language),
    paperHtml: (english ? '' : ' lang="en" dir="auto"') as Html,
    figure,
    say: say as View['say'],
    sayHtml: createSpokenHtml(speaker),
    listed: (words: readonly string[]) => listed(say, words),
    emphasesHtml: (words: readonly string[]) => listHtml(speaker, words, 'em', true),
    codesHtml: (words: readonly string[]) => listHtml(speaker, words, 'code', false),
  };
  const labels = { wide: say('formula.wide'), mend: (key: string) => say('formula.mend', { key }) };
  return { say, view, labels };
}

function viewOf(page: Page, assets: AssetNames, site: SiteOptions, voice: Voice, typeset: Typeset): View {
  // A host serves 404.html at any depth, so its links alone start at the site's root.
  const lost = page.kind === 'not-found';
  const root = lost ? site.basePath : '../'.repeat(page.path.split('/').length - 1);
  const keys = page.kind === 'paper' ? page.mends.keys : NO_KEYS;
  return {
    page,
    site,
    assets,
    root,
    link(path, anchor) {
      return anchor ? `${root}${path}#${anchor}` : root + path;
    },
    ...voice.view,
    textHtml: (text) => richHtml(text, { typeset, head: false, keys, labels: voice.labels }),
    headHtml: (text) => richHtml(text, { typeset, head: true, keys, labels: voice.labels }),
    heldHtml: holdCompounds,
    source: sourceOf,
    scrapedHtml,
  };
}
