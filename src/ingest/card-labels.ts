// Reads a card's labels off the pieces that stood around its title. In: a card, and the votes that name its paper. Out:
// labels: arXiv id, counts as of the dump, date, links. What says nothing is passed over.

import { webUrl } from '../leaves/urls.ts';
import type { Labels, Link, LinkKind } from '../types.ts';
import { type Card, paperOf, votedPaper } from './cards.ts';
import { namedFact, publishedDate } from './chrome.ts';
import { countOf } from './count.ts';
import { arxivIdOf } from './ids.ts';
import { joinLabels, NO_LABELS } from './labels.ts';
import type { Piece } from './pieces.ts';
import { type Fields, fieldName, labelsIn } from './record.ts';

/** Votes that lead to a paper's page count for it wherever they stand. */
export function votesByPaper(cards: readonly Card[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const { labels } of cards) {
    for (const { text, target } of labels) {
      const paper = votedPaper(target);
      const count = countOf(text);
      if (paper !== null && count !== null) votes.set(paper, count);
    }
  }
  return votes;
}

export function labelsOf(card: Card, votes: ReadonlyMap<string, number>): Labels {
  const lines = card.labels.flatMap((piece) => piece.text.split('\n').map((text) => ({ ...piece, text: text.trim() })));
  const beside = card.arxiv ?? paperBeside(card.labels);
  const named = labelsIn(factsOf(lines));
  const arxiv = beside ?? named.arxiv;
  const voted = arxiv === null ? undefined : votes.get(arxiv);
  const seen = {
    ...NO_LABELS,
    arxiv,
    upvotes: voted ?? first(lines, upvotesIn),
    comments:
      first(lines, ({ text, target }) => (target?.endsWith('#community') ? countOf(text) : null)) ??
      commentsByDate(card),
    published: first(lines, ({ text }) => publishedDate(text)),
    authorCount: first(lines, ({ text }) =>
      /\bauthors?$/i.test(text) ? countOf(text.slice(-60).replace(/\D+$/, '')) : null,
    ),
    links: linksOf(card.labels),
  };
  return joinLabels(seen, named);
}

/** `**Authors:** Ada Bell` and its like, as a record's fields. */
function factsOf(lines: readonly Piece[]): Fields {
  const facts = lines.flatMap(({ text }) => namedFact(text) ?? []).filter(({ value }) => value !== '');
  return new Map(
    facts.map(({ name, value }) => [
      fieldName(name.replace(/^date$/, 'published').replace(/^tl;?dr$/, 'tldr')),
      [value],
    ]),
  );
}

function first<T>(pieces: readonly Piece[], read: (piece: Piece) => T | null): T | null {
  for (const piece of pieces) {
    const value = read(piece);
    if (value !== null) return value;
  }
  return null;
}

/** `[arXiv Page](https://arxiv.org/abs/…)` beside a title that leads nowhere. */
const paperBeside = (labels: readonly Piece[]): string | null =>
  first(labels, ({ target }) => (target !== null && /arxiv\.org/.test(target) ? arxivIdOf(target) : paperOf(target)));

/** Votes that name another paper are that paper's. */
const upvotesIn = ({ text, target }: Piece): number | null =>
  votedPaper(target) === null &&
  (/^upvote/i.test(text) || /^(?:\[.?\]\s*)?\d{1,6}$/.test(text)) &&
  !target?.includes('#community')
    ? countOf(text)
    : null;

/** In a numbered list nothing but its place, on the line of the date, says that a count is of comments. */
function commentsByDate({ labels }: Card): number | null {
  const dated = labels.findIndex(({ text }) => text.split('\n').some((line) => publishedDate(line) !== null));
  const next = dated < 0 ? undefined : labels[dated + 1];
  const beside = next !== undefined && next.line === labels[dated]!.endLine && /^\d+$/.test(next.text);
  return beside ? Number(next.text) : null;
}

const HOSTS: readonly { readonly host: RegExp; readonly kind: LinkKind }[] = [
  { host: /(^|\.)(github|gitlab|bitbucket|codeberg)\.(com|org)$/, kind: 'code' },
  { host: /\.(github|gitlab)\.io$/, kind: 'project' },
];
/** What a card's other links say when they are the paper's: `[Project Page](…)`. */
const NAMED = /^\[?(?:link: )?(?:project|website|demo|homepage|code|dataset)/i;

function linksOf(labels: readonly Piece[]): Link[] {
  const links = new Map<string, Link>();
  for (const { text, target } of labels) {
    const url = target === null ? null : webUrl(target);
    if (url === null) continue;
    const kind =
      HOSTS.find(({ host }) => host.test(new URL(url).hostname))?.kind ?? (NAMED.test(text) ? 'project' : null);
    if (kind !== null && !links.has(url))
      links.set(url, { kind, url, text: text.replace(/^link: /i, '').replace(/ [\d.,]+k?$/i, '') });
  }
  return [...links.values()];
}
