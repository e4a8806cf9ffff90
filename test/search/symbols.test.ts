import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SymbolReader, SymbolWriter } from '../../src/search/symbols.ts';

const MOST = 40;

function written(symbols: readonly number[], figures: readonly number[]): string {
  const counts = Array.from({ length: MOST }, (_, symbol) => symbols.filter((one) => one === symbol).length);
  const out = new SymbolWriter();
  const chances = out.chances(counts);
  for (const [at, symbol] of symbols.entries()) {
    out.symbol(chances, symbol);
    if (at < figures.length) out.number(figures[at]!);
    if (at < figures.length) out.bits(figures[at]!, 7);
  }
  return out.text();
}

function readAgain(text: string, symbols: number, figures: number) {
  const from = new SymbolReader(text);
  const chances = from.chances();
  const read = { symbols: [] as number[], figures: [] as number[], bits: [] as number[] };
  for (let at = 0; at < symbols; at++) {
    read.symbols.push(from.symbol(chances));
    if (at < figures) read.figures.push(from.number());
    if (at < figures) read.bits.push(from.bits(7));
  }
  return read;
}

test('symbols and numbers come back, and cost JSON nothing', () => {
  const symbols = fc.array(fc.oneof(fc.constant(3), fc.nat({ max: MOST - 1 })), { maxLength: 300 });
  const figures = fc.array(fc.nat({ max: 2 ** 28 }), { maxLength: 20 });
  fc.assert(
    fc.property(symbols, figures, (list, numbers) => {
      const some = numbers.slice(0, list.length);
      const text = written(list, some);
      expect(readAgain(text, list.length, some.length)).toEqual({
        symbols: list,
        figures: some,
        bits: some.map((number) => number % 128),
      });
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      expect(text).not.toMatch(/[ <]/);
    }),
    { numRuns: 300 },
  );
});

test('long runs come back, of the likeliest symbol and of all others', () => {
  // A carry goes through signs that are the highest of all: such runs make them.
  for (const every of [1, 2, 97, 4999]) {
    const list = Array.from({ length: 20_000 }, (_, at) => (at % every === 0 ? at % MOST : MOST - 1));
    expect(readAgain(written(list, []), list.length, 0).symbols).toEqual(list);
  }
});

test('what is likely is short: where one of a thousand is another, a symbol takes a sixtieth of a bit', () => {
  const rare = Array.from({ length: 60_000 }, (_, at) => (at % 1000 === 7 ? 1 : 0));
  expect(written(rare, []).length * 6).toBeLessThan(60_000 / 60);
});

test('a text that was cut off or garbled is read to the end', () => {
  const list = Array.from({ length: 500 }, (_, at) => at % 7);
  const text = written(list, [5, 6, 7]);
  for (const broken of ['', text.slice(0, 7), text.replaceAll(text[3]!, '~'), '"<é\\ '.repeat(30), '!'.repeat(99)]) {
    const { symbols } = readAgain(broken, list.length, 3);
    expect(symbols.every((symbol) => symbol >= 0 && symbol < 256)).toBe(true);
  }
});
