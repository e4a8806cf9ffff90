import { expect, test } from 'vitest';
import { paintDiagnostic } from '../../src/leaves/diagnostics.ts';
import { paintFor } from '../../src/terminal/colours.ts';
import { origin } from '../records.ts';

const PROBLEM = {
  severity: 'error',
  rule: 'not-text',
  message: 'It is no text.',
  origin: origin('a\u001b[31m.txt', 3),
  excerpt: null,
} as const;

test.each([
  { name: 'a terminal', stream: { isTTY: true }, env: {}, painted: true },
  { name: 'a file', stream: {}, env: {}, painted: false },
  { name: 'a terminal with NO_COLOR', stream: { isTTY: true }, env: { NO_COLOR: '1' }, painted: false },
  {
    name: 'a terminal with an empty NO_COLOR, which says nothing',
    stream: { isTTY: true },
    env: { NO_COLOR: '' },
    painted: true,
  },
  { name: 'a terminal that knows no colours', stream: { isTTY: true }, env: { TERM: 'dumb' }, painted: false },
])('$name', ({ stream, env, painted }) => {
  const word = painted ? '\u001b[31merror\u001b[39m' : 'error';
  expect(paintDiagnostic(PROBLEM, paintFor(stream, env))).toBe(`a\\u001b[31m.txt:3: ${word} not-text: It is no text.`);
});
