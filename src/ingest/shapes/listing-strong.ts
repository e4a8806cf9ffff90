// Titles in strong type at a line's start, each with its abstract behind it or below: `1. **Title** - abstract`, a line
// `**Title**`, or `<summary>Title</summary>` of a block that unfolds. In: lines. Out: entries.
// Refuses files in which fewer than two such titles have an abstract.
import { fold } from '../../leaves/fold.ts';
import { titleLevel } from '../cards.ts';
import { namedFact } from '../chrome.ts';
import { isMarkup, type Piece, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

const STRONG =
  /^(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:\d{1,3}[.)][ \t]+)?(\*\*|__)(?=\S)([^\n]{3,300}?\S)\1[ \t]*(?:[:—–-][ \t]+)?([\s\S]*)$/;
/** What unfolds a block is its title, unless it only says that it unfolds. */
const SUMMARY = /<summary>\s*(?:<[bh]\d?>)?\s*(.{3,300}?)\s*(?:<\/[bh]\d?>)?\s*(?:<\/summary>|$)/i;

export const listingStrong: Shape = {
  name: 'listing-strong',
  looksLike: 'titles in strong type at a line’s start, each with its abstract',
  lacks: (lines) => {
    if (!lines.some((line) => STRONG.test(line.trim()) || SUMMARY.test(line))) return 'titles in strong type';
    const pieces = strongPieces(lines);
    const strong = pieces.filter(({ heading }) => heading === LEVEL).length;
    if (strong === 1 && opensFile(pieces)) return lacksCards(pieces, 'heading');
    if (strong < 2) return 'two titles in strong type';
    const level = titleLevel(pieces.filter(({ heading }) => heading < LEVEL));
    const headings = level === 0 ? 0 : pieces.filter(({ heading }) => heading === level).length;
    return headings >= strong ? 'more titles in strong type than headings' : lacksCards(pieces, 'heading');
  },
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutMarked(path, lines, strongPieces(lines), 'heading', isMarkup),
};

/** Below every heading of the file: titles stand deepest. */
const LEVEL = 7;

/** Of a list that was cut off after its first title: nothing but the list's own name stands above it. */
function opensFile(pieces: readonly Piece[]): boolean {
  const first = pieces.findIndex(({ heading }) => heading === LEVEL);
  return (
    pieces[first]!.text.split(' ').length >= FEWEST_WORDS &&
    pieces.slice(0, first).every(({ heading }) => heading === 1)
  );
}

/** `**TL;DR**` is no title. */
const FEWEST_WORDS = 3;

function strongPieces(lines: readonly string[]): Piece[] {
  const unfolded = lines.map((line) => line.replace(SUMMARY, (_, title: string) => `**${title}** `));
  const pieces = toPieces(unfolded);
  const labels = labelsIn(pieces);
  return pieces.flatMap((piece): Piece[] => {
    const found = piece === pieces.at(-1) ? (openStrong(piece) ?? strongIn(piece)) : strongIn(piece);
    if (found === null || labels.has(fold(found.title))) return [piece];
    const { title, rest } = found;
    const head = { ...piece, text: title, heading: LEVEL, endLine: piece.line };
    const text = rest.trim();
    const below = rest.startsWith('\n') ? piece.line + 1 : piece.line;
    return text === '' ? [head] : [head, { ...piece, text, line: below }];
  });
}

/** What stands in several cards before other words is a label: `**TL;DR**`, `**Why it matters**`. */
function labelsIn(pieces: readonly Piece[]): ReadonlySet<string> {
  const rests = new Map<string, Set<string>>();
  for (const piece of pieces) {
    const found = strongIn(piece);
    if (found !== null)
      rests.set(fold(found.title), (rests.get(fold(found.title)) ?? new Set()).add(found.rest.trim()));
  }
  return new Set([...rests].filter(([, different]) => different.size > 1).map(([title]) => title));
}

type Strong = { readonly title: string; readonly rest: string };

/** A title in which the dump ends. */
function openStrong({ text, target, heading }: Piece): Strong | null {
  const title = target === null && heading === 0 ? OPEN_STRONG.exec(text)?.[1] : undefined;
  return title === undefined ? null : { title: title.trim(), rest: '' };
}

const OPEN_STRONG = /^(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:\*\*|__)([^*_\n]+)(?:\*{1,2}|_)?$/;

function strongIn({ text, target, heading }: Piece): Strong | null {
  const [whole, , title, rest] = target === null && heading === 0 ? (STRONG.exec(text) ?? []) : [];
  if (whole === undefined || namedFact(whole) !== null || title!.endsWith(':')) return null;
  return { title: title!.trim(), rest: rest! };
}
