// Which topics and editions a query finds by what the library's owner wrote about them. In: the directory's names with
// the words of their notes, and a query. Out: those that have every word asked for. They are few: no index is needed.
import { demandedWords, type Query } from './query.ts';
import type { NamedFact } from './schema.ts';
import { wordsOf } from './words.ts';

/** A word of the query stands for each that begins so, as it does while it is typed. */
export function notedPlaces(facts: readonly NamedFact[], { clauses }: Query): readonly NamedFact[] {
  const asked = clauses.filter(({ without, field }) => !without && field === null).flatMap(demandedWords);
  const barred = clauses.filter(({ without }) => without).flatMap(demandedWords);
  if (asked.length === 0) return [];
  return facts.filter(({ name, note }) => {
    if (note === undefined) return false;
    const terms = wordsOf(`${name} ${note}`).flatMap(({ term, parts }) => [term, ...parts]);
    const has = ({ term }: { readonly term: string }) => terms.some((own) => own.startsWith(term));
    return asked.every(has) && !barred.some(({ term }) => terms.includes(term));
  });
}
