// JSON Schemas (draft 2020-12) of the files in `api/`: tables of what each key means. A new key may join under the same
// version; a key that changes its meaning or goes raises it.

export const API_VERSION = 1;

type Schema = { readonly [key: string]: unknown };

const object = (description: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  description,
  properties,
  required: Object.keys(properties),
});
const list = (description: string, items: Schema): Schema => ({ type: 'array', description, items });
const text = (description: string): Schema => ({ type: 'string', description });
const textOrNull = (description: string): Schema => ({ type: ['string', 'null'], description });
const whole = (description: string, minimum: number): Schema => ({ type: 'integer', minimum, description });
const oneOf = (description: string, values: readonly string[]): Schema => ({ enum: values, description });
const id: Schema = {
  type: 'string',
  pattern: '^[a-z0-9-]{1,80}$',
  description: 'A paper: papers/ID.html is its page.',
};
const slug: Schema = {
  type: 'string',
  pattern: '^[a-z0-9-]{1,80}$',
  description: 'Its address: the last part of its page.',
};
const url = text('Its page, relative to the root of the site.');
const feed = textOrNull('Its Atom feed, relative to the root of the site; null where the site has none for it.');

const header = (name: string, title: string): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:broadsheet:api:${API_VERSION}:${name}`,
  title,
});

const document = (name: string, title: string, lists: Readonly<Record<string, Schema>>): Schema => ({
  ...header(name, title),
  ...object('The whole file.', {
    version: { const: API_VERSION },
    ...Object.fromEntries(Object.entries(lists).map(([key, items]) => [key, list('', items)])),
  }),
});

const wholeOrNull = (description: string): Schema => ({ type: ['integer', 'null'], minimum: 0, description });
const dayOrNull = (description: string, year: string): Schema => ({
  ...object(description, {
    year: { type: ['integer', 'null'], description: year },
    month: whole('', 1),
    day: whole('', 1),
  }),
  type: ['object', 'null'],
});

const paper = object('One line of api/papers.jsonl.', {
  id,
  url,
  title: text('Mended, as Markdown; formulas stand as $TeX$.'),
  abstract: textOrNull('As the title; null where no dump has one.'),
  authors: list('As the dumps or a reference name them; empty where none does.', text('Given name first.')),
  arxiv: textOrNull('Its arXiv id without a version.'),
  doi: textOrNull('In lower case.'),
  published: dayOrNull('When the work came out, as a dump or a reference says.', 'null where neither gives one.'),
  year: wholeOrNull('The year in which it came out, also where no day is known.'),
  categories: list('What it is filed under, as written.', text('')),
  venue: textOrNull('Journal or conference, as written.'),
  sightings: list(
    'Every place where a dump has the paper, by dump, then line.',
    object('Lines count from 1; ranges include both ends.', {
      dump: text('The path of the file below the folder of dumps.'),
      line: whole('First line.', 1),
      endLine: whole('Last line.', 1),
      edition: textOrNull('The slug of the edition that the dump carries; null where it carries none.'),
      titleSource: text('As scraped, to the letter.'),
      abstractSource: textOrNull('As scraped, to the letter; null where it has none.'),
      upvotes: wholeOrNull('As of the dump; null where it has none.'),
      comments: wholeOrNull('As of the dump; null where it has none.'),
    }),
  ),
  links: list(
    'Addresses beside the paper and in its abstract.',
    object('', {
      kind: oneOf('What it leads to.', ['code', 'project', 'data', 'paper', 'other']),
      url: text('Absolute, http or https.'),
      text: text('As it stood.'),
    }),
  ),
  formulas: list(
    'Those of the title, then those of the abstract, in order.',
    object('', {
      tex: text('As it is shown, without dollars.'),
      source: text('As scraped, to the letter.'),
      trust: oneOf('How sure its mend is.', ['intact', 'restored', 'inferred', 'doubtful']),
      in: oneOf('Where it stands.', ['title', 'abstract']),
    }),
  ),
});

const edition = object('One dump, as a reader sees it.', {
  slug,
  url,
  feed,
  name: text('As readers see it.'),
  date: dayOrNull('The day that the dump names.', 'null where the dump gives none; it is never guessed.'),
  dump: text('The path of the file below the folder of dumps.'),
  series: textOrNull('The slug of the series that it belongs to; null where it belongs to none.'),
  papers: list(
    'As printed.',
    object('', {
      id,
      line: whole('First line.', 1),
      endLine: whole('Last line.', 1),
      repeated: { type: 'boolean', description: 'Whether an earlier edition had printed it.' },
    }),
  ),
});

const series = object('Editions that belong together, as the owner of the library says.', {
  slug: { ...slug, description: 'Names it; editions.html#series-SLUG is its place.' },
  feed,
  name: text('As readers see it.'),
  editions: list('Slugs, newest first.', slug),
});

const words = list('As the texts write them, weightiest first.', text(''));

const topic = object('Papers on one matter.', {
  slug,
  url,
  feed,
  name: text('As readers see it.'),
  words,
  papers: list(
    'Those most about it first.',
    object('', { id, strength: { type: 'number', minimum: 0, maximum: 1, description: 'How much it is about it.' } }),
  ),
  neighbours: list('Topics near it, nearest first.', object('', { slug, words })),
});

export const API_SCHEMAS: Readonly<Record<'papers' | 'editions' | 'topics', Schema>> = {
  papers: { ...header('papers', 'A paper'), ...paper },
  editions: document('editions', 'Editions, newest first', { series, editions: edition }),
  topics: document('topics', 'Topics', { topics: topic }),
};
