// Teaches word meanings what belongs together: the two halves of an abstract shall find each other among the halves of
// texts like it, where the words that both share do not tell (contrastive learning, with those words' likeness given).
// In: texts, the words' weights, first meanings. Out: the same meanings, moved.
import { type Bags, bagsOf, wholeBags } from './word-bags.ts';
import type { WordTexts } from './word-texts.ts';

export type PairSettings = {
  readonly epochs: number;
  readonly rate: number;
  /** So many words of a half are left out, drawn by lot. */
  readonly drop: number;
  /** The most texts that are compared with each other. */
  readonly group: number;
  /** How much the shared words' likeness, and that of meanings, count at first. */
  readonly lexical: number;
  readonly dense: number;
};

/** What Adagrad starts with. */
const FIRST_SQUARE = 1e-3;

/** @param places the row of each word in `meanings`, -1 where it has none */
export function learnPairs(
  texts: WordTexts,
  weights: Float32Array,
  places: Int32Array,
  meanings: Float32Array,
  dimensions: number,
  settings: PairSettings,
  random: () => number,
): void {
  const squares = new Float32Array(meanings.length).fill(FIRST_SQUARE);
  const gradient = new Float32Array(meanings.length);
  const touched = new Uint8Array(meanings.length / dimensions);
  const scratch = new Int32Array(texts.keys.length);
  const whole = wholeBags(texts);
  const able = Array.from({ length: texts.sentences.length - 1 }, (_, text) => text).filter(
    (text) => texts.sentences[text + 1]! - texts.sentences[text]! > 2,
  );
  let { lexical, dense } = settings;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const vectors = directions(whole, places, meanings, dimensions, () => false);
    const groups = alike(shuffled(able, random), vectors.units, dimensions, settings.group, random);
    let hits = 0;
    for (const [number, group] of shuffled(groups, random).entries()) {
      const dealt = group.map((text) => deal(texts, text, random));
      const sides = [0, 1].map((side) =>
        bagsOf(
          texts,
          dealt.map((halves) => halves[side]!),
          scratch,
        ),
      );
      const size = group.length;
      const words = sharedWords(sides[0]!, sides[1]!, weights, scratch);
      const dropped = () => random() < settings.drop;
      const own = sides.map((bags) => directions(bags, places, meanings, dimensions, dropped));
      const near = products(own[0]!.units, own[1]!.units, dimensions);
      const pulls = new Float32Array(size * size);
      for (let at = 0; at < pulls.length; at++) pulls[at] = lexical * words[at]! + dense * near[at]!;
      hits += pull(pulls, size);
      let ofLexical = 0;
      let ofDense = 0;
      for (let at = 0; at < pulls.length; at++) {
        ofLexical += pulls[at]! * words[at]!;
        ofDense += pulls[at]! * near[at]!;
        pulls[at]! *= dense;
      }
      for (const side of [0, 1]) {
        const moves = movesOf(pulls, own[1 - side]!.units, dimensions, side === 1);
        passOn(sides[side]!, own[side]!, moves, places, gradient, touched, dimensions);
      }
      lexical -= (10 * ofLexical) / size;
      dense -= (5 * ofDense) / size;
      const rate = settings.rate * (1 - (epoch + number / groups.length) / settings.epochs);
      step(meanings, gradient, squares, touched, dimensions, rate);
    }
    const share = ((100 * hits) / able.length).toFixed(1);
    console.error(
      `pairs: epoch ${epoch + 1} of ${settings.epochs}, ${share}% found, ${lexical.toFixed(1)} : ${dense.toFixed(1)}`,
    );
  }
}

