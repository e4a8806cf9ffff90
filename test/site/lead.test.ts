import { expect, test } from 'vitest';
import { chooseLead } from '../../src/site/lead.ts';
import { shelve } from '../../src/site/shelf.ts';
import { formula, paper, prose } from '../records.ts';
import { libraryOf, SITE, smallLibrary } from './library.ts';

const LONG = 'Words enough to fill a column of the page. '.repeat(30);

test('the paper that most editions have printed leads', () => {
  const library = smallLibrary();
  const { lead, reason, others } = chooseLead(library.editions[0]!, shelve(library, SITE));
  expect(lead?.paper).toMatch(/^counting-sheep-/);
  expect(reason).toBe('This one stands in two editions, alone.');
  expect(others.map(({ paper: id }) => id.replace(/-[^-]*$/, ''))).toEqual(['a-woolly-bound', 'sleep-without-sheep']);
});

test('among papers printed once, the first of the dump leads', () => {
  const papers = ['First', 'Second'].map((title, i) => paper(title, LONG, [['new.txt', i + 1]]));
  const library = libraryOf(papers);
  const { lead, reason } = chooseLead(library.editions[0]!, shelve(library, SITE));
  expect(lead?.paper).toBe(papers[0]!.id);
  expect(reason).toBe('Of two papers that could lead, this one stands first.');
});

test('no story leads that is short, has no abstract, or opens with a formula', () => {
  const papers = [
    paper('Short', 'Too short.', [['new.txt', 1]]),
    paper('Without', null, [['new.txt', 2]]),
    paper('Formula', [formula('x'), prose(LONG)], [['new.txt', 3]]),
  ];
  const library = libraryOf(papers);
  const { lead, others } = chooseLead(library.editions[0]!, shelve(library, SITE));
  expect(lead).toBeNull();
  expect(others).toHaveLength(3);
});
