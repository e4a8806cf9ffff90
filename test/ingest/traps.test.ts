// Damage that was seen in real files, on invented papers: one row a trap, each with the titles and abstracts that a reader
// would give. Every line must be accounted for all the same.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { decodeBytes } from '../../src/ingest/decode.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';
import { LAMPS, SHEEP, SNAILS } from './invented.ts';

const PAPER = 'https://huggingface.co/papers';

function cut(lines: readonly string[]) {
  const result = cutEntries({ path: 'd' as SeedPath, bytes: 0, lines });
  result.uses.forEach((use, i) => {
    if (use !== 'diagnosed') return;
    const told = result.diagnostics.some(
      ({ origin }) => origin !== null && origin.line <= i + 1 && i + 1 <= origin.endLine,
    );
    expect(told, `line ${i + 1}: ${lines[i]}`).toBe(true);
  });
  return {
    shape: result.dump?.shape,
    pairs: result.entries.map(({ title, abstract }) => [title, abstract]),
    uses: result.uses,
    said: result.diagnostics.map(formatDiagnostic),
  };
}

const linked = (title: string, abstract: string, id = '2401.00010') => [
  `### [${title}](${PAPER}/${id})`,
  '',
  `[${abstract}](${PAPER}/${id})`,
  '',
];
const tight = (...lines: string[]) => [
  'Get trending papers in your email inbox!',
  `SubscribeOn Snails`,
  SNAILS,
  ...lines,
];
const spaced = (lines: readonly string[]) => lines.flatMap((line) => [line, '']);

const INTERVAL = `${SHEEP} It holds for p in [1, \\infty) and for x in $[0, 1)$ alone. It ends here.`;
const ADDRESS_INSIDE = `${SHEEP} The code is at [valley.example](valley.example/sheep).`;
const MATHS = `${SHEEP} Here \\(V(x)\\) is $\\sim\\!8\\times$ and $\\|x\\|^2$.`;
const QUESTION = 'How Sure Is a Sheep of Its Own Number? A Comparison Study Between Three of the Valleys of the North.';

/** Cards of bare lines, with no blank line between any two. */
const CLOSE_LINES = [
  'https://huggingface.co/login?next=%2Fpapers%2F2401.00010',
  '[-] 74',
  'On Sheep',
  `${PAPER}/2401.00010`,
  SHEEP,
  `${PAPER}/2401.00010`,
  '[',
  `2 authors](${PAPER}/2401.00010)`,
  '31',
  'On Lamps',
  `${PAPER}/2401.00020`,
  LAMPS,
  'Company',
  '© Hugging Face',
  'TOS',
];

