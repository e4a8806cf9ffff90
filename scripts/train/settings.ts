// The sizes and rates of the training, in one place.

/** Only these first lines of the corpus are learned from; the rest is for measuring. */
export const TRAINING_LINES = 16_000;
export const CHOICE_BITS = 15;
/** n-grams of three tokens or more that are rarer are left out of the language model. */
export const LEAST_NGRAM = 3;
export const LABELS = { unaryBits: 18, pairBits: 13, epochs: 5, rate: 0.3, drop: 0.5, least: 3, start: 4 };
/** The first looks that the second learns from see half of the texts, so a feature counts sooner. */
export const HALF_LABELS = { ...LABELS, epochs: 3, least: 2 };
export const SECOND = { bits: 14, epochs: 3, rate: 0.1, start: 4 };
export const JUDGE = { bits: 15, epochs: 4, rate: 0.1, start: 2, drop: 0.3 };
/** The least that the judge must think of a formula, as the logarithm of odds; chosen on the lines held out. */
export const THRESHOLDS = { least: 0, leastForLetters: 0 };
