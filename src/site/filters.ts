// The filters of a list: which are worth offering, and how many papers each would leave. In: the entries of a page.
// Out: groups of choices. A choice that would leave nothing, or everything, is not offered.
import type { Topic } from '../types.ts';
import type { EntryLine, FilterChoice, FilterGroup } from './page.ts';

const SHOW: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'new', label: 'New here' },
  { value: 'elsewhere', label: 'Also elsewhere' },
];
const HAS: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'code', label: 'Code' },
  { value: 'project', label: 'Project page' },
  { value: 'data', label: 'Data' },
  { value: 'maths', label: 'Maths' },
];

/** A longer rail would be no help. */
const MOST_TOPICS = 16;

const plain = { count: null, scripted: true, checked: false } as const;

/** @param topics those of the library, in the order in which equals are listed */
export function filtersFor(entries: readonly EntryLine[], topics: readonly Topic[]): FilterGroup[] {
  if (entries.length < 2) return [];
  const count = (fact: string): number => entries.filter(({ facts }) => facts.includes(fact)).length;
  const counted = (choices: typeof SHOW): FilterChoice[] =>
    choices
      .map((choice) => ({ ...choice, count: count(choice.value), scripted: false, checked: false }))
      .filter((choice) => choice.count > 0 && choice.count < entries.length);
  const groups: FilterGroup[] = [
    {
      name: 'show',
      label: 'Show',
      type: 'radio',
      choices: [
        { value: '', label: 'All papers', count: entries.length, scripted: false, checked: true },
        ...counted(SHOW),
        { ...plain, value: 'unread', label: 'Unread' },
        { ...plain, value: 'saved', label: 'Saved' },
        { ...plain, value: 'hidden', label: 'Hidden' },
      ],
    },
    { name: 'has', label: 'Has', type: 'checkbox', choices: counted(HAS) },
    { name: 'topic', label: 'Topic', type: 'checkbox', choices: topicChoices(topics, count) },
    {
      name: 'order',
      label: 'Order',
      type: 'radio',
      choices: [
        { ...plain, value: '', label: 'As printed', checked: true },
        { ...plain, value: 'title', label: 'By title' },
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
