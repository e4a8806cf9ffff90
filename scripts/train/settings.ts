// The sizes and rates of the training, in one place.

/** Only these first lines of the corpus are learned from; the rest is for measuring. */
export const TRAINING_LINES = 16_000;
export const CHOICE_BITS = 15;
/** n-grams of three tokens or more that are rarer are left out of the language model. */
export const LEAST_NGRAM = 3;
export const LABELS = { unaryBits: 18, pairBits: 13, epochs: 4, rate: 0.25, drop: 0.6, least: 3, start: 8 };
/** The first looks that the second learns from see half of the texts, so a feature counts sooner. */
export const HALF_LABELS = { ...LABELS, epochs: 3, least: 2 };
export const SECOND = { bits: 14, epochs: 3, rate: 0.1, start: 4 };
/** Added to the score of a formula's beginning: chosen on the held-out lines. */
export const BIAS = 0;
