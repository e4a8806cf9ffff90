// A growing tree of number sequences: a node adds one item to the sequence of its parent. In: sequences, item by item.
// Out: a node for each, numbered in order of first use, a parent before its children. A hash table in typed arrays,
// since every word of a library asks it.
import { append, type Growing, growing } from './numbering.ts';

/** `links` has for each node its parent, then its last item: beside each other, since both are asked at once. */
export type Sequences = { readonly links: Growing; slots: Int32Array };

/** The node of the empty sequence. */
export const ROOT = -1;

export const sequences = (): Sequences => ({
  links: growing(1 << 12),
  slots: new Int32Array(1 << 12).fill(-1),
});

/** How many nodes there are beside the root. */
export const sizeOf = ({ links }: Sequences): number => links.length / 2;

export const parentOf = ({ links }: Sequences, node: number): number => links.items[node * 2]!;

const hashOf = (node: number, item: number): number => {
  const mixed = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(item, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
};

/** The node one item further, or `ROOT` where there is none. */
export function nodeAfter({ links, slots }: Sequences, node: number, item: number): number {
  const mask = slots.length - 1;
  const { items } = links;
  for (let slot = hashOf(node, item) & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot]!;
    if (found === -1 || (items[found * 2 + 1] === item && items[found * 2] === node)) return found;
  }
}

/** The node one item further, made where there is none. */
export function grow(tree: Sequences, node: number, item: number): number {
  const known = nodeAfter(tree, node, item);
  if (known !== -1) return known;
  const made = sizeOf(tree);
  append(tree.links, node);
  append(tree.links, item);
  if (sizeOf(tree) * 2 > tree.slots.length) {
    tree.slots = new Int32Array(tree.slots.length * 2).fill(-1);
    for (let other = 0; other <= made; other++) seat(tree, other);
  } else seat(tree, made);
  return made;
}

function seat({ links, slots }: Sequences, node: number): void {
  const mask = slots.length - 1;
  let slot = hashOf(links.items[node * 2]!, links.items[node * 2 + 1]!) & mask;
  while (slots[slot] !== -1) slot = (slot + 1) & mask;
  slots[slot] = node;
}

/** The items of a node's sequence. */
export function itemsOf({ links }: Sequences, node: number): readonly number[] {
  const items: number[] = [];
  for (let at = node; at !== ROOT; at = links.items[at * 2]!) items.unshift(links.items[at * 2 + 1]!);
  return items;
}

/** A smaller tree of some nodes and all that lead to them, in their old order; `kept` are their old numbers. */
export function prune(tree: Sequences, wanted: (node: number) => boolean): { tree: Sequences; kept: Int32Array } {
  const stays = new Uint8Array(sizeOf(tree));
  for (let node = stays.length - 1; node >= 0; node--) {
    if (stays[node] === 0 && !wanted(node)) continue;
    stays[node] = 1;
    const parent = parentOf(tree, node);
    if (parent !== ROOT) stays[parent] = 1;
  }
  const smaller = sequences();
  const numbers = new Int32Array(stays.length);
  const kept = Int32Array.from(stays.keys()).filter((node) => stays[node] === 1);
  for (const node of kept) {
    const parent = parentOf(tree, node);
    numbers[node] = grow(smaller, parent === ROOT ? ROOT : numbers[parent]!, tree.links.items[node * 2 + 1]!);
  }
  return { tree: smaller, kept };
}
