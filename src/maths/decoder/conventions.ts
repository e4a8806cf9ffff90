// What print has settled by convention, and a search over single signs does not see: words are upright, norms have double bars.
// In: a reading's TeX. Out: the same TeX so set, and how many words it took. What may be a product, `ij` or `AB`, is left alone.
import { COMMAND_KINDS, commandKind } from './commands.ts';

export type Settled = {
  readonly tex: string;
  /** How many words were set upright: their authors may have said so with a command that is lost. */
  readonly words: number;
};

/** Words of three letters in indices that 16,000 abstracts set upright at least as often as not, and their like. */
const SHORT_WORDS = new Set(
  (
    'acc adv aff agg aug aux avg cas cls crt det diff dis eff emb enc dec err ext fix gen inp kin lab loc low mem mod new ' +
    'num obs off old opt out pad par pre pri pub rec red ref reg rel res rms seg sim stat std sub sym tar tgt tot val var vis'
  ).split(' '),
);

/** Names in capitals that are read as one word in an index, even one without braces: `varepsilon_DP`. */
const ACRONYMS = new Set(
  'API BCE CE CNN DP ERM GAN GD GP JS KD KL LLM LM MAP ML MLE MLP MMD MSE NLL NN OOD OPT PCA RL SFT SGD TV VAE'.split(
    ' ',
  ),
);

/** Names of numbers and functions that stand on the line of a formula: `O(opt) + epsilon`, `softmax(QK^top)`. */
const LINE_WORDS = new Set('opt OPT sgn ReLU polylog softmax Spin'.split(' '));

/** `min` and `max` are commands of TeX, set upright by it. */
const EXTREMES = new Set(['max', 'min']);

/** Four small letters in a row are a word: no author multiplies so many. */
const isWord = (letters: string): boolean => /[a-z]{4}/.test(letters);

const isIndexWord = (letters: string): boolean =>
  isWord(letters) || SHORT_WORDS.has(letters) || ACRONYMS.has(letters) || /^[A-Z]{3,}$/.test(letters);

/** What is set already, a command, an index of letters alone in braces, one in capitals without, letters on the line. */
const PIECES =
  /\\(?:text\w*|mbox|mathrm|operatorname|math(?:sf|tt|it|bf))\s*\{[^}]*\}|\\(?:rm|bf|it|sf|tt)\b\s*[a-zA-Z]*|\\[a-zA-Z]+|([_^])\{([a-zA-Z]{2,})\}|_([A-Z]{2,})(?![a-zA-Z{])|[a-zA-Z]{3,}/g;

/** Bars whose index only norms have: `|x|_2`, `|A|_F`, `|f|_{L^2}`: in those abstracts they were double. */
const NORMS = /(?<![\\|])\|([^|]{1,80}?)(?<!\\)\|(?=_(?:\{(?:[12F]|\\infty|L[\^_])|[12F](?!\d)|\\infty))/g;

/** `v_{rm opt}`: no author multiplies r and m at the head of a group, with a blank after them. */
const SWITCHES = /(?<=\{)(?=(?:rm|bf|cal|sf|tt|it) (?:[a-zA-Z]|\\[a-zA-Z]))/g;

/** `polylog` is one name, and no product of two. */
const POLYLOG = /\\(?:mathrm|text|operatorname)\{poly\}\s*\\log(?![a-z])|(?<![a-zA-Z\\{])poly\\log(?![a-z])/g;

/** `Spin(7)`, `Spin^c`: a group's name, in which a search sees `\in`. */
const SPIN = /(?<![a-zA-Z\\])Sp\\in(?![a-zA-Z])/g;

/** `746--1249\times`: from, to; as maths the dash would be two minus signs. */
const RANGE = /(?<=\d)--(?=\d)/g;

export function settled(read: string): Settled {
  const reading = read
    .replace(SWITCHES, '\\')
    .replace(POLYLOG, 'polylog')
    .replace(SPIN, 'Spin')
    .replace(RANGE, '\\text{--}');
  let words = 0;
  const upright = (word: string): string => {
    words++;
    return `\\mathrm{${word}}`;
  };
  const tex = reading.replace(PIECES, (piece, sign?: string, grouped?: string, bare?: string) => {
    if (grouped !== undefined) {
      if (EXTREMES.has(grouped)) return `${sign}{\\${grouped}}`;
      if (commandKind(grouped) === COMMAND_KINDS.greek) return `${sign}{\\${grouped}}`;
      return isIndexWord(grouped) ? `${sign}{${upright(grouped)}}` : piece;
    }
    if (bare !== undefined) return ACRONYMS.has(bare) ? `_{${upright(bare)}}` : piece;
    if (piece[0] === '\\') return piece;
    const kind = commandKind(piece);
    // t, h, e, t, a: no author multiplies these
    if (isWord(piece) && (kind === COMMAND_KINDS.greek || kind === COMMAND_KINDS.func)) return `\\${piece}`;
    return isWord(piece) || LINE_WORDS.has(piece) ? upright(piece) : piece;
  });
  return { tex: tex.replace(NORMS, '\\|$1\\|'), words };
}
