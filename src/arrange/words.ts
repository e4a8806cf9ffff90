// Tables of words for the arranging stage: which words never say what a paper is about, and how spellings of
// one word are brought together. In: a word as it stands. Out: its key. The tables are for English prose.
import { fold } from '../leaves/fold.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Grammar: never a term, never at the edge of a phrase. */
export const STOP_WORDS = list(`
  a about above across after again against all almost along already also although always am among an and another any
  are aren't as at away be became because become becomes been before being below between beyond both but by can cannot
  could despite did do does doesn't doing don't done down due during each either else enough etc even ever every few
  finally first for from further furthermore had has have having he hence her here his how however i if in indeed
  instead into is isn't it it's its itself just last least less let like many may me might more moreover most much must
  my namely near neither never nevertheless no nor not now of off often on once one ones only onto or other others
  otherwise our ours over own per perhaps quite rather really same second secondly several shall she should since so
  some still such than that that's the their them themselves then there thereby therefore these they third this those
  though three through throughout thus to together too toward towards two under unlike until unto up upon us use used
  uses using usually versus very via was we well were what whatever when whenever where whereas wherein whereby whether
  which while who whole whom whose why will with within without would yet you your e.g i.e eg ie et al vs cf resp bf em ii iii iv sc sf tt
`);

