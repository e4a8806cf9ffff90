import { expect, test } from 'vitest';
import { gateRefusal, MAX_TEX_LENGTH } from '../../src/maths/gate.ts';

const DEFINES = 'It defines macros, which can cost minutes or leak into other formulas.';
const PRINTS = 'It prints to the console of the build.';
const WRITES = 'It writes HTML, links or images, which only trusted TeX may.';
const PAINTS = 'Its lengths would paint outside its box.';
const DEEP = 'Its groups nest deeper than 40.';
const HIDES = 'A bare % would hide what follows it.';
const UNPRINTABLE = 'It holds signs that cannot be printed.';

test.each([
  ['nothing', ' ', 'It is empty.'],
  ['a text that is too long', 'x+'.repeat(MAX_TEX_LENGTH / 2 + 1), 'It is longer than 2000 characters.'],
  ['groups past KaTeX’s stack', `${'\\sqrt{'.repeat(41)}x`, DEEP],
  ['fences past KaTeX’s stack', `${'\\left('.repeat(41)}x`, DEEP],
  ['a macro of 1,000 signs', '\\def\\a{xxxx}\\a\\a', DEFINES],
  ['a macro that outlives its formula', '\\gdef\\sin{x}', DEFINES],
  ['a macro by another name', '\\newcommand{\\a}{x}', DEFINES],
  ['a message to the console', '\\message{hello}', PRINTS],
  ['a look into KaTeX’s tables', '\\show\\sin', PRINTS],
  ['a script as a link', '\\href{javascript:alert(1)}{x}', WRITES],
  ['attributes of HTML', '\\htmlData{onclick=x}{y}', WRITES],
  ['KaTeX’s own inner commands', '\\@ifnextchar x{y}{z}', 'It calls the inside of KaTeX.'],
  ['a rule as wide as the sky', '\\rule{999999em}{1em}', PAINTS],
  ['a box far above', '\\raisebox{-9999em}{x}', PAINTS],
  ['a step far left', 'x\\kern-9999em y', PAINTS],
  ['many steps left', 'x\\kern-2em'.repeat(20), PAINTS],
  ['rows far apart', 'a\\\\[400 mm]b', PAINTS],
  ['a heap of accents, which ends a tab', `\\text{Z${'\u0301'.repeat(200)}}`, 'It heaps accents on one letter.'],
  [
    'a matrix as tall as eight screens',
    `\\begin{matrix}${'x\\\\'.repeat(41)}\\end{matrix}`,
    'It has more than 40 lines.',
  ],
  ['a comment', 'x % and the rest', HIDES],
  ['a comment after an escaped backslash', 'x\\\\% and the rest', HIDES],
  ['a NUL', 'x\u0000', UNPRINTABLE],
  ['half a surrogate pair', 'x\ud835', UNPRINTABLE],
  ['what is no sign at all', 'x\ufdd0\uffff', UNPRINTABLE],
  ['text that runs backwards', '\u202ex', UNPRINTABLE],
])('refuses %s', (_, tex, why) => {
  expect(gateRefusal(tex)).toBe(why);
});

test.each([
  ['an ordinary formula', '\\widetilde{\\mathcal{O}}(\\sqrt{d^k/n})'],
  ['a sign of per cent', '96.4\\%'],
  ['a small step back', 'x\\kern-0.1em y'],
  ['lengths where no command takes one', '1000\\text{ mm}'],
  ['commands that only begin like forbidden ones', '\\shortparallel \\lettersAreNotChecked'],
  ['deep but bearable groups', `${'{'.repeat(40)}x${'}'.repeat(40)}`],
  ['a vector, a tilde and a dot on one letter', 'x\u20d7\u0303\u0307'],
  ['lines and tabs', 'x\n\t+y'],
  ['letters that are no ASCII', 'α+β=日本語'],
])('lets %s pass', (_, tex) => {
  expect(gateRefusal(tex)).toBe(null);
});