/** The sentences of a text as two halves: cut in the middle, every other one, or by lot. */
function deal({ sentences }: WordTexts, text: number, random: () => number): readonly [number[], number[]] {
  const first = sentences[text]! + 1;
  const own = Array.from({ length: sentences[text + 1]! - first }, (_, at) => first + at);
  const way = Math.floor(random() * 3);
  const order = way === 2 ? shuffled(own, random) : own;
  const middle = Math.max(1, Math.floor(own.length / 2));
  const inFirst = (_: number, at: number): boolean => (way === 1 ? at % 2 === 0 : at < middle);
  const halves = [order.filter(inFirst), order.filter((one, at) => !inFirst(one, at))] as const;
  return random() < 0.5 ? [halves[0], halves[1]] : [halves[1], halves[0]];
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Texts that lie near each other together: each heap is cut in two between two of its texts, drawn by lot. */
function alike(
  texts: readonly number[],
  units: Float32Array,
  dimensions: number,
  most: number,
  random: () => number,
): readonly (readonly number[])[] {
  if (texts.length <= most) return [texts];
  const one = texts[Math.floor(random() * texts.length)]! * dimensions;
  const other = texts[Math.floor(random() * texts.length)]! * dimensions;
  const sides = texts.map((text, at) => {
    let side = 0;
    for (let d = 0; d < dimensions; d++) side += units[text * dimensions + d]! * (units[one + d]! - units[other + d]!);
    return { text, side, at };
  });
  const order = sides.sort((a, b) => a.side - b.side || a.at - b.at).map(({ text }) => text);
  const middle = order.length >> 1;
  return [order.slice(0, middle), order.slice(middle)].flatMap((half) => alike(half, units, dimensions, most, random));
}

/** Sums of meanings, to length 1, and what they were divided by. `kept` has a 1 for each word that was not left out. */
type Directions = { readonly units: Float32Array; readonly lengths: Float32Array; readonly kept: Uint8Array };

function directions(
  { starts, words, roots }: Bags,
  places: Int32Array,
  meanings: Float32Array,
  dimensions: number,
  isDropped: () => boolean,
): Directions {
  const rows = starts.length - 1;
  const units = new Float32Array(rows * dimensions);
  const lengths = new Float32Array(rows);
  const kept = new Uint8Array(words.length);
  const sum = new Float64Array(dimensions);
  for (let row = 0; row < rows; row++) {
    sum.fill(0);
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const place = places[words[at]!]!;
      if (place === -1 || isDropped()) continue;
      kept[at] = 1;
      const root = roots[at]!;
      for (let d = 0, from = place * dimensions; d < dimensions; d++) sum[d]! += root * meanings[from + d]!;
    }
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += sum[d]! * sum[d]!;
    lengths[row] = Math.max(1e-6, Math.sqrt(squares));
    for (let d = 0; d < dimensions; d++) units[row * dimensions + d] = sum[d]! / lengths[row]!;
  }
  return { units, lengths, kept };
}

/** The cosine of every first half with every second by the words they share, row by row. */
function sharedWords(a: Bags, b: Bags, weights: Float32Array, heads: Int32Array): Float32Array {
  const rows = a.starts.length - 1;
  const [lengthsA, lengthsB] = [a, b].map(({ starts, words, roots }) =>
    Float64Array.from({ length: rows }, (_, row) => {
      let squares = 0;
      for (let at = starts[row]!; at < starts[row + 1]!; at++) squares += (roots[at]! * weights[words[at]!]!) ** 2;
      return Math.sqrt(squares) || 1;
    }),
  );
  const cosines = new Float32Array(rows * rows);
  // Lists of the places of b by word: `heads` has the last place plus one, `before` the one before it.
  const before = new Int32Array(b.words.length);
  const rowOf = new Int32Array(b.words.length);
  for (let row = 0; row < rows; row++) {
    for (let at = b.starts[row]!; at < b.starts[row + 1]!; at++) {
      rowOf[at] = row;
      before[at] = heads[b.words[at]!]!;
      heads[b.words[at]!] = at + 1;
    }
  }
  for (let row = 0; row < rows; row++) {
    for (let at = a.starts[row]!; at < a.starts[row + 1]!; at++) {
      const weight = (a.roots[at]! * weights[a.words[at]!]! ** 2) / lengthsA![row]!;
      for (let place = heads[a.words[at]!]!; place !== 0; place = before[place - 1]!) {
        const other = rowOf[place - 1]!;
        cosines[row * rows + other]! += (weight * b.roots[place - 1]!) / lengthsB![other]!;
      }
    }
  }
  for (const word of b.words) heads[word] = 0;
  return cosines;
}

