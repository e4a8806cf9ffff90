// The sizes and rates of the training, in one place.

/** Only these first lines of the corpus are learned from; the rest is for measuring. */
export const TRAINING_LINES = 16_000;
/** The last abstracts without maths are kept: these for choosing the thresholds, and the last ones for measuring. */
export const PLAIN_FOR_CHOICE = 8_000;
export const PLAIN_FOR_MEASURE = 12_000;
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
export const JOIN = { bits: 13, epochs: 4, rate: 0.1, start: 10, drop: 0.3 };
/**
 * Two in a hundred abstracts without dollars may be answered; the thresholds are chosen for fewer, since another text
 * has other chances. Places that are wrong are mostly maths whose author set it otherwise, so they cost little. More
 * letters are had for fewer other formulas: weighed a little more, neither falls behind.
 */
export const ASKED = { mostAnswered: 0.017, priceOfWrong: 0.2, lettersWorth: 1.5 };
/** The thresholds are chosen on every so many-th text with maths: enough, and sooner done. */
export const TEXT_STEP = 4;

/** The meanings of words are learned from these first lines of the mixture; the rest is for choosing and measuring. */
export const WORD_LINES = 90_000;
/** Words that fewer texts hold have no meaning of their own. */
export const LEAST_TEXTS = 10;
export const DIMENSIONS = 128;
export const PAIRS = { epochs: 6, rate: 0.1, drop: 0.3, group: 1100, lexical: 20, dense: 10 };
