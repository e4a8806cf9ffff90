// The sizes and rates of the training, in one place.

/** Only these first lines of the corpus are learned from; the rest is for measuring. */
export const TRAINING_LINES = 16_000;
/** The last abstracts without maths are kept: half of them for choosing the thresholds, half for measuring. */
export const PLAIN_HELD_OUT = 8_000;
/** Of a hundred abstracts of a listing, nine hold maths: so many without for each with. */
export const NATURAL_SHARE = 10;
export const CHOICE_BITS = 15;
/** n-grams of three tokens or more that are rarer are left out of the language model. */
export const LEAST_NGRAM = 3;
/** Strong dropout and slow steps for rare features count most: with `start` 4 instead of 80 two points are lost. */
export const LABELS = { unaryBits: 20, pairBits: 13, epochs: 5, rate: 0.3, drop: 0.6, least: 3, start: 80 };
/** The first looks that the second learns from see half of the texts, so a feature counts sooner. */
export const HALF_LABELS = { ...LABELS, epochs: 3, least: 2 };
export const TOPIC = { bits: 15, epochs: 3, rate: 0.1, start: 10, drop: 0.3 };
export const SECOND = { bits: 14, epochs: 2, rate: 0.1, start: 4 };
export const JUDGE = { bits: 15, epochs: 3, rate: 0.1, start: 10, drop: 0.4 };
/**
 * Chosen on 4,000 abstracts without maths that nothing was learned from, and on texts with maths that the first look had
 * not seen: a text is taken to set formulas where that gives the most letters while fewer than 2 in 100 of those without
 * dollars are answered. Among maths nearly every place is right; alone, a lone letter is most often a grade or a unit.
 */
export const THRESHOLDS = { text: 0.32, amongMaths: -2, alone: -0.3, bare: 0.4 };
