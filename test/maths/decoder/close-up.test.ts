import { describe, expect, test } from 'vitest';
import { closedUp } from '../../../src/maths/decoder/close-up.ts';

/** Text with its formulas in `⟦⟧`, taken apart. */
function spansIn(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const [i, part] of marked.split(/[⟦⟧]/).entries()) {
    if (i % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, spans };
}

describe('closedUp', () => {
  const CASES: readonly { readonly name: string; readonly given: string; readonly want: readonly string[] }[] = [
    { name: 'a number before an operation', given: 'by 746--1249⟦times⟧ into', want: ['746--1249times'] },
    { name: 'a power of ten with its factor', given: 'to 3 times 10⟦^6⟧ people', want: ['3 times 10^6'] },
    { name: 'the factor of a Greek letter', given: 'elementary 2⟦pi⟧-periodic', want: ['2pi'] },
    { name: 'the other end of a range', given: 'by 1.5⟦-7.3times⟧, but', want: ['1.5-7.3times'] },
    { name: 'the beginning of a range', given: 'by 1.5-⟦7.3times⟧, but', want: ['1.5-7.3times'] },
    { name: 'the factor of a letter with an index', given: 'we call 3⟦D^2⟧-Actor', want: ['3D^2'] },
    { name: 'the quantifier of a variable', given: 'top-k (forall ⟦kgeq 1⟧) is', want: ['forall kgeq 1'] },
    { name: 'the function of an argument', given: 'as softmax⟦(QK^top)⟧, where', want: ['softmax(QK^top)'] },
    { name: 'the function of a bracket that was found', given: 'as softmax(⟦QK^top)⟧', want: ['softmax(QK^top)'] },
    { name: 'the other term of a difference', given: 'vectors ⟦T(x)⟧-x they', want: ['T(x)-x'] },
    { name: 'the rest of a decimal number', given: 'only ⟦sim7⟧.5% more', want: ['sim7.5'] },
    { name: 'a bracket that opens before', given: 'sums (⟦S_{n_k}(f))⟧ diverge', want: ['(S_{n_k}(f))'] },
    { name: 'a bracket that closes after', given: 'the same ⟦(d_t,r_t⟧) interface', want: ['(d_t,r_t)'] },
    { name: 'terms before the bracket closes', given: 'each term ⟦(k=3, 4⟧, 5) of', want: ['(k=3, 4, 5)'] },
    { name: 'two halves of one bracket', given: 'in ⟦L^p (Omega⟧ ; ⟦C^d)⟧ for', want: ['L^p (Omega ; C^d)'] },
    { name: 'a bracket of prose is left out', given: 'a bound (which ⟦n)⟧ grows', want: ['n'] },
    { name: 'a bracket alone is no formula', given: 'a bound ⟦(⟧ which ⟦n⟧ grows ⟦)⟧ of', want: ['n'] },
    { name: 'half-open intervals are whole', given: 'in ⟦alpha in (0,1]⟧ and', want: ['alpha in (0,1]'] },
    { name: 'a brace pairs with braces alone', given: 'y ⟦{a)⟧ z', want: ['{a)'] },
    { name: 'what is whole stays', given: 'an ⟦O(n^2)⟧ bound', want: ['O(n^2)'] },
  ];
  test.each(CASES)('$name', ({ given, want }) => {
    const { text, spans } = spansIn(given);
    expect(closedUp(text, spans).map(({ start, end }) => text.slice(start, end))).toEqual(want);
  });
});
