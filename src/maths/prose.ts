// Running text between formulas: TeX's quotes, dashes, accents and commands become what they print, addresses become
// links. In: a text as scraped and the formulas found in it. Out: rich text whose sources join back to the
// text, to the letter. What no rule knows stays as it stood.
import type { RichText } from '../types.ts';
import { findAddresses } from './addresses.ts';
import { matchBraces } from './braces.ts';
import type { FoundFormula } from './found.ts';
import { type Group, type Mend, replacement, type Scene } from './mend.ts';
import { PROSE_RULES } from './prose-rules.ts';
import { createWriter, type Look } from './writer.ts';

/** Where a rule may have something to do. Every alternative is bounded, so that the search is linear. */
const TRIGGER = /[\\`~{]|''|(?<!-)--|[ \t]{2,}|(?<=[A-Z])small\{|(?<=[A-Za-z).,”’])x20[1-3][0-9a-f]/g;
/** A citation key begins with a word like any other; few texts hold what follows it. */
const KEY = /[a-z](?:19|20)\d\d[a-z]{3}/;
const TRIGGER_OR_KEY = new RegExp(`${TRIGGER.source}|(?<![A-Za-z0-9])[a-z]{3,30}(?<!x)(?:19|20)\\d\\d[a-z]{3,30}`, 'g');

/** What a trigger begins with, or holds: where a text has none of it, no rule has anything to do. */
const SIGNS_OF_TRIGGERS = ['\\', '`', '~', '{', "''", '--', '  ', '\t', 'x20'];
const mayTrigger = (text: string): boolean => SIGNS_OF_TRIGGERS.some((sign) => text.includes(sign));
const mayHoldKey = (text: string): boolean => text.includes('20') || text.includes('19');

type OpenGroup = Group & { readonly look: Look };

const PLAIN: Look = { style: 'plain', href: null, trust: 'intact' };

/** Stands for every unit of a formula, so that no rule reads or splits one. */
const HOLE = '\ufffc';

/** The text with its formulas mended in, and its prose between them. `formulas` are sorted and do not overlap. */
export function mendProse(text: string, formulas: readonly FoundFormula[]): RichText {
  const masked = maskFormulas(text, formulas);
  const partners = matchBraces(masked);
  const scene: Scene = { text: masked, partners };
  const addresses = findAddresses(masked, partners);
  const hasKey = mayHoldKey(masked) && KEY.test(masked);
  const triggers = hasKey ? TRIGGER_OR_KEY : TRIGGER;
  const writer = createWriter();
  const open: OpenGroup[] = [];
  let at = 0;
  /** No rule applies before this place. */
  let searched = 0;
  let trigger = hasKey || mayTrigger(masked) ? -1 : text.length;
  let nextAddress = 0;
  let nextFormula = 0;

  const look = (): Look => open.at(-1)?.look ?? PLAIN;
  const triggerAhead = (): number => {
    const from = Math.max(at, searched);
    if (trigger < from) {
      triggers.lastIndex = from;
      trigger = triggers.exec(masked)?.index ?? text.length;
    }
    return trigger;
  };
  const addressAhead = () => {
    while (nextAddress < addresses.length && addresses[nextAddress]!.start < Math.max(at, searched)) nextAddress++;
    return addresses[nextAddress];
  };
  const copyTo = (end: number): void => {
    if (end > at) writer.prose(text.slice(at, end), text.slice(at, end), look());
    at = end;
  };
  const apply = (mend: Mend): void => {
    if (mend.kind === 'replacement') {
      const { trust } = mend;
      writer.prose(text.slice(at, mend.end), mend.text, { ...look(), href: mend.href ?? look().href, trust });
      at = mend.end;
      return;
    }
    const source = text.slice(at, mend.bodyStart);
    if (mend.before === '') writer.opening(source);
    else writer.prose(source, mend.before, { ...look(), trust: 'restored' });
    const { style, href, trust } = look();
    const inner: Look = {
      style: mend.style ?? style,
      href: mend.href ?? href,
      trust: mend.before === '' ? 'restored' : trust,
    };
    open.push({ ...mend, look: inner });
    at = mend.bodyStart;
  };
  const closeGroup = (): void => {
    const { bodyEnd, end, after } = open.pop()!;
    const source = text.slice(bodyEnd, end);
    if (after === '') writer.closing(source);
    else writer.prose(source, after, { ...look(), trust: 'restored' });
    at = end;
  };

  while (at < text.length || open.length > 0) {
    const closing = open.at(-1)?.bodyEnd;
    const formula = formulas[nextFormula];
    const address = addressAhead();
    const next = Math.min(triggerAhead(), address?.start ?? text.length, formula?.start ?? text.length);
    if (closing !== undefined && closing <= next) {
      copyTo(closing);
      closeGroup();
    } else if (next === formula?.start) {
      copyTo(next);
      const { tex, display, trust, reason } = formula;
      writer.formula({ kind: 'formula', tex, display, source: text.slice(at, formula.end), trust, reason });
      at = formula.end;
      nextFormula++;
    } else if (next === text.length) {
      copyTo(next);
    } else {
      const mend: Mend | null =
        next === address?.start
          ? replacement(address.end, address.text, address.trust, address.href)
          : mendAt(scene, next);
      if (mend !== null && fits(mend, next, masked, closing ?? text.length)) {
        copyTo(next);
        apply(mend);
      } else searched = next + 1;
    }
  }
  return writer.finish();
}

function maskFormulas(text: string, formulas: readonly FoundFormula[]): string {
  if (formulas.length === 0) return text;
  let masked = '';
  let at = 0;
  for (const { start, end } of formulas) {
    masked += text.slice(at, start) + HOLE.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}

function mendAt(scene: Scene, at: number): Mend | null {
  const sign = scene.text[at]!;
  for (const rule of PROSE_RULES) {
    const mend = rule.first.test(sign) ? rule.mend(scene, at) : null;
    if (mend !== null) return mend;
  }
  return null;
}

/** Whether a mend ends within the group around it, and hides no formula in what it replaces. */
function fits(mend: Mend, at: number, masked: string, limit: number): boolean {
  if (mend.end > limit) return false;
  const replaced =
    mend.kind === 'replacement'
      ? masked.slice(at, mend.end)
      : masked.slice(at, mend.bodyStart) + masked.slice(mend.bodyEnd, mend.end);
  return !replaced.includes(HOLE);
}
