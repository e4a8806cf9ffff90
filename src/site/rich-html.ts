// A mended text as markup: prose escaped, formulas typeset, mends marked. In: RichText and how to typeset a formula.
// Out: Html. A formula that the typesetter refuses shows its source, marked; nothing vanishes.
import { escapeHtml } from '../leaves/html.ts';
import { signsIn } from '../leaves/rich-text.ts';
import type { Formula, Html, Prose, RichText, Segment, Trust } from '../types.ts';
import { type Fit, fitOf } from './formula-fit.ts';
import type { MendKeys } from './mends.ts';

export type Typeset = (tex: string, display: boolean) => Html | null;

export type RichHtmlOptions = {
  readonly typeset: Typeset;
  /** In a head compound words hold together, and nothing links, since the head may be a link itself. */
  readonly head: boolean;
  /** Which note in the margin speaks for a formula; empty where there is no margin. */
  readonly keys: MendKeys;
  /** What a screen reader hears of a formula that scrolls, and of a mend's letter. */
  readonly labels: Labels;
};

export type Labels = { readonly wide: string; mend(key: string): string };

/** Signs that hang on a formula without a space (`degree-k`, `(x)`, `f-divergence`) stay with it, up to this many. */
const HANGING = 14;
/** Signs in a column of 18rem, and of the largest head in it. */
const COLUMN = 24;
const COLUMN_OF_HEADS = 15;
const COMPOUND = /(?<![\p{L}\p{N}-])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+(?![\p{L}\p{N}-])/gu;
/** A longer one parts where a column is narrower than it is, and no sooner; and then before its last word (`Out-of-` / `Distribution`). */
const LONGEST_HELD = 17;
/** One that is longer still may part anywhere: on a line of its own it would leave another nearly empty. */
const LONGEST_TOGETHER = 28;

const MARKS: Readonly<Record<Trust, string | null>> = {
  intact: null,
  restored: 'mend',
  inferred: 'mend inf',
  doubtful: 'mend inf dou',
};

export function richHtml(text: RichText, options: RichHtmlOptions): Html {
  // Most texts are one stretch of prose, which hangs on nothing.
  if (text.length === 1 && text[0]!.kind === 'prose' && text[0]!.text !== '') {
    return proseHtml(text[0]!, options) as Html;
  }
  return runs(text)
    .map((run) => {
      const html = run.map((segment) => segmentHtml(segment, options)).join('');
      return run.length > 1
        ? `<span class="${holdOf(run, options)}${isTight(run) ? ' tight' : ''}">${html}</span>`
        : html;
    })
    .join('') as Html;
}

const segmentHtml = (segment: Segment, options: RichHtmlOptions): string =>
  segment.kind === 'formula' ? formulaHtml(segment, options) : proseHtml(segment, options);

// ---- what must not part at a line's end ------------------------------------------------------

/** Segments in runs that hold together: short formulas with the letters that hang on them; all else alone. */
function runs(text: RichText): Segment[][] {
  const joined: Segment[][] = [];
  let open = false;
  text.forEach((segment, i) => {
    const pieces =
      segment.kind === 'formula' ? [segment] : cutHanging(segment, isShort(text[i - 1]), isShort(text[i + 1]));
    pieces.forEach((piece, nth) => {
      const glued = open && (isShort(piece) || (nth === 0 && hangsLeft(piece)));
      if (glued) joined.at(-1)?.push(piece);
      else joined.push([piece]);
      open = isShort(piece) || (nth === pieces.length - 1 && isShort(text[i + 1]) && hangsRight(piece));
    });
  });
  return joined;
}

/** What holds together is never parted where it fits a phone's column, and only in itself where it does not. */
const holdOf = (run: RichText, { head }: RichHtmlOptions): 'nb' | 'hold' =>
  run.reduce((sum, segment) => sum + roomOf(segment), 0) > (head ? COLUMN_OF_HEADS : COLUMN) ? 'hold' : 'nb';

/** Signs of relation stand apart from what they relate. */
const roomOf = (segment: Segment): number =>
  segment.kind === 'prose' ? segment.text.length : signsIn(segment.tex) + (segment.tex.match(/[<>=+]/g) ?? []).length;

/** A hyphen stands low: a letter that leans over it needs no room beside it (`f-divergence`). */
const isTight = (run: RichText): boolean =>
  run.some((segment, i) => segment.kind === 'prose' && run[i - 1]?.kind === 'formula' && segment.text.startsWith('-'));

const isShort = (segment: Segment | undefined): boolean =>
  segment?.kind === 'formula' && fitOf(segment.tex, segment.display) === 'short';

const hangsLeft = (segment: Segment): boolean => segment.kind === 'prose' && isHanging(segment.text);
const hangsRight = hangsLeft;
const isHanging = (text: string): boolean => /^\S+$/.test(text) && text.length <= HANGING;

