// An invented library for the tests of search, and its parts as the browser would get them.
import { NO_FACTS } from '../../src/ingest/labels.ts';
import { paperId, webUrl } from '../../src/leaves/urls.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { PARTS_FUNCTION } from '../../src/search/part-names.ts';
import { type FetchPart, openParts } from '../../src/search/parts.ts';
import type { Edition, Library, Link, OutputFile, Paper, RichText, SeedPath, Slug } from '../../src/types.ts';
import { NOTHING_FOUND } from '../records.ts';

/** Text with formulas between dollars. */
export function rich(text: string): RichText {
  return text.split(/(\$[^$]*\$)/).flatMap((part): RichText => {
    if (part === '') return [];
    return part.startsWith('$')
      ? [{ kind: 'formula', tex: part.slice(1, -1), display: false, source: part, trust: 'intact', reason: null }]
      : [{ kind: 'prose', text: part, source: part, style: 'plain', href: null, trust: 'intact' }];
  });
}

export type Invented = { readonly title: string; readonly abstract?: string; readonly code?: string };

const paperFrom = ({ title, abstract, code }: Invented): Paper => {
  const links: Link[] = code === undefined ? [] : [{ kind: 'code', url: webUrl(code)!, text: code }];
  return {
    id: paperId(title),
    aliases: [],
    title: rich(title),
    abstract: abstract === undefined ? null : rich(abstract),
    authors: [],
    ids: { arxiv: null, doi: null },
    links,
    facts: NO_FACTS,
    notes: [],
    sightings: [],
  };
};

/** Editions newest first, each a name and its papers; a title that stands in two is one paper. */
export function libraryOf(editions: Readonly<Record<string, readonly Invented[]>>): Library {
  const papers = new Map(Object.values(editions).flatMap((list) => list.map((one) => [one.title, paperFrom(one)])));
  return {
    papers: [...papers.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    editions: Object.entries(editions).map(([name, list], at): Edition => {
      const dump = `${at}.txt` as SeedPath;
      const items = list.map(({ title }, line) => ({
        paper: paperId(title),
        origin: { dump, line: line + 1, endLine: line + 1 },
        repeated: false,
      }));
      return { slug: name.toLowerCase().replace(/\W+/g, '-') as Slug, name, date: null, dump, items };
    }),
    ...NOTHING_FOUND,
  };
}

/** Runs the scripts as a page would; names in `broken` cannot be had. */
export function fetchFrom(files: readonly OutputFile[], broken: ReadonlySet<string> = new Set()): FetchPart {
  const byName = new Map(files.map(({ path, contents }) => [path.replace(/^search\/|\.js$/g, ''), contents as string]));
  return async (name) => {
    const script = byName.get(name);
    if (script === undefined || broken.has(name)) throw new Error(`no part ${name}`);
    let part: unknown;
    new Function(PARTS_FUNCTION, script)((given: string, json: string) => {
      if (given === name) part = JSON.parse(json);
    });
    return part;
  };
}

export const partsOf = (library: Library, broken?: ReadonlySet<string>) =>
  openParts(fetchFrom([...buildSearchIndex(library)], broken));

export const READERS: Library = libraryOf({
  'Sep 9': [
    {
      title: 'Forward $\\chi^2$ Divergence for Variational Sampling',
      abstract: 'The forward chi-squared divergence is minimized. It improves the evidence bound.',
      code: 'https://github.com/invented/chi',
    },
    { title: 'Fréchet Means on Graphs', abstract: 'We study means. Regret is not studied. The cost is O(n²).' },
    {
      title: 'Regret Bounds for Overparameterized Bandits',
      abstract: 'Stochastic regret grows as $O(n^2)$ in $\\mathbb{R}^d$.',
    },
  ],
  'Mar 12': [
    {
      title: 'Fine-Tuning Without Forgetting',
      abstract: 'Finetuning a large network forgets. Fine tuning slowly does not.',
    },
    {
      title: 'Over-parameterized Networks Generalize',
      abstract: 'Networks of great width, trained by gradient descent.',
    },
    { title: 'Fréchet Means on Graphs', abstract: 'We study means. Regret is not studied. The cost is O(n²).' },
    { title: 'Gradient Methods Descend', abstract: 'Descent of a gradient, over parameterized curves.' },
    { title: 'One-step Models with $f$-Divergence', abstract: 'The f-divergence between $L_2$ balls.' },
  ],
  Undated: [
    { title: 'A Title Without an Abstract' },
    { title: 'Attention Is All They Need', abstract: 'Layers attend.' },
  ],
});
