// Counts as pages print them. In: a text that ends in one. Out: the number, or null.

/** `11.3k` is 11300. */
export function countOf(text: string): number | null {
  const found = /(\d{1,15}(?:[.,]\d{1,15})?)(k?)$/i.exec(text.trimEnd());
  if (found === null) return null;
  return found[2] === ''
    ? Number(found[1]!.replace(/[.,]/g, ''))
    : Math.round(Number(found[1]!.replace(',', '.')) * 1000);
}
