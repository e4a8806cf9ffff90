// The languages that the interface is written in. In: a language tag and the texts that the library's owner put in
// other words. Out: all texts, and which way they run. A language without texts of its own is served in English.
import { once } from '../leaves/once.ts';
import { AR } from './ar.ts';
import { EN } from './en.ts';
import type { Message } from './message.ts';
import { createSpeaker, type Speaker, type TextKey, type Texts } from './say.ts';

const LANGUAGES: Readonly<Record<string, Texts>> = { en: EN, ar: AR };

export const KNOWN_LANGUAGES: readonly string[] = Object.keys(LANGUAGES);
export const TEXT_KEYS = Object.keys(EN) as readonly TextKey[];

/** Scripts and languages that run from right to left. */
const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa)(?:-|$)/i;

/** What a site must say to be spoken for. */
export type Language = {
  /** A BCP 47 tag, such as `en`. */
  readonly language: string;
  /** Texts in the owner's words, by key. */
  readonly texts: Readonly<Partial<Record<TextKey, Message>>>;
};

const primary = (tag: string): string => tag.split('-')[0]!.toLowerCase();

export const textsOf = ({ language, texts }: Language): Texts => ({
  ...(LANGUAGES[primary(language)] ?? EN),
  ...texts,
});

/** One for each site: feeds ask for it hundreds of times. */
export const speakerOf = once((site: Language): Speaker => createSpeaker(textsOf(site), site.language));

export const directionOf = (language: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr');

/** Texts that the page's own scripts need, by the script that brings them: keys that begin so. Either may run alone. */
const OWN = ['own.', 'entry.', 'also.', 'list.', 'number.'] as const;
const OF_SCRIPTS = { site: OWN, desk: OWN, search: ['find.', 'list.', 'number.'] } as const;
export type SpeakingScript = keyof typeof OF_SCRIPTS;

/** What a script needs to know before it runs: a classic script that hands it over. */
export function scriptTexts(script: SpeakingScript, site: Language): string {
  const wanted = Object.entries(textsOf(site)).filter(([key]) => OF_SCRIPTS[script].some((one) => key.startsWith(one)));
  return `self.broadsheetTexts={...self.broadsheetTexts,...${JSON.stringify(Object.fromEntries(wanted))}};\n`;
}
