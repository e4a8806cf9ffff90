// Two sites of one build each: one whose every field holds texts of `injections.ts`, and a twin whose texts are the same
// words without the signs that could act. In: a folder. Out: the folders of both.
import { join } from 'node:path';
import { printable } from '../../src/leaves/diagnostics.ts';
import { INJECTIONS } from './injections.ts';
import { broadsheet, type Files, writeFiles } from './seeds.ts';

/** Texts a paper: as many as keep the number of pages small and every field within its limits, long and short ones mixed. */
const PAPERS = 10;

export const GROUPS: readonly (readonly string[])[] = Array.from({ length: PAPERS }, (_, n) =>
  INJECTIONS.filter((_, i) => i % PAPERS === n),
);

/** The same words; signs of markup, quotes and escapes are others that mean nothing. */
export const tame = (text: string): string =>
  printable(text)
    .replace(/[<>]/g, '|')
    .replace(/["'`&]/g, '*')
    .replace(/javascript:/gi, 'javascript ');

const WORDS = 'sheep lamps snails valleys winters lettuce fences shepherds lanterns gardens'.split(' ');
/** Prose that only this paper has, so that no two are one work. */
const prose = (n: number): string =>
  Array.from(
    { length: 12 },
    (_, i) => `We count ${WORDS[(n + i) % 10]} of kind ${n} in ${WORDS[(n * 3 + i * 7) % 10]} ${i}.`,
  ).join(' ');

export const oneLine = (text: string): string => text.replace(/[\r\n\f\v\u0085\u2028\u2029]+/g, ' ');

/** As much of a name as every file system takes. */
const fileName = (texts: readonly string[]): string => {
  let name = texts.join(' ').toWellFormed().replace(/[/\0]/g, '∕');
  while (Buffer.byteLength(name) > 200) name = [...name].slice(0, -1).join('');
  return name;
};

/** Names of files that hold nothing, so that every text stands in one: the sources page names them all. */
const emptyFiles = (texts: readonly string[]): Files =>
  Object.fromEntries(texts.map((text, n) => [`seeds/${n % 7}/${n} ${fileName([text])}.txt`, '']));

function record(texts: readonly string[], n: number) {
  const all = texts.join(' ');
  return {
    title: `Record ${n} on ${WORDS[n % 10]}: ${all}`,
    abstract: `${prose(n)} ${all} ${prose(n + 100)}`,
    authors: texts.map((text) => text.slice(0, 150)),
    arxiv_id: `2401.${String(n).padStart(5, '0')}`,
    doi: `10.1000/${texts[0]!.replace(/\s/g, '')}`,
    categories: texts.join(', '),
    journal_ref: all,
    comments: all,
    ai_summary: all,
    publishedAt: '2024-01-05',
    githubRepo: texts.find((text) => text.includes('https:')) ?? texts[0],
    project_page: texts.at(-1),
  };
}

/** A text as an address, and as each part of one. */
export const ADDRESSES_OF: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => ` https:${text}`,
  (text) => `https://${text}`,
  (text) => `https://example.org/${text}`,
  (text) => `https://github.com/?q=${text}#${text}`,
  (text) => `http://example.org/'"><${text}`,
  (text) => `https://${text.replace(/\W+/g, '')}.example/${encodeURI(text.toWellFormed())}`,
];
/** All fields of a record from which a link is made. */
const LINKED = ['githubRepo', 'github', 'code', 'code_url', 'repository', 'project_page', 'website'];

/** For each text a sighting of the paper, with the text in each field that holds an address. */
const linkedRecords = (texts: readonly string[], n: number) =>
  texts.map((text, at) => ({
    title: `Record ${n} on ${WORDS[n % 10]}`,
    arxiv_id: `2401.${String(n).padStart(5, '0')}`,
    ...Object.fromEntries(LINKED.map((name, i) => [name, ADDRESSES_OF[(at + i) % ADDRESSES_OF.length]!(text)])),
    ...{ url: text, link: `https://arxiv.org/abs/${text}`, pdf_url: `https://arxiv.org/pdf/${text}`, paper_url: text },
  }));

const yaml = (text: string): string => JSON.stringify(text.toWellFormed());

function dump(texts: readonly string[], n: number): string {
  const all = texts.map(oneLine).join(' ');
  const tags = texts.map((text) => yaml(text));
  return [
    ...[
      '---',
      `title: ${yaml(`Listing ${n} ${all}`)}`,
      `source: ${yaml(texts[0]!)}`,
      `query: ${yaml(all)}`,
      `tags: [${tags.join(', ')}]`,
      '---',
    ],
    ...['Get trending papers in your email inbox!', 'Subscribe'],
    ...[`Listed ${n}: ${oneLine(texts[n % texts.length]!)}`, `${prose(n + 200)} ${all} It is a paper.`],
    ...[`Plain Filler ${n} for ${WORDS[n % 10]}`, prose(n + 305)],
    '',
  ].join('\n');
}

const note = (texts: readonly string[], n: number): string =>
  [
    ...['---', `paper: 2401.${String(n).padStart(5, '0')}`, `tags: [${texts.map(yaml).join(', ')}]`],
    ...(n % 2 === 0 ? [`title: ${yaml(`Corrected ${n}: ${oneLine(texts.join(' '))}`)}`] : []),
    ...(n % 3 === 0 ? [`abstract: ${yaml(`${prose(n)} ${oneLine(texts.join(' '))}`)}`] : []),
    ...['---', texts.join('\n\n'), ''],
  ].join('\n');

function filesOf(groups: readonly (readonly string[])[]): Files {
  const worst = groups[0]!;
  return {
    'seeds/records.json': JSON.stringify(groups.map(record)),
    'seeds/addresses.json': JSON.stringify(groups.flatMap(linkedRecords)),
    ...emptyFiles(groups.flat()),
    ...Object.fromEntries(groups.map((texts, n) => [`seeds/${n} ${fileName(texts)}.txt`, dump(texts, n)])),
    ...Object.fromEntries(groups.map((texts, n) => [`seeds/notes/${n} ${fileName(texts)}.md`, note(texts, n)])),
    'seeds/reference/known.json': JSON.stringify(
      groups.map((texts, n) => ({ ...record(texts, n), title: `Record ${n} on ${WORDS[n % 10]}: ${texts.join(' ')}` })),
    ),
    'broadsheet.yaml': [
      `title: ${yaml(`News ${worst[0]}"'`)}`,
      `tagline: ${yaml(oneLine(worst.slice(0, 4).join(' ')).slice(0, 190))}`,
      `links: [{label: ${yaml(worst[9]!)}, url: "https://example.org/?a=1&b=<script>"}]`,
      'baseUrl: https://example.org/x/',
      '',
    ].join('\n'),
  };
}

export type Sites = { readonly hostile: string; readonly tame: string };

export function buildStrangers(folder: string): Sites {
  const build = (name: string, groups: readonly (readonly string[])[]): string => {
    const place = join(folder, name);
    writeFiles(place, filesOf(groups));
    const { status, stdout, stderr } = broadsheet(place, 'build');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no text of a dump may reach the terminal
    if (status !== 0 || /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(stdout + stderr)) {
      throw new Error(`the ${name} site was not built as it should: ${stdout}${stderr}`);
    }
    return join(place, '_site');
  };
  return {
    hostile: build('hostile', GROUPS),
    tame: build(
      'tame',
      GROUPS.map((texts) => texts.map(tame)),
    ),
  };
}
