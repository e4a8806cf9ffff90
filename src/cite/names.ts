// Names of authors, as far as their parts are known. In: a name as a source has it. Out: its parts, or the name whole
// where taking it apart would be a guess: of organisations, of single words, of scripts that put the family first.

export type AuthorName =
  | { readonly kind: 'whole'; readonly name: string }
  | {
      readonly kind: 'parted';
      readonly given: string;
      /** `van der`, `de`; empty where there is none. */
      readonly particle: string;
      readonly family: string;
      /** `Jr.`, `III`; empty where there is none. */
      readonly suffix: string;
    };

/** Words that only names of organisations have. */
const ORGANISATION =
  /(?<!\p{L})(?:team|group|collaboration|consortium|project|labs?|laboratory|institute|university|foundation|company|corporation|inc|ltd|llc|gmbh|openai|deepmind|google|microsoft|meta ai|nvidia)(?!\p{L})/iu;
const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv)$/i;
const FAMILY_FIRST_SCRIPT = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Names that must stay whole, and why. */
const WHOLE: readonly { readonly reason: string; readonly applies: (name: string) => boolean }[] = [
  { reason: 'an organisation, as in "OpenAI Team"', applies: (name) => ORGANISATION.test(name) },
  {
    reason: '"and" joins authors in BibTeX, as in "Research and Development"',
    applies: (name) => /\sand\s/i.test(name),
  },
  { reason: 'one word, as in "Plato"', applies: (name) => !/\s/.test(name) },
  { reason: 'more commas than a name has parts', applies: (name) => name.split(',').length > 3 },
  {
    reason: 'which part is the family cannot be seen, as in "山田 太郎"',
    applies: (name) => FAMILY_FIRST_SCRIPT.test(name),
  },
];

/** The rule of BibTeX itself: a particle is what stands in lower case before the last word. */
export function partName(text: string): AuthorName {
  const name = text.replace(/\s+/g, ' ').trim();
  const parts = name.split(',').map((part) => part.trim());
  if (WHOLE.some(({ applies }) => applies(name)) || parts.includes('')) return { kind: 'whole', name };
  if (parts.length === 3) return { ...familyFirst(parts[0]!, parts[2]!), suffix: parts[1]! };
  if (parts.length === 2) return familyFirst(parts[0]!, parts[1]!);
  const words = name.split(' ');
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop()! : '';
  const family = words.pop()!;
  const particleFrom = words.findIndex(isParticle);
  const given = particleFrom === -1 ? words : words.slice(0, particleFrom);
  return { kind: 'parted', given: given.join(' '), particle: words.slice(given.length).join(' '), family, suffix };
}

function familyFirst(family: string, given: string): Extract<AuthorName, { kind: 'parted' }> {
  const words = family.split(' ');
  const firstCapital = words.findIndex((word) => !isParticle(word));
  const cut = firstCapital === -1 ? 0 : firstCapital;
  return {
    kind: 'parted',
    given,
    particle: words.slice(0, cut).join(' '),
    family: words.slice(cut).join(' '),
    suffix: '',
  };
}

const isParticle = (word: string): boolean => /^\p{Ll}/u.test(word);

/** As one writes a name in a line of text: `Bob van der Müller Jr.` */
export function displayName(text: string): string {
  const name = partName(text);
  if (name.kind === 'whole') return name.name;
  return [name.given, name.particle, name.family, name.suffix].filter((part) => part !== '').join(' ');
}
