// The filters of a list: which are worth offering, and how many papers each would leave. In: the entries of a page.
// Out: groups of choices. A choice that would leave nothing, or everything, is not offered.
import type { Say } from '../texts/say.ts';
import type { Topic } from '../types.ts';
import type { EntryLine, FilterChoice, FilterGroup } from './page.ts';

const SHOW = ['new', 'elsewhere'] as const;
const OWN = ['unread', 'saved', 'hidden'] as const;
const HAS = ['code', 'project', 'data', 'maths'] as const;

/** A longer rail would be no help. */
const MOST_TOPICS = 16;

const plain = { count: null, scripted: true, checked: false } as const;

/**
 * @param topics those of the library, in the order in which equals are listed
 * @param saved whether readers can save, tick off and hide papers
 */
export function filtersFor(
  entries: readonly EntryLine[],
  topics: readonly Topic[],
  say: Say,
  saved: boolean,
): FilterGroup[] {
  if (entries.length < 2) return [];
  const counts = new Map<string, number>();
  for (const { facts } of entries) for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  const count = (fact: string): number => counts.get(fact) ?? 0;
  const counted = (values: typeof SHOW | typeof HAS): FilterChoice[] =>
    values
      .map((value) => {
        return { value, label: say(`filter.${value}`), count: count(value), scripted: false, checked: false };
      })
      .filter((choice) => choice.count > 0 && choice.count < entries.length);
  const groups: FilterGroup[] = [
    {
      name: 'show',
      label: say('filter.show'),
      type: 'radio',
      choices: [
        { value: '', label: say('filter.all'), count: entries.length, scripted: false, checked: true },
        ...counted(SHOW),
        ...(saved ? OWN.map((value) => ({ ...plain, value, label: say(`filter.${value}`) })) : []),
      ],
    },
    { name: 'has', label: say('filter.has'), type: 'checkbox', choices: counted(HAS) },
    { name: 'topic', label: say('filter.topic'), type: 'checkbox', choices: topicChoices(topics, count) },
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

/** The topics that hold most of the entries. */
const topicChoices = (topics: readonly Topic[], count: (fact: string) => number): FilterChoice[] =>
  topics
    .map(({ slug, name }) => ({ value: slug, label: name, count: count(`t-${slug}`), scripted: true, checked: false }))
    .filter((choice) => choice.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_TOPICS);
