import { describe, expect, test } from 'vitest';
import { EN } from '../../src/texts/en.ts';
import { speakerOf } from '../../src/texts/languages.ts';
import { capital, createSpeaker, listed } from '../../src/texts/say.ts';

const english = speakerOf({ language: 'en', texts: {} });
const arabic = speakerOf({ language: 'ar', texts: {} });

test.each([
  [0, 'no'],
  [1, 'one'],
  [13, 'thirteen'],
  [20, 'twenty'],
  [59, 'fifty-nine'],
  [99, 'ninety-nine'],
  [100, '100'],
  [1204, '1,204'],
])('%d in words is %s', (n, words) => {
  const { say } = createSpeaker({ ...EN, 'nav.map': '{n:words}' }, 'en') as {
    say: (key: string, values: object) => string;
  };
  expect(say('nav.map', { n })).toBe(words);
});

test.each([
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567, '1,234,567'],
  [19.4, '19.4'],
])('%d in figures is %s', (number, figures) => {
  expect(english.figure(number)).toBe(figures);
});

test('things are counted with their plural, in words or in figures', () => {
  expect(english.say('count.papers', { n: 1 })).toBe('one paper');
  expect(english.say('count.editions', { n: 2 })).toBe('two editions');
  expect(english.say('figure.files', { n: 1 })).toBe('1 file');
  expect(english.say('figure.lines', { n: 2000 })).toBe('2,000 lines');
});

test.each([
  [0, 'لا أوراق'],
  [1, 'ورقة واحدة'],
  [2, 'ورقتان'],
  [3, '3 أوراق'],
  [11, '11 ورقة'],
  [100, '100 ورقة'],
  [1204, '1,204 أوراق'],
  [1211, '1,211 ورقة'],
])('%d papers in Arabic are %s', (n, said) => {
  expect(arabic.say('count.papers', { n })).toBe(said);
});

test('a text says another of each of its numbers', () => {
  expect(english.say('map.label', { papers: 1200, regions: 2 })).toBe('Map of 1,200 papers in two regions');
  expect(arabic.say('map.label', { papers: 3, regions: 2 })).toBe('خريطة 3 أوراق في منطقتين');
});

test('what stands in a value is not read as a value', () => {
  expect(english.say('edition.title', { name: '{page} {n@count.papers}', page: 2 })).toBe(
    '{page} {n@count.papers}, page 2',
  );
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (names, text) => {
  expect(listed(english.say, names)).toBe(text);
});

test('a capital is set on the first letter alone', () => {
  expect(capital('fifty-nine papers of LLMs')).toBe('Fifty-nine papers of LLMs');
  expect(capital(arabic.say('count.papers', { n: 2 }))).toBe('ورقتان');
});

describe('the owner’s own words', () => {
  test('stand in for ours', () => {
    const { say } = speakerOf({ language: 'en', texts: { 'nav.editions': 'Issues', 'count.papers': '{n} items' } });
    expect([say('nav.editions'), say('nav.map'), say('front.dateline', { size: 5, n: 0 })]).toEqual([
      'Issues',
      'Map',
      '5 items, none of them new',
    ]);
  });

  test('a language without texts of its own is served in English, by its own plural rules', () => {
    const { say } = speakerOf({
      language: 'fr',
      texts: { 'figure.papers': { one: '{n} papier', other: '{n} papiers' } },
    });
    expect([say('nav.map'), say('figure.papers', { n: 0 }), say('figure.papers', { n: 2 })]).toEqual([
      'Map',
      '0 papier',
      '2 papiers',
    ]);
  });
});

describe('mistakes stop the build', () => {
  const { say } = createSpeaker({ known: '{name}', many: { other: '{n}' } }, 'en') as {
    say: (key: string, values?: object) => string;
  };
  test.each([
    ['an unknown text', () => say('unknown'), 'there is no text "unknown"'],
    ['a property of every object', () => say('toString'), 'there is no text "toString"'],
    ['a value that is not given', () => say('known', {}), 'a text needs the value "name"'],
    ['a plural without a number', () => say('many', {}), 'the text "many" has plural forms and needs a number "n"'],
  ])('%s', (_, speak, message) => {
    expect(speak).toThrow(message);
  });
});
