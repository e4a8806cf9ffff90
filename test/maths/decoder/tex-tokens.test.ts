import { describe, expect, test } from 'vitest';
import { texTokens } from '../../../src/maths/decoder/tex-tokens.ts';

describe('texTokens', () => {
  const CASES: readonly { readonly name: string; readonly tex: string; readonly out: string | null }[] = [
    { name: 'letters, commands, signs', tex: String.raw`x \in \mathbb R^d`, out: String.raw`x \in \mathbb R ^ d` },
    {
      name: 'a closing brace says what it closes',
      tex: String.raw`\frac{1}{n^{2}}`,
      out: String.raw`\frac{ 1 }over {under n ^{ 2 }up }under`,
    },
    { name: 'digits from 3 on are alike', tex: '1279', out: '1 2 3 3' },
    { name: 'a word is one token', tex: String.raw`D_{\text{KL}}`, out: String.raw`D _{ \text{ <word> }words }down` },
    {
      name: 'commands that look alike are one',
      tex: String.raw`\widetilde{\mathcal{O}}`,
      out: String.raw`\tilde{ \mathcal{ O }font }accent`,
    },
    { name: 'control signs are tokens', tex: String.raw`\|x\|\,`, out: String.raw`\| x \| \,` },
    { name: 'a switch makes words of its group', tex: String.raw`{\rm opt}`, out: String.raw`{ \rm <word> }words` },
    { name: 'blanks of any kind say nothing', tex: String.raw`a\ b \\ c`, out: 'a b c' },
    {
      name: 'a command that nobody knows may take an argument',
      tex: String.raw`\foo{x}`,
      out: String.raw`\foo{ x }group`,
    },
    { name: 'braces that do not pair are refused', tex: '{x', out: null },
    { name: 'nor are those that close nothing', tex: 'x}', out: null },
  ];
  test.each(CASES)('$name', ({ tex, out }) => expect(texTokens(tex)?.join(' ') ?? null).toBe(out));
});
