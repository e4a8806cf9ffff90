// The course of every training here: the examples again and again, each time in another order and with smaller steps.
// In: how to learn from one example. Out: the clock that the averages count by; the loss of each round is told on the way.
import { randomFrom } from '../seeded-random.mjs';
import { shuffle } from './random.ts';

type Loss = { readonly loss: number; readonly of: number };

/**
 * @param learnFrom learns from one example; says what it lost, or null where it looked at nothing
 * @returns the steps that are averaged over: those of the second half
 */
export function inEpochs(
  what: string,
  count: number,
  settings: { readonly epochs: number; readonly rate: number },
  seed: number,
  learnFrom: (index: number, rate: number, clock: number) => Loss | null,
): number {
  const random = randomFrom(seed);
  const order = Array.from({ length: count }, (_, i) => i);
  let clock = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const rate = settings.rate * (1 - (0.8 * epoch) / settings.epochs);
    let loss = 0;
    let seen = 0;
    for (const index of order) {
      const own = learnFrom(index, rate, clock);
      if (own === null) continue;
      loss += own.loss;
      seen += own.of;
      if (epoch >= settings.epochs >> 1) clock++;
    }
    console.error(`${what}, epoch ${epoch + 1}: loss ${(loss / seen).toFixed(5)} of ${seen}`);
  }
  return clock;
}
