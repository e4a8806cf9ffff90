// A growing tree of number sequences: node `n` adds `last[n]` to the sequence of `parent[n]`. In: sequences, number by
// number. Out: a node for each. A hash table in typed arrays, since every word of a library asks it.

export type Sequences = { readonly parent: number[]; readonly last: number[]; slots: Int32Array };

/** The node of the empty sequence. */
export const ROOT = -1;

export const sequences = (): Sequences => ({ parent: [], last: [], slots: new Int32Array(1 << 12).fill(-1) });

const hashOf = (node: number, item: number): number => {
  const mixed = Math.imul(node + 1, 0x9e3779b1) ^ Math.imul(item, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
};

/** The node one item further, or `ROOT` where there is none. */
export function nodeAfter({ parent, last, slots }: Sequences, node: number, item: number): number {
  const mask = slots.length - 1;
  for (let slot = hashOf(node, item) & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot]!;
    if (found === -1 || (last[found] === item && parent[found] === node)) return found;
  }
}

/** The node one item further, made where there is none. */
export function grow(tree: Sequences, node: number, item: number): number {
  const known = nodeAfter(tree, node, item);
  if (known !== -1) return known;
  tree.parent.push(node);
  tree.last.push(item);
  const made = tree.parent.length - 1;
  if (tree.parent.length * 2 > tree.slots.length) {
    tree.slots = new Int32Array(tree.slots.length * 2).fill(-1);
    for (let other = 0; other <= made; other++) seat(tree, other);
  } else seat(tree, made);
  return made;
}

function seat({ parent, last, slots }: Sequences, node: number): void {
  const mask = slots.length - 1;
  let slot = hashOf(parent[node]!, last[node]!) & mask;
  while (slots[slot] !== -1) slot = (slot + 1) & mask;
  slots[slot] = node;
}

/** The items of a node's sequence. */
export function itemsOf({ parent, last }: Sequences, node: number): readonly number[] {
  const items: number[] = [];
  for (let at = node; at !== ROOT; at = parent[at]!) items.unshift(last[at]!);
  return items;
}
