// English words that read as letters and commands that ran together: `robot` as r, o, \bot, `point` as p, o, \int.
// In: a word. Out: is it one of them? Taken from a hundred thousand abstracts: each stands there outside of formulas
// three times or more, and in formulas in less than one of fifty places; a few are names: Bott, Kato, Snell. What is
// not listed here may be either.

const WORDS = new Set(
  (
    'able acne acupoint admin age akin all allele amid ample anne apical archi arm atop att auto avert axle bait ' +
    'baker ball ballast ballbot barge basin battle bell beta bill binge bit bitext bland blast blog boast bone bott ' +
    'bottle bpm bright bull bulletin bump cage call camp cane canine cast castle catoni cattle cell chat chatbot chit ' +
    'circle cleft cliff clin clover coast cobot coexist coexists coin cole color comp cone conical coprime cover ' +
    'covert crowns culvert dall damp delimit dimple ditto divert done downs dull dump dune dwell east edge edit egg ' +
    'emit emu eosin etale exit faint fall farm farmland fast fell file fill fine finland firm fit flexi focal form ' +
    'fringe full gain gait gale garg gene germ gini git gland glint gone griffin grover hall harm hein hermit hill ' +
    'hinge hint hit hole hoover hover huge hull humid hump idle ill immune impartial inland into invert island jain ' +
    'join joint juggle jump june kaggle kale kane kato keeps kill kit klein knit knowns lamp lane last least lexical ' +
    'leximin limit line linker lit little local login logit lone lump machine main mainland maker male mall margin ' +
    'maximin mellin menu meta mile mill mine mini minimax minisum misfit mit mocap mole mott mover mule nine none ' +
    'norm null octopi omit omni one onto orin otto overt page pain paint past permit pile pill pit pitt plover point ' +
    'poker poland poll ppm print prover pull pump quadrangle rage rain ramp rebar recap recheck rein reps resin ' +
    'retain revert robot role roll rollover rover ruin rule sage saint sale sample sato scotland sell settle shell ' +
    'shin simple sine singe sit skin slim slit smell snell sole spell spill spillover spine squad steps stiff stone ' +
    'stop storm submit superpoint swin taint taker tale tall tamp tangle taxi tele tell temple term that thin thinker ' +
    'thom tile till tinker titan title toggle toll tone topical toto towns tune twin typical uni unit unnatural ' +
    'upright upto urge vast vein veto vine vocal vuln wage waggle wait wall warm watt well what whom wiggle will wine ' +
    'wit witt worm wright yale yeast yule zone'
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
