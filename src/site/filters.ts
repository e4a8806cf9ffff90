// The filters of an edition: which are worth offering, and how many papers each would leave. In: what its papers can be
// filtered by, and which of them stand on the page at hand. Out: groups of choices. A choice that would leave nothing, or
// everything, is not offered; without scripts, which see the page at hand alone, the same holds of that.
import { once } from '../leaves/once.ts';
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
  const counts = counted(all);
  const countsHere = all === here ? counts : counted(here);
  const choices = (values: typeof SHOW | typeof HAS): FilterChoice[] =>
    values
      .map((value) => {
        const [whole, part] = [counts.get(value) ?? 0, countsHere.get(value) ?? 0];
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
        ...choices(SHOW),
        ...(saved ? OWN.map((value) => ({ ...plain, value, label: say(`filter.${value}`) })) : []),
      ],
    },
    { name: 'has', label: say('filter.has'), type: 'checkbox', choices: choices(HAS) },
    {
      name: 'topic',
      label: say('filter.topic'),
      type: 'checkbox',
      choices: first ? topicChoices(topics, counts) : uncounted(topicChoices(topics, countsHere)),
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

/** Once for all pages of an edition. */
const counted = once((papers: Facts): Counts => {
  const counts = new Map<string, number>();
  for (const facts of papers) for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return counts;
});

/** By what papers can be filtered by. */
type Counts = ReadonlyMap<string, number>;

/** The topics that hold most of the papers. A large library has hundreds: only those that hold any are looked at. */
function topicChoices(topics: readonly Topic[], counts: Counts): FilterChoice[] {
  const known = topicsByFact(topics);
  const held = [...counts].flatMap(([fact, count]) => {
    const topic = known.get(fact);
    return topic === undefined ? [] : [{ ...topic, count }];
  });
  return held
    .sort((a, b) => b.count - a.count || a.nth - b.nth)
    .slice(0, MOST_TOPICS)
    .map(({ slug, name, count }) => ({ ...plain, value: slug, label: name, count }));
}

const topicsByFact = once(
  (topics: readonly Topic[]) => new Map(topics.map(({ slug, name }, nth) => [`t-${slug}`, { slug, name, nth }])),
);

/** In the order of the alphabet. */
const uncounted = (choices: readonly FilterChoice[]): FilterChoice[] =>
  choices
    .map((choice) => ({ ...choice, count: null }))
    .sort(({ label: a }, { label: b }) => (a < b ? -1 : a > b ? 1 : 0));
