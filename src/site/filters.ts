// The filters of an edition: which are worth offering, and how many papers each would leave. In: what its papers can be
// filtered by, and which of them stand on the page at hand. Out: groups of choices. A choice that would leave nothing, or
// everything, is not offered; without scripts, which see the page at hand alone, the same holds of that.
import type { Say } from '../texts/say.ts';
import type { Topic } from '../types.ts';
import type { FilterChoice, FilterGroup } from './page.ts';

const SHOW = ['new', 'elsewhere'] as const;
const OWN = ['unread', 'saved', 'hidden'] as const;
const HAS = ['code', 'project', 'data', 'maths'] as const;

/** A longer rail would be no help. */
const MOST_TOPICS = 16;

/** What each paper can be filtered by: see `EntryLine`. */
type Facts = readonly (readonly string[])[];

const plain = { count: null, here: 0, scripted: true, checked: false } as const;

/**
 * @param all of the edition
 * @param here of the page at hand
 * @param topics those of the library, in the order in which equals are listed
 * @param first  whether it is the edition's first page: which topics its papers have changes with every dump, and is told
 *   there alone; the other pages offer the topics of their own papers, and leave it to scripts to count
 * @param saved whether readers can save, tick off and hide papers
 */
export function filtersFor(
  { all, here, first }: { readonly all: Facts; readonly here: Facts; readonly first: boolean },
  topics: readonly Topic[],
  say: Say,
  saved: boolean,
): FilterGroup[] {
  if (all.length < 2) return [];
  const count = counter(all);
  const countHere = all === here ? count : counter(here);
  const counted = (values: typeof SHOW | typeof HAS): FilterChoice[] =>
    values
      .map((value) => {
        const [whole, part] = [count(value), countHere(value)];
        const scripted = part === 0 || part === here.length;
        return { value, label: say(`filter.${value}`), count: whole, here: part, scripted, checked: false };
      })
      .filter((choice) => choice.count > 0 && choice.count < all.length);
  const groups: FilterGroup[] = [
    {
      name: 'show',
      label: say('filter.show'),
      type: 'radio',
      choices: [
        { value: '', label: say('filter.all'), count: all.length, here: here.length, scripted: false, checked: true },
        ...counted(SHOW),
        ...(saved ? OWN.map((value) => ({ ...plain, value, label: say(`filter.${value}`) })) : []),
      ],
    },
    { name: 'has', label: say('filter.has'), type: 'checkbox', choices: counted(HAS) },
    {
      name: 'topic',
      label: say('filter.topic'),
      type: 'checkbox',
      choices: first ? topicChoices(topics, count) : uncounted(topicChoices(topics, countHere)),
    },
    {
      name: 'order',
      label: say('filter.order'),
      type: 'radio',
      choices: [
        { ...plain, value: '', label: say('filter.printed'), checked: true },
        { ...plain, value: 'title', label: say('filter.title') },
      ],
    },
  ];
  return groups.filter(({ choices }) => choices.length > 0);
}

function counter(papers: Facts): (fact: string) => number {
  const counts = new Map<string, number>();
  for (const facts of papers) for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return (fact) => counts.get(fact) ?? 0;
}

/** The topics that hold most of the papers. */
const topicChoices = (topics: readonly Topic[], count: (fact: string) => number): FilterChoice[] =>
  topics
    .map(({ slug, name }) => ({ ...plain, value: slug, label: name, count: count(`t-${slug}`) }))
    .filter((choice) => choice.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_TOPICS);

/** In the order of the alphabet. */
const uncounted = (choices: readonly FilterChoice[]): FilterChoice[] =>
  choices
    .map((choice) => ({ ...choice, count: null }))
    .sort(({ label: a }, { label: b }) => (a < b ? -1 : a > b ? 1 : 0));
