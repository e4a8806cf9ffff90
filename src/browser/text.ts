// The texts that the page's scripts say. In: the texts that the build put before the script. Out: a text by its key.
import type { Message } from '../texts/message.ts';
import { createSpeaker, type Say, type Speaker, type TextKey } from '../texts/say.ts';

declare global {
  interface Window {
    broadsheetTexts?: Readonly<Record<string, Message>>;
  }
}

type ScriptKey = Extract<TextKey, `${'own' | 'find' | 'list' | 'entry' | 'also'}.${string}`>;

let speaker: Speaker | null = null;

function speak(): Speaker {
  speaker ??= createSpeaker(window.broadsheetTexts ?? {}, document.documentElement.lang || 'en');
  return speaker;
}

export const text: Say<ScriptKey> = (key, ...values) => speak().say(key, ...values);

/** A number as `1,204`. */
export const figure = (number: number): string => speak().figure(number);

/** Attributes of an element that holds a paper's own words, which may be in another language than the page. */
export const paperWords = (): Readonly<Record<string, string | null>> =>
  /^en(?:-|$)/i.test(document.documentElement.lang) ? {} : { lang: 'en', dir: 'auto' };
