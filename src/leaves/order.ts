// The one order of texts. In: two texts. Out: which comes first, by code units, whatever the locale of the machine.

export const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
