import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/maths/decoder/candidates.ts';
import { surroundingsOf } from '../../../src/maths/decoder/features.ts';
import { findFormulas } from '../../../src/maths/decoder/find.ts';
import { newHashSet } from '../../../src/maths/decoder/hash-set.ts';
import { joined } from '../../../src/maths/decoder/join.ts';
import { newOpinions } from '../../../src/maths/decoder/second-look.ts';
import { tokenize } from '../../../src/maths/decoder/tokens.ts';

/** Joins the places between `⟦` and `⟧`, every feature weighing the same; gives them marked in the same way. */
function join(given: string, weight: number): string {
  const text = given.replace(/[⟦⟧]/g, '');
  const tokens = tokenize(text);
  const formulas: Candidate[] = [...given.matchAll(/⟦([^⟧]*)⟧/g)].map((match, i) => {
    const start = match.index - 2 * i;
    const end = start + match[1]!.length;
    return { start, end, first: tokens.start.indexOf(start), last: tokens.end.indexOf(end) };
  });
  const sight = { opinions: newOpinions(tokens.count), around: surroundingsOf(tokens, newHashSet()), topic: 0 };
  const weights = { table: new Float32Array(16).fill(weight), mask: 15 };
  let out = '';
  let at = 0;
  for (const { start, end, first, last } of joined(tokens, sight, formulas, weights)) {
    expect([tokens.start[first], tokens.end[last]]).toEqual([start, end]);
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

describe('joined', () => {
  const NEVER_ONE = [
    { name: 'a word of prose stands between', given: 'the ⟦X⟧ where ⟦Y⟧ is' },
    { name: 'a sentence ends between', given: 'so is ⟦X⟧. ⟦Y⟧ is' },
    { name: 'much stands between', given: 'the ⟦X⟧ , to , in , ⟦Y⟧ is' },
  ];
  test.each(NEVER_ONE)('leaves two alone where $name', ({ given }) => expect(join(given, 1)).toBe(given));

  const ONE = [
    { name: 'the parts of a list', given: 'of ⟦X_1⟧, ⟦X_2⟧, ⟦cdots⟧ and', want: 'of ⟦X_1, X_2, cdots⟧ and' },
    { name: 'a list with its brackets', given: 'of (⟦X_1⟧, ⟦X_2⟧) and', want: 'of ⟦(X_1, X_2)⟧ and' },
    { name: 'a list, not the words in its brackets', given: 'of (⟦X⟧, ⟦Y⟧ here) and', want: 'of (⟦X, Y⟧ here) and' },
    { name: 'both sides of a membership', given: 'and ⟦theta⟧ in ⟦R^d⟧ be', want: 'and ⟦theta in R^d⟧ be' },
    { name: 'all but those that are far', given: '⟦x⟧ in ⟦X⟧ then ⟦y⟧ to ⟦Y⟧', want: '⟦x in X⟧ then ⟦y to Y⟧' },
  ];
  test.each(ONE)('joins $name', ({ given, want }) => expect(join(given, 1)).toBe(want));

  test.each(ONE)('leaves $name where little speaks for it', ({ given }) => expect(join(given, -1)).toBe(given));

  test('asks less of a list, whose parts look the same joined or not', () => {
    expect(join('of ⟦X⟧, ⟦Y⟧ in ⟦Z⟧ is', -0.02)).toBe('of ⟦X, Y⟧ in ⟦Z⟧ is');
  });
});

describe('findFormulas', () => {
  test('reads the parts of a list as one', () => {
    const text = 'where X_1, X_2, ldots, X_n are drawn from the measure mu on R^d with density f';
    expect(findFormulas(text)[0]!.tex).toBe(String.raw`X_1, X_2, \ldots, X_n`);
  });
});
