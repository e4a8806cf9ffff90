// English words that read as letters and commands that ran together: `robot` as r, o, \bot, `point` as p, o, \int.
// In: a word. Out: is it one of them? Taken from a hundred thousand abstracts: each stands there outside of formulas
// eight times or more, and in formulas in less than one of a hundred places. What is not listed here may be either.

const WORDS = new Set(
  (
    'able acne admin age akin all amid ample apical archi arm atop att auto axle bait baker ball ballast ballbot ' +
    'basin battle beta bit bitext blast blog bone bottle bpm bright bull bump cage call cane canine cast cattle cell ' +
    'chat chatbot circle cliff clin clover coast cobot coin color comp cone conical coprime cover covert dimple ' +
    'done dull dump dwell east edge edit egg emit emu eosin etale exit faint fall farm farmland fast fell file ' +
    'fill fine finland firm fit flexi focal form fringe full gain gait gale gene germ gini git gland gone ' +
    'griffin grover hall harm hill hinge hint hit hole hover huge hull idle ill immune impartial inland into invert ' +
    'island jain join joint jump june kaggle keeps kill kit klein knowns lamp lane last least lexical leximin ' +
    'limit line lit little local logit machine main mainland maker male mall margin maximin mellin menu meta ' +
    'mile mill mine mini minimax minisum mit mocap mole mott mover nine none norm null octopi omit one onto ' +
    'overt page pain paint past permit pile pill pit point poker poland poll ppm print prover pull pump rain ' +
    'ramp rein reps resin retain revert robot role roll rollover rover rule sage sale sample sato settle shell ' +
    'shin simple sine sit skin slim slit smell sole spell spill spillover spine steps stiff stone stop storm ' +
    'submit superpoint swin taint taker tale tall tamp tangle taxi tele tell term that thin thinker tile till ' +
    'titan title toggle toll tone topical toto tune twin typical uni unit unnatural upright upto urge vast vein ' +
    'veto vine vocal vuln wage wait wall warm watt well what whom wiggle will wine wit witt worm yale yeast yule ' +
    'zone'
  ).split(' '),
);

/** Families of words that begin as a command does: `approximation`, `equivalent`, `timestamps`. */
const STEMS =
  /^(?:alphabet|alphas$|amalgam|angle[ds]|approxim|binomial|check[aelops]|chooses|coloni|colono|colony|coproduct|degrees|deltas$|equivalen|equivarian|naturalis|naturally|noting|parallel[aeiloqsy]|partially|prime[drs]|rights|sharp[elny]|square[dfls]|subsets|timeser|timest|triangle[ds]|underlines)/;

/** The word as it stands in a sentence: small, or with a capital at its start. */
export function isEnglish(word: string): boolean {
  if (!/^[A-Za-z][a-z]+$/.test(word)) return false;
  const small = word.toLowerCase();
  return WORDS.has(small) || STEMS.test(small);
}