function products(a: Float32Array, b: Float32Array, dimensions: number): Float32Array {
  const rows = a.length / dimensions;
  const all = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      let product = 0;
      for (let d = 0, p = i * dimensions, q = j * dimensions; d < dimensions; d++) product += a[p + d]! * b[q + d]!;
      all[i * rows + j] = product;
    }
  }
  return all;
}

/** Turns likenesses into the slope of the loss, both ways round; gives how many first halves find their second. */
function pull(all: Float32Array, size: number): number {
  const slopes = new Float32Array(all.length);
  let hits = 0;
  for (const [own, other] of [
    [size, 1],
    [1, size],
  ] as const) {
    for (let row = 0; row < size; row++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < size; at++) most = Math.max(most, all[row * own + at * other]!);
      if (other === 1 && all[row * size + row] === most) hits += 1;
      let sum = 0;
      for (let at = 0; at < size; at++) sum += Math.exp(all[row * own + at * other]! - most);
      for (let at = 0; at < size; at++) {
        const place = row * own + at * other;
        slopes[place]! += (Math.exp(all[place]! - most) / sum - (at === row ? 1 : 0)) / 2;
      }
    }
  }
  all.set(slopes);
  return hits;
}

/** What each row of one side is moved by: the sum of the other side's, by the slopes. */
function movesOf(slopes: Float32Array, others: Float32Array, dimensions: number, turned: boolean): Float32Array {
  const rows = others.length / dimensions;
  const moves = new Float32Array(others.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      const slope = slopes[turned ? j * rows + i : i * rows + j]!;
      if (Math.abs(slope) < 1e-6) continue;
      for (let d = 0, p = i * dimensions, q = j * dimensions; d < dimensions; d++)
        moves[p + d]! += slope * others[q + d]!;
    }
  }
  return moves;
}

/** From the rows' moves to their words'. */
function passOn(
  { starts, words, roots }: Bags,
  { units, lengths, kept }: Directions,
  moves: Float32Array,
  places: Int32Array,
  gradient: Float32Array,
  touched: Uint8Array,
  dimensions: number,
): void {
  const move = new Float64Array(dimensions);
  for (let row = 0; row + 1 < starts.length; row++) {
    const from = row * dimensions;
    let along = 0;
    for (let d = 0; d < dimensions; d++) along += moves[from + d]! * units[from + d]!;
    for (let d = 0; d < dimensions; d++) move[d] = (moves[from + d]! - along * units[from + d]!) / lengths[row]!;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      if (kept[at] === 0) continue;
      const place = places[words[at]!]!;
      touched[place] = 1;
      for (let d = 0, to = place * dimensions; d < dimensions; d++) gradient[to + d]! += roots[at]! * move[d]!;
    }
  }
}

/** Adagrad, for the words that were met. */
function step(
  meanings: Float32Array,
  gradient: Float32Array,
  squares: Float32Array,
  touched: Uint8Array,
  dimensions: number,
  rate: number,
): void {
  for (let place = 0; place < touched.length; place++) {
    if (touched[place] === 0) continue;
    touched[place] = 0;
    for (let at = place * dimensions; at < (place + 1) * dimensions; at++) {
      const slope = gradient[at]!;
      squares[at]! += slope * slope;
      meanings[at]! -= (rate * slope) / Math.sqrt(squares[at]!);
      gradient[at] = 0;
    }
  }
}
