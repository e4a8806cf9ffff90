// Every key of `broadsheet.yaml`: what it may hold, its default, and what it does, in the words of the messages and of
// the documentation. A new key is a new row here and nowhere else.
import * as v from 'valibot';
import { fold } from '../leaves/fold.ts';
import { webUrl } from '../leaves/urls.ts';

/** What a key says of itself; `must` completes "KEY must be …", `mend` is asked for what may have been meant. */
export type KeyFacts = {
  readonly must: string;
  readonly does: string;
  readonly mend?: (value: unknown) => string | null;
};

type Checked = v.GenericSchema<unknown, unknown>;

/** One key: what it accepts, its default, its facts. */
function key<const S extends Checked, const D extends v.InferInput<S>>(schema: S, fallback: D, facts: KeyFacts) {
  return v.optional(v.pipe(schema, v.metadata(facts)), fallback);
}

const line = (most: number) => v.pipe(v.string(), v.regex(/^[^\n\r]*$/), v.trim(), v.maxLength(most));
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** Of files below the seeds folder; what it takes is said in docs/configuration.md. */
const filePattern = v.pipe(v.string(), v.regex(/^(?!\/)[^\n\r]{1,200}$/));
const folder = v.pipe(v.string(), v.minLength(1));

const BASE_PATH = /^\/(?:[A-Za-z0-9._~-]+\/)*$/;

/** The path under which a host serves the site, such as `/my-library/`. */
export const isBasePath = (path: string): boolean =>
  BASE_PATH.test(path) && !path.split('/').some((part) => part === '..' || part === '.');

/** An address that paths can be put behind: http or https, ending in `/`, nothing after it. */
function isBaseUrl(text: string): boolean {
  const url = webUrl(text);
  if (url === null || !text.endsWith('/')) return false;
  const { pathname, search, hash } = new URL(url);
  return search === '' && hash === '' && isBasePath(pathname);
}

const HEX = /^#[0-9a-f]{6}$/i;

/** How light a colour is to the eye, 0 to 1, as the accessibility guidelines (WCAG 2) reckon it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Whether small letters of this colour can be read on that ground. */
function stands(hex: string, ground: string): boolean {
  if (!HEX.test(hex)) return false;
  const [lighter, darker] = [luminance(hex), luminance(ground)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05) >= 4.5;
}

const folders = (path: string): string =>
  `/${path
    .split('/')
    .filter((part) => part !== '')
    .join('/')}/`.replace('//', '/');

function mendBasePath(value: unknown): string | null {
  const path = typeof value === 'string' ? folders(value.trim()) : '';
  return isBasePath(path) ? path : null;
}

function mendBaseUrl(value: unknown): string | null {
  const url = typeof value === 'string' ? webUrl(/^\w+:/.test(value) ? value : `https://${value}`) : null;
  if (url === null) return null;
  const { origin, pathname } = new URL(url);
  const mended = origin + folders(pathname);
  return isBaseUrl(mended) ? mended : null;
}