/** Prose in up to three pieces: what hangs on the formula before it, the rest, what hangs on the formula after it. */
function cutHanging(prose: Prose, after: boolean, before: boolean): Prose[] {
  if (prose.style !== 'plain' || prose.href !== null) return [prose];
  const head = after ? /^\S*/.exec(prose.text)![0] : '';
  const headEnd = isHanging(head) ? head.length : 0;
  const tail = before ? /\S*$/.exec(prose.text.slice(headEnd).slice(-HANGING - 1))![0] : '';
  const tailStart = prose.text.length - (isHanging(tail) ? tail.length : 0);
  return [prose.text.slice(0, headEnd), prose.text.slice(headEnd, tailStart), prose.text.slice(tailStart)]
    .filter((text) => text !== '')
    .map((text) => ({ ...prose, text }));
}

// ---- prose -----------------------------------------------------------------------------------

const TAGS: Readonly<Record<Prose['style'], readonly [string, string]>> = {
  plain: ['', ''],
  emphasis: ['<em>', '</em>'],
  strong: ['<strong>', '</strong>'],
  'small-caps': ['<span class="sc">', '</span>'],
  code: ['<code>', '</code>'],
};

function proseHtml(prose: Prose, { head }: RichHtmlOptions): string {
  const [open, close] = TAGS[prose.style];
  const text = head ? holdCompounds(prose.text) : escapeHtml(prose.text);
  const styled = `${open}${text}${close}`;
  const guessed = prose.trust === 'inferred' || prose.trust === 'doubtful';
  const marked = guessed ? `<span class="${MARKS[prose.trust]}">${styled}</span>` : styled;
  return prose.href === null || head ? marked : `<a href="${escapeHtml(prose.href)}" rel="noopener">${marked}</a>`;
}

/** So that no line of a head ends in `Two-`. A span and not a joiner: a copied title has its own letters alone. */
export function holdCompounds(text: string): Html {
  if (!text.includes('-')) return escapeHtml(text);
  let end = 0;
  let html = '';
  for (const { 0: compound, index } of text.matchAll(COMPOUND)) {
    const held = heldOf(compound);
    const rest = compound.slice(held.length);
    const inside = (held === '' ? '' : `<span class="nb">${held}</span>`) + rest;
    html += escapeHtml(text.slice(end, index));
    html += rest === '' || compound.length > LONGEST_TOGETHER ? inside : `<span class="hold">${inside}</span>`;
    end = index + compound.length;
  }
  return (html + escapeHtml(text.slice(end))) as Html;
}

/** The whole of a compound, or what stands before its last word; nothing where that is one word, or too long as well. */
function heldOf(compound: string): string {
  if (compound.length <= LONGEST_HELD) return compound;
  const first = compound.slice(0, compound.lastIndexOf('-') + 1);
  return first.length <= LONGEST_HELD && first.indexOf('-') < first.length - 1 ? first : '';
}

// ---- formulas --------------------------------------------------------------------------------

function formulaHtml(formula: Formula, options: RichHtmlOptions): string {
  const { typeset, keys, labels } = options;
  const markup = typeset(formula.tex, formula.display);
  const fit = fitOf(formula.tex, formula.display);
  const hold = holdOf([formula], options);
  const shown = (letter: string) =>
    markup === null
      ? `<code class="raw">${escapeHtml(formula.source)}</code>${letter}`
      : FITS[fit](markup, letter, labels, hold);
  const mark = markup === null ? MARKS.doubtful : MARKS[formula.trust];
  if (mark === null) return shown('');
  const note = keys.get(formula);
  const lettered = note !== undefined && (note.first || formula.trust !== 'restored');
  const id = note?.first ? ` id="r-${note.key}"` : '';
  const letter = lettered
    ? `<a class="ref" href="#m-${note.key}" aria-label="${escapeHtml(labels.mend(note.key))}">${note.key}</a>`
    : '';
  const held = fit === 'short' && hold === 'nb' && (markup !== null || formula.source.length <= COLUMN);
  return `<span class="${mark}${held ? ' nb' : ''}"${id}>${shown(letter)}</span>`;
}

type Fitted = (markup: Html, letter: string, labels: Labels, hold: 'nb' | 'hold') => string;

/** A formula that has a line of its own keeps its mend's letter there. */
const ownLine =
  (names: string): Fitted =>
  (markup, letter, { wide }) =>
    `<span class="${names}" tabindex="0" role="group" aria-label="${escapeHtml(wide)}">${markup}${letter}</span>`;

const FITS: Readonly<Record<Fit, Fitted>> = {
  short: (markup, letter, _, hold) => `<span class="${hold}">${markup}</span>${letter}`,
  long: (markup, letter) => `${markup}${letter}`,
  broad: ownLine('wide broad'),
  wide: ownLine('wide'),
};
