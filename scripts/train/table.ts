// A table of weights that is learned by AdaGrad and averaged at the end.
// Source: Duchi, Hazan & Singer 2011; averaging by the trick of Daumé 2006 (one sum, no pass over all weights).

export type Table = { readonly weights: Float32Array; readonly sums: Float64Array; readonly squares: Float32Array };

/** @param start what the sums of squares start from */
export const newTable = (size: number, start: number): Table => ({
  weights: new Float32Array(size),
  sums: new Float64Array(size),
  squares: new Float32Array(size).fill(start),
});

/** One step for one weight; `clock` counts the steps that are averaged over. */
export function learn(table: Table, at: number, gradient: number, rate: number, clock: number): void {
  const square = table.squares[at]! + gradient * gradient;
  table.squares[at] = square;
  const change = (rate * gradient) / Math.sqrt(square);
  table.weights[at] = table.weights[at]! + change;
  table.sums[at] = table.sums[at]! + change * clock;
}

/** Turns the weights into their average over the steps from 1 to `clock`. */
export function averaged(table: Table, clock: number): void {
  for (let i = 0; i < table.weights.length; i++) table.weights[i] = table.weights[i]! - table.sums[i]! / clock;
}