/** The prose of research: says how one writes about anything, never what a paper is about. */
export const PROSE_WORDS = list(`
  ability able abstract accomplish according accordingly account accurate accurately achieve achieved achieves
  achieving act actively acts actual addition additional additionally address addressed addresses addressing adequately
  adjusts advance advanced advancement advantage advantageous affecting affects aforementioned aim aiming aims
  alleviate allow allowing allows alternative amount analyze analyzed analyzing answer appealing appear applicable
  application applied apply applying approach appropriate arbitrarily area argue arguments around art article aspect
  aspects assess associated assume attempt attractive author automatically available avoid avoiding avoids aware bad
  based baseline basic begin behave behind believe benchmark beneficial benefit best better big billion bring broad
  broader brought build building built byproduct cal call called capability capable captured captures
  capturing carefully carry cause central certain challenge challenging changing characteristic characterize
  characterizes choice choose chosen cite clear clearly close closely collect com combine combined combining come
  common commonly comparable comparably compare compared comparing comparison complete completely complex
  comprehensive compute concept conceptually concern conclude conclusion conduct conducted conducting confirm
  connection consequence consequently consider consideration considered considering consist consistently construct
  constructed constructing contain containing contains contrary contribute contribution conventional core correct
  correctly correspond corresponding counterpart course create creating critical crucial crucially current currently
  datum day deal demonstrate demonstrated demonstrates demonstrating depend derive derived describe described design
  designed designing desirable desired detail detailed determine develop developed developing development devise
  devised differ difference different differently difficult difficulty direct directly discarding discover discuss
  discussed discussion diverse doe dramatic dramatically drastically draw drawback easily easy effect effective
  effectively effectiveness efficacy efficient efficiently effort eight elegant element elucidate emerge emerged
  emerging emph empirically employ employed employing enable enabled enables enabling encounter encouraging enhance
  enhanced enhancing ensure ensuring entire equipped especially essential establish established evaluate evaluated
  evaluating evidence exact exactly examine example exceed exhibit exhibited exhibiting exhibits exist existing expect
  expensive experimental experimentally explain explicitly exploit exploiting explore explored explores exploring
  expressed extend extensive extensively extra extremely face faces facilitate fact fail faithfully far favorable
  feasible field final find finding firstly five fix flexible focus focuses follow followed following footnote form
  formalize former found foundations framework frequently full fully fundamental future gain general generally genuine
  get getting github give given giving go goal good great greater greatly group growing guide hand handle hard heavily
  help high higher highest highlight highlighting highly hinder hinders hold hope http https huge idea ideal ideally
  identified identify identifying ignores ignoring illustrate impact implement implementation implemented implication
  implicitly implied implies imply importance important importantly impressive improve improved improvement improves
  improving indepth inadequate include included includes including incorporate incorporates incorporating incorrect
  incorrectly increase increased increasing increasingly indicate individual influence inform ingredient inherently initial
  insight inspire inspired integrates integrating interest interesting intriguing introduce introduced introduces
  introducing introduction intuitive intuitively investigate investigated investigating involve involves involving
  irrelevant issue item keep key know known lack large largely larger largest late latter lead leading leads led
  leverage leveraged leveraging lie limit limitation limited line literature little long longer look lot low lower
  main mainly maintain maintaining major make makes making manner manually match mathbb mathbf mathcal matter maximum
  mean meaningful meanwhile mechanism meet merely method methodology mild million minimal minimum minor mitigate
  modern month motivate motivated multiple named natural naturally nature nearly necessary need nevertheless new newly next
  nontrivial notable notably note notion novel nowhere number numerical numerous observation observe observed obtain
  obtained obtaining occur offer offers open opportunity order original out outperform outperformed outperforming
  outperforms overall overcome overview page paper part particular particularly perform performed performing
  perspective pertinent pervasive phenomenon place plausible play plentiful poor poorly popular popularity pose
  possible possibly potential potentially practical practically practice practitioner precise precisely presence
  present presented presents preserve prevent previous previously primarily primary principled prior problematic
  procedure proceed produce produced producing progress progressive project promise promising promote properly propose
  proposed proposes proposing provably prove proven provide provided provides providing purpose put quantify quantitatively
  question quickly raise range ranging rapid rapidly reach real realistic realize reason reasonable recent recently
  recover reduce reduced reducing referred refers regard regarding relate related relative relatively release relevant
  reliably rely remain remaining remains remarkable remarkably remedy remove removing report reported represent
  require required requirement requires requiring research researcher resolve respect respectively restricted result
  resulting retaining rethink rethinking reveal reveals review rich right rigorous rigorously rise rm role roughly run
  said satisfactory satisfy say scenario scheme science scope section see seek seeks seem seemingly seen select
  selected serve setting setup seven severe severely share shortcoming show showed showing shown shows side
  significance significant significantly similar similarly simple simplify simply simultaneously single situation six
  size small smaller smoothly solution solve solved solving sometimes somewhat sophisticated sota source span special
  specific specifically specified specify standard start starting step straightforward strength striking strong
  stronger strongly struggle studied study studying substantial substantially subtle success successful successfully
  suffer sufficient suggest suggesting suggests suitable summarize summary superior superiority support surpass
  surpasses surpassing surprising surprisingly survey tackle take taken technique tend test textbf textit thank
  theoretical theoretically thing think thorough thoroughly thousand time today tool top topic total traditional
  traditionally treat tremendous trick true try turn type typical typically ultimately unclear uncommon underlying
  understand understanding understood undertake undesirable unified unintended unique uniquely university unknown
  unwanted url usage useful usefulness user utility utilize utilized utilizing valid validate validated valuable
  variety various vary vast verify version view want way website wide widely widespread word work working worse worth
  www year yield
`);

/** Words of the trade that say something only beside others: `diffusion model`, `synthetic data`, but never `model`. */
export const GENERIC_WORDS = list(`
  AI
  accuracy action activity adaptation ai algorithm analysis approximation architecture artificial assumption
  avoidance bench benchmarking bound case class classification code completion component computation condition
  constraint context control cost criterion data dataset decoding decomposition deep detection dimension discovery
  distribution domain dynamic environment error estimate estimation evaluation experiment extraction feature
  formulation free function fusion generation global human image inference information input instance instruction
  intelligence interaction knowledge label language layer learn learned learner learning level local localization
  loss machine matching measure merging metric minimization mitigation model modeling module net network neural noise
  object objective operation optimal optimization output pair parameter pattern performance perturbation point policy
  precision predict prediction predictor probability problem process property quality rate recognition reconstruction
  recovery reference region relation representation response rule sample sampling score sensing sequence set signal
  smoothing space stage state statistical strategy structure synthesis system target task term text theory tracking
  train trained training transfer transformation unit update value variable vector weight
`);

