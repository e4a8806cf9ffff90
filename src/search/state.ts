// What a search page shows is all in its address: words, filters, order. In: the address's query. Out: a
// SearchState, and back. Whatever else an address holds is ignored.
import { type Choice, isTrait } from './facets.ts';

export const ORDERS = ['best', 'newest', 'title'] as const;
export type Order = (typeof ORDERS)[number];

export type SearchState = { readonly text: string; readonly choice: Choice; readonly order: Order };

export const EMPTY_STATE: SearchState = { text: '', choice: { editions: [], topics: [], has: [] }, order: 'best' };

const MOST_TEXT = 1000;
const MOST_CHOSEN = 50;

/** Reads `?q=…&in=…&topic=…&has=…&order=…`; broken percent signs are read as they stand. */
export function stateFrom(search: string): SearchState {
  const params = new URLSearchParams(search);
  const order = params.get('order') ?? '';
  const all = (name: string) => [...new Set(params.getAll(name))].slice(0, MOST_CHOSEN);
  return {
    text: (params.get('q') ?? '').slice(0, MOST_TEXT).toWellFormed(),
    choice: { editions: all('in'), topics: all('topic'), has: all('has').filter(isTrait) },
    order: ORDERS.find((one) => one === order) ?? 'best',
  };
}

/** The query part of the address, with its `?`; empty where nothing is asked. */
export function addressOf({ text, choice, order }: SearchState): string {
  const params = new URLSearchParams();
  if (text !== '') params.append('q', text);
  for (const edition of choice.editions) params.append('in', edition);
  for (const topic of choice.topics) params.append('topic', topic);
  for (const trait of choice.has) params.append('has', trait);
  if (order !== 'best') params.append('order', order);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
