import { describe, expect, test } from 'vitest';
import { answerLine, mendText } from '../../src/maths/lines.ts';

describe('answerLine', () => {
  test('answers a line of JSON with a line of JSON', () => {
    const line = answerLine(JSON.stringify({ id: 7, text: String.raw`A loss $\ell_2$ for $5 each.` }));
    expect(JSON.parse(line!)).toEqual({
      id: 7,
      markdown: String.raw`A loss $\ell_2$ for \$5 each.`,
      formulas: [{ start: 7, end: 15, tex: String.raw`\ell_2`, trust: 'intact' }],
    });
  });

  test('a question without an id has none', () => {
    expect(JSON.parse(answerLine('{"text":"a b"}')!)).toEqual({ id: null, markdown: 'a b', formulas: [] });
  });

  test('keeps the place in UTF-16 units', () => {
    const { formulas } = JSON.parse(answerLine(JSON.stringify({ id: 'a', text: String.raw`🦊 and $\alpha$` }))!);
    expect(formulas).toEqual([{ start: 7, end: 15, tex: String.raw`\alpha`, trust: 'intact' }]);
  });

  test('answers nothing to a blank line', () => expect(answerLine('  ')).toBeNull());

  test.each([
    ['no JSON', 'hello', 'expected a line of JSON like {"id": "1", "text": "..."}'],
    ['no text', '{"id":1}', 'expected an object with a "text" that is a string'],
    ['no object', '[]', 'expected an object with a "text" that is a string'],
    ['null', 'null', 'expected an object with a "text" that is a string'],
  ])('refuses %s', (_, line, message) => expect(() => answerLine(line)).toThrow(message));
});

describe('mendText', () => {
  test('gives Markdown', () => expect(mendText(String.raw`of $\alpha$ and`)).toBe(String.raw`of $\alpha$ and`));

  test.each([
    ['\\textbf{L}azy and {\\it very good}', '**L**azy and *very good*'],
    ['code at https://github.com/a/b{here}.', 'code at [here](https://github.com/a/b).'],
    ['Labelhttps://github.com/a/c and github.com/a/d', '[Label](https://github.com/a/c) and github.com/a/d'],
  ])('keeps what a link leads to and what is emphasised, and mends its own answer to itself: %s', (text, markdown) => {
    expect(mendText(text)).toBe(markdown);
    expect(mendText(markdown)).toBe(markdown);
  });
});
