// Which story leads the front page, by a rule that the page itself prints. In: an edition and the shelf.
// Out: the lead, with its reason, and the other papers in the order in which they follow.
import { plainOf } from '../rich-text.ts';
import type { Edition, EditionItem } from '../types.ts';
import type { Shelf } from './shelf.ts';
import { counted, inWords } from './words.ts';

/** A lead fills two columns: shorter abstracts would leave them empty. In characters. */
const LONG_ENOUGH = 900;
/** The first words are set as large letters, so no formula may stand among them. In characters. */
const PLAIN_START = 60;

export const LEAD_RULE =
  'The newest edition leads. Of its papers, the one that most editions have printed leads the page, if its abstract ' +
  `has at least ${LONG_ENOUGH} characters and opens with words; where several tie, the one that stands first in the dump. ` +
  'The others follow in the dump’s order, those that are new to the library before those that are not.';

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
    reason: lead === null ? '' : reasonFor(most, tied.length, fit.length),
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

function reasonFor(most: number, tied: number, fit: number): string {
  if (most === 1) return `Of ${counted(fit, 'paper')} that could lead, this one stands first.`;
  const stands = `This one stands in ${counted(most, 'edition')}`;
  return tied === 1
    ? `${stands}, alone.`
    : `${stands}, as ${tied === 2 ? 'does one other' : `do ${inWords(tied - 1)} others`}, and comes first.`;
}
