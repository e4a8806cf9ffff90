// Which brace closes which. In: any text. Out: partners by place. A brace behind a backslash is a printed sign and has
// none; neither has one whose partner got lost.

const NO_PARTNERS: ReadonlyMap<number, number> = new Map();

/** From the place of each `{` to the place of its `}`, and back. One pass over the text. */
export function matchBraces(text: string): ReadonlyMap<number, number> {
  if (!text.includes('{')) return NO_PARTNERS;
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (const match of text.matchAll(/\\[\s\S]|[{}]/g)) {
    if (match[0] === '{') open.push(match.index);
    else if (match[0] === '}' && open.length > 0) {
      const start = open.pop()!;
      partners.set(start, match.index);
      partners.set(match.index, start);
    }
  }
  return partners;
}
