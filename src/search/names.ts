// Which editions and topics are meant by what stands after `in:` and `topic:`. In: names as typed, and the directory's.
// Out: places in the directory. A whole name means that one alone, the beginning of a name all that begin so.
import { nameKey } from './query.ts';
import type { NamedFact } from './schema.ts';

/** Of names, the editions or topics that each stands for, together; and those that stand for none. */
export type Named = { readonly places: ReadonlySet<number>; readonly unknown: readonly string[] };

/** @param names as typed */
export function namedIn(facts: readonly NamedFact[], names: readonly string[]): Named {
  const keys = names.length === 0 ? [] : facts.map(keysOf);
  const matching = names.map(nameKey).map((name) => {
    const whole = placesWhere(keys, (key) => key === name);
    return whole.length > 0 ? whole : placesWhere(keys, (key) => key.startsWith(name));
  });
  return { places: new Set(matching.flat()), unknown: names.filter((_, at) => matching[at]!.length === 0) };
}

const keysOf = ({ name, slug }: NamedFact): readonly string[] => [nameKey(name), nameKey(slug)];

const placesWhere = (keys: readonly (readonly string[])[], holds: (key: string) => boolean): number[] =>
  keys.flatMap((own, place) => (own.some(holds) ? place : []));

/** An operator and up to six words after it, without quotes. */
const RUN = /(?<=^|\s)(-?(in|topic):)([^\s"]+(?:\s[^\s":]+){1,5})/giu;

type Directory = { readonly editions: readonly NamedFact[]; readonly topics: readonly NamedFact[] };

/** `in:sep 9` becomes `in:"sep 9"` where an edition is called so; of several names the longest is meant. */
export function quoteNames(typed: string, { editions, topics }: Directory): string {
  return typed.replace(RUN, (whole, operator: string, field: string, run: string) => {
    const names = new Set((field.toLowerCase() === 'in' ? editions : topics).map(({ name }) => nameKey(name)));
    const words = run.split(/\s/);
    for (let length = words.length; length > 1; length--) {
      const name = words.slice(0, length).join(' ');
      if (names.has(nameKey(name))) return [`${operator}"${name}"`, ...words.slice(length)].join(' ');
    }
    return whole;
  });
}
