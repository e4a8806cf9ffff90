import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { readText } from '../../src/search/phrase.ts';
import { parseQuery } from '../../src/search/query.ts';
import { libraryOf, partsOf, READERS } from './invented.ts';

const parts = await partsOf(READERS);
const engine = createEngine(parts);
const titleOf = async (paper: number) => readText((await parts.textOf(paper))!.title);
const find = (text: string) => engine.find(parseQuery(text));
const titles = async (text: string) => Promise.all((await find(text)).papers.map(titleOf));

const CHI = 'Forward χ^2 Divergence for Variational Sampling';
const FRECHET = 'Fréchet Means on Graphs';
const BANDITS = 'Regret Bounds for Overparameterized Bandits';
const FINE = 'Fine-Tuning Without Forgetting';
const WIDE = 'Over-parameterized Networks Generalize';
const DESCEND = 'Gradient Methods Descend';
const STEP = 'One-step Models with f-Divergence';
const ATTENTION = 'Attention Is All They Need';

test.each([
  ['a title before an abstract', 'regret', [BANDITS, FRECHET]],
  ['the beginning of a word', 'varia', [CHI]],
  ['a typing error', 'regrett', [BANDITS, FRECHET]],
  ['a typing error in the first letters', 'ergret', [BANDITS, FRECHET]],
  ['two letters swapped', 'regert', [BANDITS, FRECHET]],
  ['all words before some', 'stochastic regret', [BANDITS]],
  ['some words where no paper has all', 'graphs bandits', [FRECHET, BANDITS]],
  ['a phrase', '"gradient descent"', [WIDE]],
  ['a phrase across a hyphen', '"fine tuning"', [FINE]],
  ['a phrase that stands nowhere', '"descent gradient"', []],
  ['without a word', 'regret -bounds', [FRECHET]],
  ['without a phrase', 'gradient -"gradient descent"', [DESCEND]],
  ['words of the title alone', 'title:regret', [BANDITS]],
  ['function words alone', 'is all they', [ATTENTION]],
  ['a field that is none', 'nofield:regret', [BANDITS, FRECHET]],
])('finds %s', async (_, query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

test.each([
  ['a power', ['chi^2', 'χ²', 'chi-squared', 'chi squared', '\\chi^2'], [CHI]],
  ['an accent', ['Frechet', 'Fréchet', 'frechet', "Fr\\'echet", "Fr\\'{e}chet"], [FRECHET]],
  ['an index', ['L2', 'L_2', '$L_2$'], [STEP]],
  ['a letter and a word', ['f-divergence', '$f$-divergence'], [STEP]],
  ['an order', ['O(n^2)', 'O(n²)'], [BANDITS, FRECHET]],
  ['a compound', ['over-parameterized', 'overparameterized', 'over parameterized'], [BANDITS, DESCEND, WIDE]],
  ['a compound of two words', ['fine-tuning', 'finetuning', 'fine tuning'], [FINE]],
])('finds %s however it is written', async (_, spellings, expected) => {
  const sorted = [...expected].sort();
  for (const spelling of spellings) expect([spelling, (await titles(spelling)).sort()]).toEqual([spelling, sorted]);
});

test('says what it read a misspelt word as', async () => {
  expect((await find('stochastik regret')).respelt).toEqual([{ asked: 'stochastik', near: 'stochastic' }]);
});

test('says when some of the words had to do', async () => {
  expect((await find('graphs bandits')).some).toBe(true);
  expect((await find('stochastic regret')).some).toBe(false);
});

test('every paper is found first by its own title', async () => {
  for (let paper = 0; paper < parts.directory.papers; paper++) {
    const { papers } = await find(await titleOf(paper));
    expect([await titleOf(paper), papers[0]]).toEqual([await titleOf(paper), paper]);
  }
});

test.each([
  '',
  ' ',
  '"',
  '""',
  '-',
  '-""',
  'title:',
  'in:',
  'has:',
  'has:nothing',
  'topic:""',
  '<b>bold</b>',
  '((( [a-z]+ \\',
  'constructor __proto__ toString hasOwnProperty',
  '日本語 🚀 العربية \u202e',
  'a'.repeat(10_000),
  '"unbalanced -phrase',
  '\ud800 \u0000',
])('answers %j', async (query) => {
  const { papers } = await find(query);
  expect(Array.isArray(papers)).toBe(true);
});

test('nothing that can be typed is an error', async () => {
  const piece = fc.constantFrom(
    '"',
    '-',
    'title:',
    'in:',
    'has:',
    'regret',
    'fine tuning',
    'χ²',
    ' ',
    '_',
    '^',
    '{',
    'the',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), async (pieces) => {
      const { papers } = await find(pieces.join(''));
      expect(new Set(papers).size).toBe(papers.length);
    }),
    { numRuns: 200 },
  );
});

test('a part that is missing is named, and the rest still searches', async () => {
  const broken = await partsOf(READERS, new Set(['texts-2']));
  const { papers } = await createEngine(broken).find(parseQuery('regret'));
  expect(papers).toHaveLength(2);
  expect(await broken.textOf(papers[0]!)).toBe(null);
  expect([...broken.missing]).toEqual(['texts-2']);
});

test('without the directory there is no search', async () => {
  await expect(partsOf(READERS, new Set(['directory']))).rejects.toThrow('no part directory');
});

test('a compound does not count twice for a word that it begins with', async () => {
  const library = libraryOf({
    One: [
      { title: 'A Diffusion-Based View', abstract: 'Of diffusion-based models.' },
      { title: 'Diffusion', abstract: 'Of diffusion models.' },
    ],
  });
  const own = await partsOf(library);
  const { papers } = await createEngine(own).find(parseQuery('diffusion'));
  expect(readText((await own.textOf(papers[0]!))!.title)).toBe('Diffusion');
  expect((await createEngine(own).find(parseQuery('diffusion-b'))).papers).toHaveLength(1);
});

test('of more papers than are ranked at once the best comes first, equals stand in their order, and the page may breathe', async () => {
  const many = Array.from({ length: 620 }, (_, at) => ({
    title: at === 600 ? 'Regret' : `Regret of method ${at}`,
    abstract: at % 5 === 0 ? 'regret in the long run' : 'of the long run',
  }));
  let turns = 0;
  const found = await createEngine(await partsOf(libraryOf({ One: many }))).find(
    parseQuery('regret'),
    false,
    async () => {
      turns++;
    },
  );
  const fifths = [...many.keys()].filter((at) => at % 5 === 0 && at !== 600);
  const others = [...many.keys()].filter((at) => at % 5 !== 0);
  expect(found.papers).toEqual([600, ...fifths, ...others]);
  expect(turns).toBeGreaterThan(6);
});

test('the page breathes between two texts that a phrase is looked for in', async () => {
  const alike = Array.from({ length: 40 }, (_, at) => ({
    title: `Paper ${at}`,
    abstract: 'Mirror descent and mirrors.',
  }));
  const all = createEngine(await partsOf(libraryOf({ One: alike })));
  const breathsFor = async (text: string): Promise<number> => {
    let breaths = 0;
    const pause = async () => {
      breaths++;
    };
    expect((await all.find(parseQuery(text), false, pause)).papers).toHaveLength(40);
    return breaths;
  };
  expect(await breathsFor('"mirror descent"')).toBeGreaterThan((await breathsFor('mirror descent')) + 60);
});
