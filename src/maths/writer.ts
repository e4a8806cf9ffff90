// Puts rich text together, piece by piece. In: pieces of source with what a reader sees of them. Out: segments in which
// neighbours that look alike are one, and markup without a look of its own belongs to the prose beside it.
import type { Formula, Prose, RichText, Segment } from '../types.ts';

export type Look = Pick<Prose, 'style' | 'href' | 'trust'>;

export type Writer = {
  prose(source: string, text: string, look: Look): void;
  formula(formula: Formula): void;
  /** Markup that shows nothing and begins something: it goes to the prose that follows. */
  opening(source: string): void;
  /** Markup that shows nothing and ends something: it goes to the prose before it. */
  closing(source: string): void;
  finish(): RichText;
};

export function createWriter(): Writer {
  const segments: Segment[] = [];
  let waiting = '';
  let last: { source: string; text: string; look: Look } | null = null;

  const flush = (): void => {
    if (last !== null) segments.push({ kind: 'prose', text: last.text, source: last.source, ...last.look });
    last = null;
  };
  const prose = (source: string, text: string, look: Look): void => {
    const trust = waiting !== '' && look.trust === 'intact' ? 'restored' : look.trust;
    const { style, href } = look;
    const same = last?.look.style === style && last.look.href === href && last.look.trust === trust;
    if (last === null || !same) {
      flush();
      last = { source: '', text: '', look: { style, href, trust } };
    }
    last.source += waiting + source;
    last.text += text;
    waiting = '';
  };
  return {
    prose,
    formula(formula) {
      if (waiting !== '') prose('', '', { style: 'plain', href: null, trust: 'restored' });
      flush();
      segments.push(formula);
    },
    opening(source) {
      waiting += source;
    },
    closing(source) {
      if (last === null || waiting !== '' || last.look.trust === 'intact') waiting += source;
      else last.source += source;
    },
    finish() {
      if (waiting !== '') prose('', '', { style: 'plain', href: null, trust: 'restored' });
      flush();
      return segments;
    },
  };
}
