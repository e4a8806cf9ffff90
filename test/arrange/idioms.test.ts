import { describe, expect, it } from 'vitest';
import { findIdioms } from '../../src/arrange/idioms.ts';
import { readTerms } from '../../src/arrange/terms.ts';
import { inventedPaper } from './invented.ts';

/** The words of some texts that mostly stand in one turn of phrase. */
function idiomsOf(...abstracts: readonly string[]): readonly string[] {
  const terms = readTerms(abstracts.map((text, index) => inventedPaper(`p${index}`, 'Bees', text)));
  const idioms = findIdioms(terms);
  return terms.keys.filter((_, word) => idioms[word] === 1);
}

const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' ');

describe('findIdioms', () => {
  it.each([
    ['most of the places', [times(5, 'Bees fly in the wild.'), times(4, 'Wild hives hum.')], ['wild']],
    ['no more than half', [times(5, 'Bees fly in the wild.'), times(5, 'Wild hives hum.')], []],
    ['different grammar', [times(5, 'Bees fly in the wild.'), times(5, 'Bees come from the wild.')], []],
    ['too few places', [times(7, 'Bees fly in the wild.')], []],
    ['words between', [times(9, 'Bees fly in the warm wild.')], ['warm']],
    ['one word of grammar', [times(9, 'Bees seek the wild.')], []],
  ])('%s', (_, abstracts, idioms) => {
    expect(idiomsOf(...abstracts)).toEqual(idioms);
  });
});
