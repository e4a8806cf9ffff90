// Both languages say the same things: the same keys, values and links; and every text is said somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { valuesOf } from '../../src/config/texts.ts';
import { AR } from '../../src/texts/ar.ts';
import { EN } from '../../src/texts/en.ts';
import { scriptTexts, TEXT_KEYS } from '../../src/texts/languages.ts';
import type { Message } from '../../src/texts/message.ts';
import { reasonSaid } from '../../src/texts/reasons.ts';
import { createSpeaker } from '../../src/texts/say.ts';

const formsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const slotsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!);
const tagsIn = (message: Message): string[] => [
  ...new Set(formsOf(message).flatMap((text) => [...text.matchAll(/<[^>]+>/g)].map(([tag]) => tag))),
];

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|eta)$/.test(name) && !/^texts.(?:en|ar)\.ts$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
const sources = [...filesOf('src'), ...filesOf('templates')].join('\n');

test('the languages have the same keys', () => {
  expect(Object.keys(AR).sort()).toEqual(Object.keys(EN).sort());
});

test.each(TEXT_KEYS)('%s has the same values and links in both languages', (key) => {
  const used = [...new Set(formsOf(AR[key]).flatMap(slotsIn))];
  const known = valuesOf(key);
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
  // The number itself may be in the words of a form, or in none.
  const needed = known.filter((name) => name !== 'n');
  for (const form of formsOf(AR[key])) expect(needed.filter((name) => !slotsIn(form).includes(name))).toEqual([]);
  expect(tagsIn(AR[key]).sort()).toEqual(tagsIn(EN[key]).sort());
});

test('every Arabic text is in Arabic, but for names and what is typed', () => {
  const latin = TEXT_KEYS.filter((key) => !/\p{Script=Arabic}/u.test(formsOf(AR[key]).join('')));
  const without = /^(?:number\.|date\.|page\.title|own\.(?:did|day)|find\.type-|topic\.standfirst$)/;
  expect(
    latin.filter(
      (key) =>
        !without.test(key) &&
        !/^[^a-z]*$/i.test(
          formsOf(AR[key])
            .join('')
            .replace(/\{[^}]*\}/g, ''),
        ),
    ),
  ).toEqual([]);
});

test('every text is said somewhere', () => {
  const said = (key: string): boolean =>
    sources.includes(`'${key}'`) ||
    sources.includes(`@${key}`) ||
    Object.values<Message>(EN).some((message) => formsOf(message).some((text) => text.includes(`@${key}}`))) ||
    // Keys that are put together: `find.type-${one}`.
    [...sources.matchAll(/`([a-z]+\.[a-z-]*)\$\{[^`]*`/g)].some(([, head]) => key.startsWith(head!));
  expect(TEXT_KEYS.filter((key) => !/^reason\./.test(key) && !said(key))).toEqual([]);
});

test('every text that a template names is known', () => {
  const named = [
    ...filesOf('templates')
      .join('\n')
      .matchAll(/it\.say(?:Html)?\('([\w.-]+)'/g),
  ].map(([, key]) => key!);
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((key) => !(key in EN))).toEqual([]);
});

test('every reason of the repair has its words', () => {
  const repair = ['decoder/reasons.ts', 'decoder/repair.ts']
    .map((name) => readFileSync(`src/maths/${name}`, 'utf8'))
    .join('\n');
  const reasons = [...repair.matchAll(/'((?:a|an|it|braces|commands|signs) [^']*)'/g)];
  const known = new Set<Message>(Object.values(EN));
  expect(reasons.length).toBeGreaterThan(15);
  expect(reasons.map(([, reason]) => reason!).filter((reason) => !known.has(reason))).toEqual([]);
});

test.each([
  ['a tilde that was lost; a root that lost its sign', 'مدّة فُقدت; جذر فقد علامته'],
  ['it can be read in several ways; this is the likeliest', 'يمكن قراءتها على أوجه عدة؛ وهذا أرجحها'],
  [
    'it can be read in several ways; this is the likeliest; a tilde that was lost (twice); a hat that was lost (three times)',
    'يمكن قراءتها على أوجه عدة؛ وهذا أرجحها; مدّة فُقدت (مرتين); قبعة فُقدت (3 مرات)',
  ],
  ['a reason of another version', 'a reason of another version'],
])('"%s" in Arabic', (reason, said) => {
  expect(reasonSaid(reason, createSpeaker(AR, 'ar').say)).toBe(said);
  expect(reasonSaid(reason, createSpeaker(EN, 'en').say)).toBe(reason);
});

test('scripts are handed their own texts and no others', () => {
  const english = { language: 'en', texts: { 'own.save': 'Keep </script>' } };
  const texts = (script: 'site' | 'search'): Record<string, Message> =>
    JSON.parse(/\.\.\.(\{".*\})\};\n$/.exec(scriptTexts(script, english))![1]!);
  expect(texts('site')['own.save']).toBe('Keep </script>');
  expect(Object.keys(texts('site')).filter((key) => !/^(?:own|entry|also|list|number)\./.test(key))).toEqual([]);
  expect(Object.keys(texts('search')).filter((key) => !/^(?:find|list|number)\./.test(key))).toEqual([]);
  // Search may speak before the site's own script has come.
  expect(texts('search')['number.digits']).toBe('0123456789');
});