const TRAPS: readonly { name: string; lines: readonly string[]; pairs: readonly (readonly (string | null)[])[] }[] = [
  {
    name: 'bare lines without a blank one between them, and a footer below the last abstract',
    lines: CLOSE_LINES,
    pairs: [
      ['On Sheep', SHEEP],
      ['On Lamps', LAMPS],
    ],
  },
  {
    name: 'a link that the scraper left open, and said so',
    lines: [...linked('On Sheep', SHEEP), `### [On Lamps](${PAPER}/2401.00020)`, '', `[${LAMPS} [Content truncated]`],
    pairs: [
      ['On Sheep', SHEEP],
      ['On Lamps', LAMPS],
    ],
  },
  {
    name: 'half-open intervals in an abstract that is a link',
    lines: linked('On Sheep', INTERVAL),
    pairs: [['On Sheep', INTERVAL]],
  },
  {
    name: 'a link inside an abstract that is a link',
    lines: linked('On Sheep', ADDRESS_INSIDE),
    pairs: [['On Sheep', ADDRESS_INSIDE]],
  },
  {
    name: 'line ends written as backslashes, and TeX beside them',
    lines: [...linked('On Sheep', MATHS), ...linked('On\\  Snails', SNAILS.replaceAll('. ', '.\\\\\n'), '2401.00011')]
      .join('\n')
      .split('\n'),
    pairs: [
      ['On Sheep', MATHS],
      ['On Snails', SNAILS],
    ],
  },
  { name: 'a title that is a word of the page', lines: linked('Privacy', SHEEP), pairs: [['Privacy', SHEEP]] },
  {
    name: 'a title that opens as a scraper’s note does',
    lines: linked('Title: A Sheep', SHEEP),
    pairs: [['Title: A Sheep', SHEEP]],
  },
  {
    name: 'a short abstract below a marked title',
    lines: [
      ...linked('On Sheep', SHEEP),
      ...linked('On Snails', 'We show that all of the snails arrive.', '2401.00011'),
    ],
    pairs: [
      ['On Sheep', SHEEP],
      ['On Snails', 'We show that all of the snails arrive.'],
    ],
  },
  {
    name: 'an abstract in a script without blanks',
    lines: linked(
      '注意力',
      '本文研究灯笼的亮度，并证明蜗牛到达山谷需要很长时间。我们给出了完整的证明，并公开了代码，供研究人员使用。',
    ),
    pairs: [
      [
        '注意力',
        '本文研究灯笼的亮度，并证明蜗牛到达山谷需要很长时间。我们给出了完整的证明，并公开了代码，供研究人员使用。',
      ],
    ],
  },
  {
    name: 'a list whose titles are strong links',
    lines: [
      `- **[On Sheep](${PAPER}/2401.00010)**`,
      `  ${SHEEP}`,
      '',
      `- **[On Snails](${PAPER}/2401.00011)**`,
      `  ${SNAILS}`,
    ],
    pairs: [
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'a count that runs into the title below it',
    lines: ['[-] 74', 'On Sheep', `${PAPER}/2401.00010`, '', SHEEP, '', `${PAPER}/2401.00010`],
    pairs: [['On Sheep', SHEEP]],
  },
  {
    name: 'a wrapped line that opens as a fact does',
    lines: [
      '## On Sheep',
      '',
      `${SHEEP} They fall into six`,
      'categories: the woolly, the slow and the lost.',
      '',
      '## On Snails',
      '',
      SNAILS,
    ],
    pairs: [
      ['On Sheep', `${SHEEP} They fall into six categories: the woolly, the slow and the lost.`],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'cards that stand twice and have no abstract',
    lines: ['### On Sheep', '', '### On Sheep', '', '### On Snails', '', SNAILS, '', '### On Lamps', '', LAMPS],
    pairs: [
      ['On Sheep', null],
      ['On Snails', SNAILS],
      ['On Lamps', LAMPS],
    ],
  },
  {
    name: 'a hyphen that hangs at a line’s end',
    lines: ['## On Sheep', '', `${SHEEP} It is for low-`, 'and high-dimensional valleys.'],
    pairs: [['On Sheep', `${SHEEP} It is for low- and high-dimensional valleys.`]],
  },
  {
    name: 'a title that is a sentence, bare',
    lines: tight(QUESTION, SHEEP),
    pairs: [
      ['On Snails', SNAILS],
      [QUESTION, SHEEP],
    ],
  },
  {
    name: 'a first title in lower case, glued to the button',
    lines: ['Get trending papers in your email inbox!', 'Subscribeπ-Sheep: A Flock', SHEEP, 'On Snails', SNAILS],
    pairs: [
      ['π-Sheep: A Flock', SHEEP],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'a short abstract, bare',
    lines: tight('On Sheep', 'We show that all of the sheep arrive.', 'On Lamps', LAMPS),
    pairs: [
      ['On Snails', SNAILS],
      ['On Sheep', 'We show that all of the sheep arrive.'],
      ['On Lamps', LAMPS],
    ],
  },
  {
    name: 'a dump that is cut in the first words of its last abstract',
    lines: tight('On Sheep', 'Sheep are counted at night, and they are oft'),
    pairs: [
      ['On Snails', SNAILS],
      ['On Sheep', 'Sheep are counted at night, and they are oft'],
    ],
  },
  {
    name: 'a Markdown table without a number, with pipes and brackets in its cells',
    lines: [
      '| Title | Abstract |',
      '|---|---|',
      `| [[Re] On Sheep](${PAPER}/2401.00010) | ${SHEEP} Of size \\|S\\|. |`,
    ],
    pairs: [['[Re] On Sheep', `${SHEEP} Of size |S|.`]],
  },
  {
    name: 'a CSV row that lost its first line',
    lines: [
      'title,abstract',
      `On Sheep,"${SHEEP}`,
      'It is so."',
      'a flock, we show that it can be counted by day as well as at night."',
      `On Snails,"${SNAILS}"`,
    ],
    pairs: [
      ['On Sheep', `${SHEEP} It is so.`],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'entities, decoded once',
    lines: linked('Sheep &amp; Goats', `${SHEEP} It holds for x &lt; y &#8804; z and for &amp;lt;.`),
    pairs: [['Sheep & Goats', `${SHEEP} It holds for x < y ≤ z and for &lt;.`]],
  },
  {
    name: 'a page that unfolds its abstracts',
    lines: [
      `- [On Sheep](${PAPER}/2401.00010) <details><summary>Abstract</summary>${SHEEP}</details>`,
      `- [On Snails](${PAPER}/2401.00011) <details><summary><b>Show abstract</b></summary>${SNAILS}</details>`,
    ],
    pairs: [
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'labels in strong type below titles that are headings',
    lines: [
      '# Week',
      '',
      '## On Sheep',
      '',
      `**TL;DR** ${LAMPS}`,
      '',
      SHEEP,
      '',
      '## On Snails',
      '',
      `**TL;DR** ${SHEEP}`,
      '',
      SNAILS,
    ],
    pairs: [
      ['On Sheep', `**TL;DR** ${LAMPS}\n\n${SHEEP}`],
      ['On Snails', `**TL;DR** ${SHEEP}\n\n${SNAILS}`],
    ],
  },
  {
    name: 'a short abstract under its own name',
    lines: ['title,abstract', 'On Sheep,They are all counted at night.'],
    pairs: [['On Sheep', 'They are all counted at night.']],
  },
  {
    name: 'a CSV row whose quote is never closed',
    lines: ['title,abstract', `On Sheep,"${SHEEP}`, 'However, prior work on sheep is slow', `On Snails,"${SNAILS}"`],
    pairs: [
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ],
  },
  {
    name: 'BibTeX in double braces around maths',
    lines: ['@misc{a, title = {{On $x^{2}$ Sheep}},', `abstract = {${SHEEP}}}`],
    pairs: [['On $x^{2}$ Sheep', SHEEP]],
  },
];

test.each(TRAPS)('$name', ({ lines, pairs }) => {
  expect(cut(lines).pairs).toEqual(pairs);
});

test('counts in front of a title are its own, whether or not a blank line parts them', () => {
  const { entries } = cutEntries({ path: 'd' as SeedPath, bytes: 0, lines: CLOSE_LINES });
  expect(entries.map(({ labels }) => [labels.upvotes, labels.authorCount])).toEqual([
    [74, 2],
    [31, null],
  ]);
});

test('bare lines are read alike with blank lines and without', () => {
  const lines = readFileSync('test/fixtures/dumps/listing-addresses.md', 'utf8').split('\n');
  const read = (some: readonly string[]) =>
    cutEntries({ path: 'd' as SeedPath, bytes: 0, lines: some }).entries.map(({ origin: _, ...entry }) => entry);
  expect(read(lines.filter((line) => line.trim() !== ''))).toEqual(read(lines));
});

test('an abstract is said to be cut where the scraper says that it stopped', () => {
  expect(
    cut([...linked('On Sheep', `${SHEEP} [Content truncated]`), ...linked('On Lamps', LAMPS, '2401.00020')]).said,
  ).toEqual([
    'd:1: warning cut-off: the dump ends in the middle of this abstract; it is shown as far as it goes (“On Sheep”)',
  ]);
});

describe('text that belongs to no entry is named', () => {
  test('around BibTeX entries, save what its writers put there', () => {
    const { uses, said } = cut([
      '% Encoding: UTF-8',
      'inexact gradient descent on the multipliers',
      `@misc{a, title = {On Sheep}, abstract = {${SHEEP}}}`,
      '',
      '@comment{jabref-meta}',
    ]);
    expect(uses).toEqual(['chrome', 'diagnosed', 'entry', 'blank', 'chrome']);
    expect(said).toEqual([
      'd:2: warning left-out: stands outside of every entry; left out (“inexact gradient descent on the multipliers”)',
    ]);
  });

  test('above the first record of a mail, save the mail’s own head', () => {
    const { uses } = cut([
      'Archives at http://arxiv.org/',
      '  the loss of a sheep, which decays',
      '\\\\',
      'arXiv:2401.00010',
      'Title: On Sheep',
      '\\\\',
      `  ${SHEEP}`,
      '\\\\ ( https://arxiv.org/abs/2401.00010 ,  1kb)',
    ]);
    expect(uses.slice(0, 3)).toEqual(['chrome', 'diagnosed', 'entry']);
  });

  test('around records with their names', () => {
    const { uses, said } = cut([
      'Some words first.',
      '-----',
      'Title: On Sheep',
      `Abstract: ${SHEEP}`,
      '-----',
      'And last.',
      '',
      'Title: On Goats',
    ]);
    expect(uses).toEqual(['diagnosed', 'chrome', 'entry', 'entry', 'chrome', 'diagnosed', 'blank', 'diagnosed']);
    expect(said).toEqual([
      'd:8: warning bad-record: a record with neither abstract nor id; it is not published (“Title: On Goats”)',
      'd:1: warning left-out: stands outside of every record; left out (“Some words first.”)',
      'd:6: warning left-out: stands outside of every record; left out (“And last.”)',
    ]);
  });

  test('sentences in a link that is no card’s', () => {
    const { uses } = cut([...linked('On Sheep', SHEEP), `[${LAMPS}](https://example.org/lamps)`]);
    expect(uses.at(-1)).toBe('diagnosed');
  });

  test('sentences of a page that is read by its headings', () => {
    const card = (title: string, text: string) => [`<h3>${title}</h3>`, `<p>${text}</p>`];
    const page = [
      '<html><body>',
      '<nav>Models</nav>',
      `<p>${LAMPS}</p>`,
      ...card('On Sheep', SHEEP),
      ...card('On Snails', SNAILS),
    ];
    const { pairs, uses } = cut(page);
    expect(pairs).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
    expect(uses.slice(0, 3)).toEqual(['chrome', 'chrome', 'diagnosed']);
  });
});

test.each([
  {
    name: 'addresses and headings',
    lines: spaced(['# Papers', 'https://example.org/', 'https://example.org/a', 'A Line', SHEEP]),
  },
  {
    name: 'rows of a table that lost its header',
    lines: Array.from({ length: 6 }, (_, i) => `${i}\tOn Sheep\t${SHEEP.repeat(3)}`),
  },
])('$name are no bare listing', ({ lines }) => {
  expect(cut(lines).shape).toBeUndefined();
});

test('Windows-1252 is told from damaged UTF-8 by whole letters, not by a quote after one', () => {
  const bytes = Uint8Array.from([...Buffer.from('caf'), 0xe9, 0x94, ...Buffer.from(' noir')]);
  expect(decodeBytes(bytes)).toMatchObject({ lines: ['café” noir'] });
  expect(decodeBytes(Uint8Array.from([...Buffer.from('é'), 0xe9]))).toMatchObject({ lines: ['é\ufffd'] });
});
