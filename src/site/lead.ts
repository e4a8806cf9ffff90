// Which story leads the front page, by a rule that the page itself prints. In: an edition and the shelf.
// Out: the lead, with its reason, and the other papers in the order in which they follow.
import { plainOf } from '../leaves/rich-text.ts';
import type { Say } from '../texts/say.ts';
import type { Edition, EditionItem } from '../types.ts';
import type { Shelf } from './shelf.ts';

/** A lead fills two columns: shorter abstracts would leave them empty. In characters. */
const LONG_ENOUGH = 900;
/** The first words are set as large letters, so no formula may stand among them. In characters. */
const PLAIN_START = 60;

export const leadRule = (say: Say): string => say('lead.rule', { characters: LONG_ENOUGH });

export type Choice = {
  readonly lead: EditionItem | null;
  readonly reason: string;
  readonly others: readonly EditionItem[];
};

export function chooseLead(edition: Edition, shelf: Shelf): Choice {
  const times = (item: EditionItem): number => shelf.places(item.paper).length;
  const fit = edition.items.filter((item) => canLead(item, shelf));
  const most = fit.reduce((max, item) => Math.max(max, times(item)), 0);
  const tied = fit.filter((item) => times(item) === most);
  const lead = tied[0] ?? null;
  const rest = edition.items.filter((item) => item !== lead);
  return {
    lead,
    reason: lead === null ? '' : reasonFor(most, tied.length, fit.length, shelf.say),
    others: [...rest.filter(({ repeated }) => !repeated), ...rest.filter(({ repeated }) => repeated)],
  };
}

function canLead({ paper }: EditionItem, shelf: Shelf): boolean {
  const { abstract } = shelf.paper(paper);
  const first = abstract?.[0];
  return (
    abstract !== null &&
    first?.kind === 'prose' &&
    /^\p{L}/u.test(first.text) &&
    first.text.length >= PLAIN_START &&
    plainOf(abstract).length >= LONG_ENOUGH
  );
}

function reasonFor(editions: number, tied: number, fit: number, say: Say): string {
  if (editions === 1) return say('lead.first', { papers: fit });
  return tied === 1 ? say('lead.alone', { editions }) : say('lead.tied', { n: tied - 1, editions });
}
