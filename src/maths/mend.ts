// What a rule of prose answers. In: places in a text. Out: what a reader sees there. Types and their makers only.
import type { ProseStyle, Trust, WebUrl } from '../types.ts';

/** A text and its pairs of braces. */
export type Scene = { readonly text: string; readonly partners: ReadonlyMap<number, number> };

/** From the place where the rule was asked to `end`, the source is shown as `text`. */
export type Replacement = {
  readonly kind: 'replacement';
  readonly end: number;
  readonly text: string;
  readonly trust: Trust;
  readonly href: WebUrl | null;
};

/** Markup stands before `bodyStart` and behind `bodyEnd`, up to `end`; the body between may have mends of its own. */
export type Group = {
  readonly kind: 'group';
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly end: number;
  /** Printed around the body. */
  readonly before: string;
  readonly after: string;
  /** null leaves the style, or the target, as it is. */
  readonly style: ProseStyle | null;
  readonly href: WebUrl | null;
};

export type Mend = Replacement | Group;

export const replacement = (
  end: number,
  text: string,
  trust: Trust = 'restored',
  href: WebUrl | null = null,
): Replacement => ({ kind: 'replacement', end, text, trust, href });

type Looks = { readonly before?: string; readonly after?: string; readonly style?: ProseStyle; readonly href?: WebUrl };

export const group = (bodyStart: number, bodyEnd: number, end: number, looks: Looks = {}): Group => ({
  kind: 'group',
  bodyStart,
  bodyEnd,
  end,
  before: looks.before ?? '',
  after: looks.after ?? '',
  style: looks.style ?? null,
  href: looks.href ?? null,
});
