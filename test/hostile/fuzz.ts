// Dumps in every shape and their mutations, for properties. In: what fast-check draws. Out: a seeds folder's files.
import fc from 'fast-check';
import { anyText } from '../any-text.ts';
import { INJECTIONS } from './injections.ts';
import { type Files, LAMPS, SHEEP, SNAILS } from './seeds.ts';

type Told = { readonly title: string; readonly abstract: string; readonly author: string; readonly arxiv: string };

const MATHS = [
  '$\\mathcal{O}(n^2)$',
  'mathcal{O}(n)',
  'x_1^{2',
  '\\alphain(0,1]',
  '1{2}\\|cdot\\|_2^2',
  '$5 to $10',
  '\\frac{',
  '$$',
];
const WORDS = [SHEEP, LAMPS, SNAILS].flatMap(({ title, abstract }) => [...title.split(' '), ...abstract.split(' ')]);

const strange = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...MATHS) },
  { weight: 1, arbitrary: fc.constantFrom(...INJECTIONS) },
  { weight: 1, arbitrary: anyText() },
);
const words = (minLength: number, maxLength: number) =>
  fc.array(strange, { minLength, maxLength }).map((list) => list.join(' '));

const told: fc.Arbitrary<Told> = fc.record({
  title: fc.oneof(words(2, 6), fc.constantFrom(SHEEP.title, LAMPS.title)),
  abstract: fc.oneof(words(12, 24), fc.constantFrom(SHEEP.abstract, SNAILS.abstract)),
  author: words(1, 4),
  arxiv: fc.integer({ min: 1, max: 9999 }).map((n) => `2401.0${String(n).padStart(4, '0')}`),
});

const oneLine = (text: string): string => text.replace(/[\r\n\f\v\u0085\u2028\u2029]+/g, ' ');

/** Writers of shapes, as their programs write them: most escape too little. */
const SHAPES: Readonly<Record<string, (papers: readonly Told[]) => string>> = {
  'tight.txt': (papers) =>
    ['Subscribe', ...papers.flatMap(({ title, abstract }) => [oneLine(title), oneLine(abstract)])].join('\n'),
  'spaced.txt': (papers) =>
    ['Sep 9', ...papers.flatMap(({ title, abstract }) => [oneLine(title), oneLine(abstract)])].join('\n\n'),
  'headings.md': (papers) => papers.map(({ title, abstract }) => `# ${oneLine(title)}\n\n${abstract}\n`).join('\n'),
  'links.md': (papers) =>
    papers
      .map(({ title, abstract, arxiv }) => `[${title}](https://huggingface.co/papers/${arxiv})\n\n${abstract}\n`)
      .join('\n'),
  'numbered.md': (papers) =>
    [
      ...papers.map(({ title, abstract }, i) => `## [${title}][${i + 1}]\n\n${abstract}\n`),
      ...papers.map(({ arxiv }, i) => `[${i + 1}]: https://huggingface.co/papers/${arxiv}`),
    ].join('\n'),
  'records.json': (papers) =>
    JSON.stringify(papers.map(({ arxiv, author, ...paper }) => ({ ...paper, arxiv_id: arxiv, authors: [author] }))),
  'lines.jsonl': (papers) => papers.map(({ arxiv, ...paper }) => JSON.stringify({ ...paper, id: arxiv })).join('\n'),
  'reading.bib': (papers) =>
    papers
      .map(
        ({ title, abstract, author, arxiv }) =>
          `@article{k${arxiv},\n  title = {${title}},\n  author = {${author}},\n  abstract = {${abstract}},\n  eprint = {${arxiv}}\n}`,
      )
      .join('\n\n'),
  'reading.ris': (papers) =>
    papers
      .map(
        ({ title, abstract, author }) =>
          `TY  - JOUR\nTI  - ${oneLine(title)}\nAU  - ${oneLine(author)}\nAB  - ${oneLine(abstract)}\nER  - \n`,
      )
      .join('\n'),
  'table.csv': (papers) =>
    [
      'title,abstract,arxiv',
      ...papers.map((paper) =>
        [paper.title, paper.abstract, paper.arxiv].map((field) => `"${field.replaceAll('"', '""')}"`).join(','),
      ),
    ].join('\n'),
  'table.md': (papers) =>
    [
      '| title | abstract |',
      '|---|---|',
      ...papers.map(({ title, abstract }) => `| ${oneLine(title)} | ${oneLine(abstract)} |`),
    ].join('\n'),
  'feed.xml': (papers) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${papers.map(({ title, abstract, arxiv }) => `<entry>\n<id>http://arxiv.org/abs/${arxiv}</id>\n<title>${title}</title>\n<summary>${abstract}</summary></entry>`).join('\n')}</feed>`,
  'mail.txt': (papers) =>
    papers
      .map(
        ({ title, abstract, author, arxiv }) =>
          `${'-'.repeat(78)}\n\\\\\narXiv:${arxiv}\nDate: Tue, 2 Jan 2024 00:00:00 GMT   (10kb)\n\nTitle: ${title}\nAuthors: ${author}\nCategories: cs.LG\n\\\\\n  ${abstract}\n\\\\ ( https://arxiv.org/abs/${arxiv} ,  10kb)\n`,
      )
      .join(''),
  'page.html': (papers) =>
    `<!doctype html><html><body>${papers.map(({ title, abstract, arxiv }) => `<article>\n<h3><a href="/papers/${arxiv}">${title}</a></h3>\n<p>${abstract}</p></article>`).join('\n')}</body></html>`,
};

