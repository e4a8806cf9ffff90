// Code, project and data links that stand in an abstract. In: mended text, its addresses already found. Out: links with
// what they lead to, told by their host, then by the words before them. It invents no link and drops none.
import type { Link, LinkKind, RichText, Segment, WebUrl } from '../types.ts';

type HostRule = { readonly kind: LinkKind; readonly host: RegExp; readonly path?: RegExp };

/** The first row that fits decides. Hosts as they stand in the abstracts of real dumps. */
const HOSTS: readonly HostRule[] = [
  { kind: 'data', host: /^(www\.)?huggingface\.co$/, path: /^\/datasets\// },
  { kind: 'data', host: /^(www\.)?(zenodo\.org|kaggle\.com|figshare\.com|physionet\.org)$/ },
  {
    kind: 'code',
    host: /^(www\.)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|anonymous\.4open\.science|gitee\.com)$/,
  },
  { kind: 'code', host: /^(colab\.research\.google\.com|git\..+|gitlab\..+)$/ },
  { kind: 'paper', host: /^(www\.)?(arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|proceedings\.mlr\.press)$/ },
  { kind: 'project', host: /(\.github\.io|\.gitlab\.io|\.netlify\.app|\.vercel\.app)$|^sites\.google\.com$/ },
];

type WordRule = { readonly kind: LinkKind; readonly words: RegExp };

/** What the sentence before an address promises, nearest words first. */
const WORDS: readonly WordRule[] = [
  { kind: 'project', words: /\b(project|web|home) ?-?(page|site)\b|\bwebsite\b|\bdemo\b/i },
  { kind: 'code', words: /\b(code|codes|codebase|implementation|repository|library|package|toolkit)\b/i },
  { kind: 'data', words: /\b(data|dataset|datasets|benchmark|corpus)\b/i },
];

/** How far back the promise may stand, in characters. */
const REACH = 90;

/** @param text a mended abstract */
export function linksIn(text: RichText): Link[] {
  const links = new Map<WebUrl, Link>();
  let before = '';
  for (const segment of text) {
    const shown = shownText(segment);
    if (segment.kind === 'prose' && segment.href !== null && !links.has(segment.href)) {
      links.set(segment.href, { kind: linkKind(segment.href, before), url: segment.href, text: shown });
    }
    before = (before + shown).slice(-REACH);
  }
  return [...links.values()];
}

const shownText = (segment: Segment): string => (segment.kind === 'prose' ? segment.text : segment.tex);

function linkKind(address: WebUrl, before: string): LinkKind {
  const { hostname, pathname } = new URL(address);
  const known = HOSTS.find(({ host, path }) => host.test(hostname) && (path === undefined || path.test(pathname)));
  if (known !== undefined) return known.kind;
  const sentence = before.slice(before.lastIndexOf('. ') + 1);
  return WORDS.find(({ words }) => words.test(sentence))?.kind ?? 'other';
}
