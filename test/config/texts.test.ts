import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read.ts';
import { describeConfig, settleConfig } from '../../src/config/settle.ts';

const settled = (text: string) => settleConfig(readConfig(text, 'broadsheet.yaml'));

function faultsOf(text: string): string {
  try {
    readConfig(text, 'broadsheet.yaml');
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('texts in the owner’s words', () => {
  test('stand under texts, by their whole key or by its parts, with forms where there are numbers', () => {
    const text = [
      'texts:',
      '  nav.editions: Issues',
      '  nav:',
      '    map: The chart',
      '  figure.papers: { one: "{n} item", other: "{n} items" }',
      '  about.keeping: "All of it stays here; see <saved>the list</saved>, <b>yours</b>."',
    ].join('\n');
    const inForce = settled(text);
    expect(inForce.config.texts).toEqual({
      'nav.editions': 'Issues',
      'nav.map': 'The chart',
      'figure.papers': { one: '{n} item', other: '{n} items' },
      'about.keeping': 'All of it stays here; see <saved>the list</saved>, <b>yours</b>.',
    });
    expect(describeConfig(inForce)).toMatch(/^texts\.nav\.editions +"Issues" +broadsheet\.yaml:2$/m);
  });

  test('none are given, none are listed', () => {
    expect(settled('').config.texts).toEqual({});
    expect(describeConfig(settled(''))).not.toContain('texts');
  });

  test.each([
    ['texts:\n  nav.edition: x', '2: there is no key "texts.nav.edition" (did you mean texts.nav.editions?)'],
    ['texts:\n  zzzzzzzzzzzz: x', '2: there is no key "texts.zzzzzzzzzzzz" (docs/texts.md lists them)'],
    ['text:\n  nav.map: x', '1: there is no key "text" (did you mean texts?)'],
    ['texts: Issues', '1: texts must hold keys, which docs/texts.md lists'],
    ['texts:\n  nav: Issues', '2: texts.nav must hold keys, which docs/texts.md lists'],
    ['texts:\n  nav.map: 3', '2: texts.nav.map must be a text with no values, not 3'],
    [
      'texts:\n  front.title-of: "{nom}"',
      '2: texts.front.title-of must be a text with no other values than {name}, not "{nom}"',
    ],
    [
      'texts:\n  figure.papers: { one: "{n} paper" }',
      '2: texts.figure.papers must be a text with no other values than {n}, or such texts under zero, one, two, few, many, other, not {"one":"{n} paper"}',
    ],
    [
      'texts:\n  front.title-of: "{name"',
      '2: texts.front.title-of must be a text with no other values than {name}, not "{name"',
    ],
    [
      'texts:\n  front.edition-of: "<script>{name}</script>"',
      '2: texts.front.edition-of must be a text with no other values than {name}, not "<script>{name}</script>"',
    ],
    [
      'texts:\n  front.edition-of: "<b>{name}"',
      '2: texts.front.edition-of must be a text with no other values than {name}, not "<b>{name}"',
    ],
  ])('%j is refused', (text, fault) => {
    expect(faultsOf(text)).toBe(`broadsheet.yaml:${fault}`);
  });
});