/** What happens to files on their way: cuts, losses, repeats, exchanges, strange signs, other line ends, front matter. */
const mutation: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constant((text: string) => text),
  fc.double({ min: 0, max: 1, noNaN: true }).map((at) => (text: string) => text.slice(0, text.length * at)),
  fc.tuple(fc.nat(200), strange).map(
    ([at, more]) =>
      (text: string) =>
        linesWith(text, at, (line) => [line, more]),
  ),
  fc.nat(200).map((at) => (text: string) => linesWith(text, at, () => [])),
  fc.nat(200).map((at) => (text: string) => linesWith(text, at, (line) => [line, line])),
  fc.tuple(fc.nat(200), fc.nat(80), anyText()).map(
    ([at, column, more]) =>
      (text: string) =>
        linesWith(text, at, (line) => [line.slice(0, column) + more + line.slice(column)]),
  ),
  fc.constantFrom('\r\n', '\r', '\u2028', '\f').map((end) => (text: string) => text.replaceAll('\n', end)),
  fc.record({ title: anyText(), date: anyText(), tags: anyText() }).map(
    ({ title, date, tags }) =>
      (text: string) =>
        `---\ntitle: ${title}\ndate: ${date}\ntags: [${tags}]\n---\n${text}`,
  ),
);

function linesWith(text: string, at: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => (i === at % lines.length ? change(line) : [line])).join('\n');
}

const file = fc
  .tuple(
    fc.constantFrom(...Object.keys(SHAPES)),
    fc.array(told, { minLength: 1, maxLength: 3 }),
    fc.array(mutation, { maxLength: 3 }),
  )
  .map(([name, papers, mutations]) => ({
    name,
    text: mutations.reduce((text, mutate) => mutate(text), SHAPES[name]!(papers)),
  }));

const note = fc
  .tuple(fc.constantFrom(SHEEP.title, LAMPS.title, '2401.00010', 'x'), words(0, 8))
  .map(([paper, text]) => `---\npaper: ${JSON.stringify(paper)}\n---\n${text}`);

export const library: fc.Arbitrary<Files> = fc
  .tuple(fc.array(file, { minLength: 1, maxLength: 2 }), fc.option(note), fc.option(file))
  .map(([files, own, reference]) => ({
    ...Object.fromEntries(files.map(({ name, text }, i) => [`${i}-${name}`, text])),
    ...(own === null ? {} : { 'notes/own.md': own }),
    ...(reference === null ? {} : { [`reference/${reference.name}`]: reference.text }),
  }));