/** Joined to what follows by a hyphen they make one word: `multi-objective` is `multiobjective`. */
export const PREFIXES = list(`
  anti auto bi bio co counter cross de hyper inter intra macro meta micro mini mono multi neuro non omni over para poly
  post pre pseudo quasi re self semi sub super tele trans tri ultra un under uni
`);

/** Not plurals, whatever they end in. */
const NO_PLURALS = list(`
  acoustics aerodynamics bayes bias dynamics economics electronics ethics genetics genomics graphics kinetics lens
  linguistics logistics mechanics news optics pandas physics proteomics robotics semantics series species
  statistics thermodynamics towards
`);

/** Plurals that no ending tells. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['analyses', 'analysis'],
  ['biases', 'bias'],
  ['bases', 'basis'],
  ['children', 'child'],
  ['criteria', 'criterion'],
  ['hypotheses', 'hypothesis'],
  ['indices', 'index'],
  ['matrices', 'matrix'],
  ['phenomena', 'phenomenon'],
  ['simplices', 'simplex'],
  ['vertices', 'vertex'],
]);

/** British spellings become American, so that both name one thing; the reader still sees what the text has. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'], // generalisation
  [/([a-z]{3})ise(d|r|s)?$/, '$1ize$2'], // optimise; undone below where the word is not one
  [/ising$/, 'izing'], // optimising
  [/yse(d|r|s)?$/, 'yze$1'], // analyse
  [/ysing$/, 'yzing'], // analysing
  [/([a-z]{2}[^l])ll(ing|ed|er)$/, '$1l$2'], // modelling, labelled
  [/(behavi|col|fav|neighb|lab)our/, '$1or'], // behaviour
];
/** What all of them have in common with few other words, which is asked first: each word of a library passes here. */
const MAYBE_BRITISH = /is[aei]|ys[ei]|ll[ie]|our/;
/** Words that only look like a British spelling. */
const NOT_BRITISH =
  /(?:noise|precise|otherwise|exercise|expertise|concise|enterprise|premise|wise|rise|compromise|surprise|advise|revise|supervise|disguise|promise|denoise|franchise|improvise|paradise|merchandise|likewise|poise|raise|praise)/;
const NOT_BRITISH_ING = /(?:nois|ris|rais|prais|surpris|compris|promis|advis|revis|supervis|exercis)ing$/;
const DOUBLE_L =
  /^(?:back|down|en|ful|mis|out|over|pre|re|un)?(?:bill|call|compell|controll|distill|drill|excell|fall|fill|full|install|kill|poll|propell|pull|roll|scroll|sell|skill|smell|spell|spill|stall|tell|thrill|till|will|yell)(?:ing|ed|er)$/;

/** The key of a word, number apart: case, accents and hyphens ignored, British as American. */
export function spellingKey(word: string): string {
  const plain = /^[a-z]+$/.test(word) ? word : fold(word).replaceAll(' ', '');
  if (plain.length < 6 || !MAYBE_BRITISH.test(plain)) return plain;
  if (NOT_BRITISH.test(plain) || NOT_BRITISH_ING.test(plain) || DOUBLE_L.test(plain)) return plain;
  let key = plain;
  for (const [pattern, spelling] of SPELLINGS) key = key.replace(pattern, spelling);
  return key;
}

/** The singulars that a plural may have, the likeliest first; empty where the word is no plural. */
export function singularsOf(key: string): readonly string[] {
  const irregular = IRREGULAR.get(key);
  if (irregular !== undefined) return [irregular];
  if (key.length < 4 || !key.endsWith('s') || /(?:ss|us|is)$/.test(key) || NO_PLURALS.has(key)) return [];
  if (key.endsWith('ies')) return [`${key.slice(0, -3)}y`, key.slice(0, -1)];
  if (/(?:ss|x|z|ch|sh)es$/.test(key)) return [key.slice(0, -2), key.slice(0, -1)];
  return [key.slice(0, -1)];
}