export const CONFIG_SCHEMA = v.object({
  title: key(v.pipe(line(80), v.minLength(1)), 'Broadsheet', {
    must: 'a text of 1 to 80 characters on one line',
    does: 'The name of the library, on every page and in every feed.',
  }),
  tagline: key(line(200), '', {
    must: 'a text of at most 200 characters on one line',
    does: 'One sentence under the name; also in feeds and previews.',
  }),
  language: key(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)), 'en', {
    must: 'a language tag, such as "en" or "pt-BR"',
    does: 'The language of the pages. Their texts are in English or Arabic; other languages: see docs/texts.md.',
  }),
  id: key(v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), v.maxLength(60))), null, {
    must: 'lower-case letters, digits and single hyphens, at most 60',
    does: 'Names the library in feed ids, which must never change. Made from the title where left out: set it before you rename a published library.',
  }),
  baseUrl: key(v.nullable(v.pipe(v.string(), v.check(isBaseUrl))), null, {
    must: 'the absolute address of the site with "/" at its end, such as https://example.org/my-library/',
    does: 'Where the site will stand. With it come canonical links, a sitemap, links in feeds, and search from the address bar.',
    mend: mendBaseUrl,
  }),
  basePath: key(v.nullable(v.pipe(v.string(), v.check(isBasePath))), null, {
    must: 'folders between slashes, such as /my-library/',
    does: 'The path under which the host serves the site. Taken from `baseUrl` where left out.',
    mend: mendBasePath,
  }),
  seeds: key(folder, 'seeds', { must: 'the path of a folder', does: 'The folder of dumps.' }),
  out: key(folder, '_site', { must: 'the path of a folder', does: 'The folder to build the site in.' }),
  theme: key(v.nullable(folder), null, {
    must: 'the path of a folder',
    does: 'A folder of templates and styles of your own: see docs/theming.md.',
  }),
  colours: v.optional(
    v.object({
      accent: key(
        v.nullable(
          v.pipe(
            v.string(),
            v.check((hex) => stands(hex, '#faf7f0')),
          ),
        ),
        null,
        {
          must: 'a colour such as #98201a, dark enough to be read on paper (contrast of 4.5 at least)',
          does: 'The one colour of the light theme, in place of the red.',
        },
      ),
      accentDark: key(
        v.nullable(
          v.pipe(
            v.string(),
            v.check((hex) => stands(hex, '#171411')),
          ),
        ),
        null,
        {
          must: 'a colour such as #ef8f77, light enough to be read on black (contrast of 4.5 at least)',
          does: 'The one colour of the dark theme.',
        },
      ),
    }),
    {},
  ),
  year: key(v.nullable(count(1900, 2999)), null, {
    must: 'a year from 1900 to 2999',
    does: 'The year of dates that dumps print without one, such as "Sep 9". Where left out, their year stays unknown.',
  }),
  without: key(
    v.pipe(
      v.array(
        v.pipe(
          line(80),
          v.check((word) => fold(word) !== ''),
        ),
      ),
      v.maxLength(200),
    ),
    [],
    {
      must: 'a list of at most 200 words or phrases',
      does: 'Papers whose title or abstract has one of these words are left out; the sources page counts and names them.',
    },
  ),
  pages: v.optional(
    v.object({
      size: key(count(10, 1000), 100, {
        must: 'a whole number from 10 to 1000',
        does: 'How many papers a page of an edition holds; a longer edition has several pages.',
      }),
      topics: key(count(10, 1000), 200, {
        must: 'a whole number from 10 to 1000',
        does: 'The same for the page of a topic.',
      }),
    }),
    {},
  ),
  series: key(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(line(80), v.minLength(1)),
          files: v.union([filePattern, v.pipe(v.array(filePattern), v.minLength(1), v.maxLength(40))]),
        }),
      ),
      v.maxLength(40),
      v.check((list) => new Set(list.map(({ name }) => fold(name))).size === list.length),
    ),
    [],
    {
      must: 'a list of at most 40 pairs of `name` and `files`, each name another, `files` a pattern such as daily/ or "weekly-*", or a list of such',
      does: 'Editions that belong together, by the files of their dumps: see above.',
    },
  ),
  related: key(count(0, 6), 6, {
    must: 'a whole number from 0 to 6',
    does: 'How many related papers each paper names. With 0 and no map, they are not looked for.',
  }),
  map: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether the library has a map of its papers.',
  }),
  topics: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether the library has pages of topics, and papers name theirs. The map keeps the names of its regions.',
  }),
  numbers: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether the library has a page of its figures.',
  }),
  saved: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether readers can save, tick off, hide and note papers in their browser, and have a page of what they saved.',
  }),
  api: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether the library can be taken along as open data, below `api/`.',
  }),
  offline: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether browsers may install the site and keep it to be read without a network. Without it, what they kept before is forgotten at the next visit.',
  }),
  citations: key(v.boolean(), true, {
    must: 'true or false',
    does: 'Whether the library, each edition and each topic can be taken along as files of citations. The citations on the page of each paper stay.',
  }),
  links: key(
    v.pipe(
      v.array(
        v.strictObject({
          label: v.pipe(line(40), v.minLength(1)),
          url: v.pipe(
            v.string(),
            v.check((url) => webUrl(url) !== null),
          ),
        }),
      ),
      v.maxLength(12),
    ),
    [],
    {
      must: 'a list of at most 12 pairs of `label` and `url`, each url absolute, http or https',
      does: 'Links at the foot of every page.',
    },
  ),
  feeds: v.optional(
    v.object({
      size: key(count(1, 1000), 100, {
        must: 'a whole number from 1 to 1000',
        does: 'How many papers a feed holds: the newest of the library, of a series or of a topic, the first of an edition.',
      }),
      newest: key(v.boolean(), true, {
        must: 'true or false',
        does: 'Whether the library has a feed of its newest papers.',
      }),
      series: key(v.boolean(), true, {
        must: 'true or false',
        does: 'Whether each series has a feed of its own.',
      }),
      editions: key(v.boolean(), true, {
        must: 'true or false',
        does: 'Whether each edition has a feed of its own.',
      }),
      topics: key(v.boolean(), true, {
        must: 'true or false',
        does: 'Whether each topic has a feed of its own.',
      }),
    }),
    {},
  ),
});

export type Config = v.InferOutput<typeof CONFIG_SCHEMA>;

/** A key that holds a value, not more keys. */
export type Leaf = KeyFacts & {
  /** `title`, `feeds.size` */
  readonly path: string;
  readonly fallback: unknown;
  readonly schema: Checked;
};

type Entries = Readonly<Record<string, { readonly wrapped: object; readonly default: unknown }>>;

/** The keys in the order of the table; groups are walked through. */
export function leavesOf(entries: Entries = CONFIG_SCHEMA.entries, above = ''): Leaf[] {
  return Object.entries(entries).flatMap(([name, { wrapped, default: fallback }]) => {
    if ('entries' in wrapped) return leavesOf(wrapped.entries as Entries, `${above}${name}.`);
    const schema = wrapped as Checked;
    return [{ path: above + name, fallback, schema, ...(v.getMetadata(schema as never) as KeyFacts) }];
  });
}
