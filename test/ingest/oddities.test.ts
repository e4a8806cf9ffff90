// What dumps bring seldom: pages that say it otherwise, records that lack a part, files that are cut where it hurts. A row
// for each, with what a reader would make of it.
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { withYears } from '../../src/ingest/edition.ts';
import { decodeEntities } from '../../src/ingest/entities.ts';
import { readJson } from '../../src/ingest/json.ts';
import { NO_EDITION } from '../../src/ingest/labels.ts';
import { listingPage } from '../../src/ingest/shapes/listing-page.ts';
import { texLetters } from '../../src/ingest/tex-letters.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';
import { LAMPS, SHEEP, SNAILS } from './invented.ts';

function cut(lines: readonly string[]) {
  const result = cutEntries({ path: 'd' as SeedPath, bytes: 0, lines });
  return { ...result, said: result.diagnostics.map(formatDiagnostic) };
}
const pairs = (lines: readonly string[]) => cut(lines).entries.map(({ title, abstract }) => [title, abstract]);
const split = (text: string) => text.split('\n');

describe('RIS', () => {
  test('two records that ran together are told, and neither is published', () => {
    const { entries, said } = cut([
      ...['TY  - JOUR', 'TI  - On Sheep', `AB  - ${SHEEP}`, 'TI  - On Snails', `AB  - ${SNAILS}`, 'ER  - '],
      ...['TY  - JOUR', 'TI  - On Lamps', `AB  - ${LAMPS}`, 'ER  - '],
    ]);
    expect(entries.map(({ title }) => title)).toEqual(['On Lamps']);
    expect(said).toEqual([
      'd:1: warning bad-record: a record without a title, with neither abstract nor id, or two that ran together; it is not published (“TY - JOUR”)',
    ]);
  });
});

describe('saved pages', () => {
  const record = (title: string, abstract: string) => JSON.stringify({ title, abstract });
  const page = (body: string) => split(`<!doctype html>\n<html><head></head>\n${body}\n</html>`);

  test('data in a script, without ids and without a date', () => {
    const data = `[${record('On Sheep', SHEEP)},\n${record('On Snails', SNAILS)}]`;
    const { entries, dump } = cut(page(`<body><script type="application/json">\n${data}</script></body>`));
    expect(entries.map(({ title, origin }) => [title, origin.line])).toEqual([
      ['On Sheep', 4],
      ['On Snails', 5],
    ]);
    expect(dump?.edition.date).toBeNull();
  });

  const props = `data-props='${JSON.stringify({ papers: [{ title: 'On Sheep', abstract: SHEEP }] })}'`;
  test.each([
    { name: 'data of a second body, whose first one is there', body: `<body>\n<p>x</p>\n<body ${props}>`, line: 3 },
    { name: 'data of a second body, whose first one is not', body: `<p>x</p>\n<body ${props}>`, line: 1 },
  ])('$name', ({ body, line }) => {
    expect(cut(page(body)).entries.map(({ title, origin }) => [title, origin.line])).toEqual([['On Sheep', line]]);
  });

  test('the page of one paper, which tells its facts to indexes', () => {
    const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
    const facts = [
      meta('citation_title', 'On Sheep'),
      meta('citation_author', 'Bell, Ada'),
      meta('citation_author', 'Wen, Li'),
      meta('citation_date', '2024/01/05'),
      meta('citation_arxiv_id', '2401.00010'),
      meta('citation_abstract', SHEEP),
    ];
    const { entries } = cut(page(`${facts.join('\n')}\n<body><meta charset="utf-8"></body>`));
    expect(entries).toMatchObject([
      {
        title: 'On Sheep',
        abstract: SHEEP,
        labels: { arxiv: '2401.00010', published: { year: 2024, month: 1, day: 5 } },
        origin: { line: 3, endLine: 8 },
      },
    ]);
    expect(entries[0]!.labels.authors).toHaveLength(2);
  });

  test('what lies deeper than any page is not walked', () => {
    const deep = `${'<div>'.repeat(600)}${props}<p>${SHEEP}</p><i ${props}>`;
    const body = `<body><h2><a href="/papers/2401.00010">On Snails</a></h2><p>${SNAILS}</p>${deep}</body>`;
    expect(pairs(page(body))).toEqual([['On Snails', SNAILS]]);
  });

  test('a card without its abstract does not take that of the next, which lost its title', () => {
    const picture = (id: string) => `<a href="/papers/${id}"><img src="x.png" alt=""></a>`;
    const title = (id: string, words: string) => `<h3><a href="/papers/${id}">${words}</a></h3>`;
    const { entries, said } = cut(
      page(
        [
          '<body>',
          ...[picture('2401.00010'), title('2401.00010', 'On Sheep'), '<p>3 authors</p>'],
          ...[picture('2402.01234'), `<p>${SNAILS}</p>`],
          ...[picture('2403.00002'), title('2403.00002', 'On Lamps'), `<p>${SHEEP}</p>`],
        ].join('\n'),
      ),
    );
    expect(entries.map(({ title, abstract }) => [title, abstract])).toEqual([
      ['On Sheep', null],
      ['On Lamps', SHEEP],
    ]);
    expect(said).toEqual([
      'd:5: warning no-abstract: a title without an abstract; published with its title alone (“On Sheep”)',
      'd:8: note left-out: a line of no known kind was left out (“Snails are slow, and we show that nothing is lost by it. On three invented vall…”)',
    ]);
  });

  test('one of many millions of characters is refused by its size', () => {
    expect(listingPage.lacks(['<html>', 'x'.repeat(32_000_001)])).toBe(
      "a page's size: it has more than 32 million characters",
    );
  });
});

describe('feeds and mails', () => {
  test('HTML inside an item is shown as its text', () => {
    const item = (title: string, description: string) =>
      `<item><title>${title}</title><description>${description}</description><link>http://arxiv.org/abs/2401.00010</link></item>`;
    const marked = `&lt;p&gt;${SHEEP}&lt;!-- x --&gt;&lt;br&gt;We &lt;b&gt;end&lt;/b&gt; here.&lt;/p&gt;`;
    const lines = split(
      `<?xml version="1.0"?>\n<rss version="2.0"><channel>\n${item('On Sheep', marked)}\n</channel></rss>`,
    );
    const [[title, abstract] = []] = pairs(lines);
    expect(title).toBe('On Sheep');
    expect(abstract).toBe(`${SHEEP}\n\nWe end here.`);
  });

  test('a record of a feed whose texts stand as they are, in CDATA', () => {
    const item = `<item><title><![CDATA[On Sheep & <Goats>]]></title><description><![CDATA[${SHEEP} For a < b.]]></description><link>http://arxiv.org/abs/2401.00010</link></item>`;
    const [[title, abstract] = []] = pairs(
      split(`<?xml version="1.0"?>\n<rss version="2.0"><channel>${item}</channel></rss>`),
    );
    expect(title).toBe('On Sheep & <Goats>');
    expect(abstract).toBe(`${SHEEP} For a < b.`);
  });

  test('an author of whom only the forename is told', () => {
    const author = '<author><forenames>Ada</forenames></author>';
    const record = `<record><id>2401.00010</id><title>On Sheep</title><authors>${author}</authors><abstract>${SHEEP}</abstract></record>`;
    const { entries } = cut(split(`<?xml version="1.0"?>\n<OAI-PMH>\n<ListRecords>${record}</ListRecords></OAI-PMH>`));
    expect(entries[0]!.labels.authors).toEqual(['Ada']);
  });

  const mailed = (id: string, title: string, ...rest: readonly string[]) => [
    '\\\\',
    `arXiv:${id}`,
    ...rest.filter((line) => line.startsWith('replaced')),
    '',
    `Title: ${title}`,
    'Authors: Ada Bell',
    ...rest.filter((line) => !line.startsWith('replaced')),
  ];
  const whole = ['\\\\', `  ${SHEEP}`, '\\\\ ( https://arxiv.org/abs/2401.00010 ,  10kb)'];
  const replaced = 'replaced with revised version Thu, 4 Jan 2024 00:00:00 GMT   (10kb)';

  test('a new version, whose abstract the mail does not repeat', () => {
    const end = '\\\\ ( https://arxiv.org/abs/2402.01234 ,  10kb)';
    const { entries, said } = cut([
      ...mailed('2401.00010', 'On Sheep', ...whole),
      ...mailed('2402.01234', 'On Snails', replaced, end),
    ]);
    expect(entries.map(({ title, abstract }) => [title, abstract === null])).toEqual([
      ['On Sheep', false],
      ['On Snails', true],
    ]);
    expect(said).toEqual([
      'd:9: note replacement: a new version of a paper; the mail does not repeat its abstract (“On Snails”)',
    ]);
  });

  test('a line that is of no field does not end the one above it', () => {
    const [rule, open, id, ...fields] = mailed('2401.00010', 'On Sheep', ...whole);
    const at = fields.findIndex((line) => line.startsWith('Title:')) + 1;
    const lines = [rule!, open!, id!, ...fields.slice(0, at), 'stray words', '  of the North', ...fields.slice(at)];
    expect(pairs(lines)).toEqual([['On Sheep of the North', SHEEP]]);
  });

  test('a record that lost its title is named', () => {
    const untitled = mailed('2402.01234', 'x', ...whole).filter((line) => !line.startsWith('Title:'));
    const { entries, said } = cut([...mailed('2401.00010', 'On Sheep', ...whole), ...untitled]);
    expect(entries.map(({ title }) => title)).toEqual(['On Sheep']);
    expect(said).toEqual(['d:9: warning bad-record: a record without a title; it is not published (“\\\\”)']);
  });

  test('a new version in whose record the mail ends', () => {
    const lines = [...mailed('2401.00010', 'On Sheep', ...whole), ...mailed('2402.01234', 'On Snails', replaced)];
    expect(cut(lines).said.map((line) => line.replace(/: [^:]*$/, ''))).toEqual([
      'd:9: warning cut-off',
      'd:9: note replacement',
    ]);
  });

  test('the day of a mail that writes its year whole', () => {
    const head = 'received from  Wed 20 Nov 2024 19:00:00 GMT  to  Thu 21 Nov 2024 19:00:00 GMT';
    expect(cut([head, ...mailed('2401.00010', 'On Sheep', ...whole)]).dump?.edition.date).toEqual({
      year: 2024,
      month: 11,
      day: 21,
    });
  });

  test('a mail that ends where a record would begin, and a file that only says to be one', () => {
    expect(pairs([...mailed('2401.00010', 'On Sheep', ...whole), '\\\\'])).toEqual([['On Sheep', SHEEP]]);
    const { entries, uses } = cut(['---', 'shape: arxiv-mail', '---', 'milk', 'Title: bread']);
    expect(entries).toEqual([]);
    expect(uses).toEqual(['chrome', 'chrome', 'chrome', 'chrome', 'diagnosed']);
  });
});

describe('references', () => {
  test('an entry named inside of another’s abstract is its text', () => {
    const lines = [
      '@article{a,',
      ' title = {On Sheep},',
      ` abstract = {${SHEEP}`,
      '  @misc{b, title = {x}} and more.}',
      '}',
    ];
    expect(cut(lines).entries.map(({ title }) => title)).toEqual(['On Sheep']);
  });

  test('entries without any title are no BibTeX to us', () => {
    expect(cut(['@article{a,', ' author = {Ada Bell}', '}']).dump).toBeNull();
  });

  test.each([
    ['{\\"o} \\v{s} \\u g \\c{c}', 'ö š ğ ç'],
    ['\\ss{} \\o stre \\ae', 'ß østre æ'],
    ["\\'{\\i} \\i", 'í i'],
  ])('%s in a name is %s', (tex, text) => {
    expect(texLetters(tex)).toBe(text);
  });

  test.each([
    ['Q&amp;A', 'Q&A'],
    ['&amp;lt;', '&lt;'],
    ['&nothing; &#0; &#13; &eacute;', '&nothing; \ufffd \r é'],
  ])('%s is read as %j', (text, out) => {
    expect(decodeEntities(text)).toBe(out);
  });
});

describe('records of data', () => {
  const labelsOf = (record: object) =>
    cut(split(JSON.stringify([{ title: 'On Sheep', abstract: SHEEP, ...record }]))).entries[0]!.labels;

  test('names taken apart, with holes', () => {
    expect(labelsOf({ authors_parsed: [['Bell', 'Ada', null], ['Wen'], [7, 'Li']] }).authors).toEqual([
      'Ada Bell',
      'Wen',
      'Li',
    ]);
  });

  test('objects for names, some without', () => {
    expect(
      labelsOf({ authors: [{ name: 'Ada Bell' }, { name: null, fullname: 'Li Wen' }, { age: 7 }] }).authors,
    ).toEqual(['Ada Bell', 'Li Wen']);
  });

  test('a page of the project', () => {
    expect(labelsOf({ project_page: 'https://sheep.example/' }).links).toEqual([
      { kind: 'project', url: 'https://sheep.example/', text: 'Project page' },
    ]);
  });

  test('nested deeper than any listing: what stands below is bad, the rest is read', () => {
    const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
    const { nodes, badLines } = readJson(`{"a":1}\n${deep}\n{"b":2}`);
    expect(nodes.map(({ kind }) => kind)).toEqual(['object', 'object']);
    expect(badLines).toEqual([2]);
  });

  test.each([
    { what: 'a name without its colon', text: '{"a" 1}\n{"b":2}', kinds: ['object'], badLines: [1] },
    { what: 'a name with nothing behind it', text: '{"b":2}\n{"a":', kinds: ['object', 'object'], badLines: [] },
    { what: 'a name that is the last thing', text: '{"b":2}\n{"a"', kinds: ['object', 'object'], badLines: [] },
  ])('$what', ({ text, kinds, badLines }) => {
    const { nodes, badLines: bad } = readJson(text);
    expect(nodes.map(({ kind }) => kind)).toEqual(kinds);
    expect(bad).toEqual(badLines);
  });

  test('a word among records is no record, and tells no day', () => {
    const records = [7, { title: 'On Sheep', abstract: SHEEP, submittedOnDailyAt: '2024-03-02T09:00:00Z' }];
    const { entries, dump } = cut(split(JSON.stringify(records, null, 1)));
    expect(entries.map(({ title }) => title)).toEqual(['On Sheep']);
    expect(dump?.edition.date).toEqual({ year: 2024, month: 3, day: 2 });
  });

  test('a blank line between the rows of a table', () => {
    expect(pairs(['title,abstract', `On Sheep,"${SHEEP}"`, '', `On Snails,"${SNAILS}"`])).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('a record with its names, and a line that has none', () => {
    const lines = [
      ...['Title: On Sheep', 'Authors: Ada Bell', '', 'somebody wrote here', `Abstract: ${SHEEP}`, '---'],
      ...['Title: On Snails', 'Authors: Li Wen', `Abstract: ${SNAILS}`],
    ];
    const { entries, uses, dump } = cut(lines);
    expect(dump?.shape).toBe('labelled');
    expect(entries.map(({ abstract }) => abstract)).toEqual([SHEEP, SNAILS]);
    expect(uses).toHaveLength(lines.length);
  });

  test('a title of thousands of characters without an abstract', () => {
    const { said } = cut(split(JSON.stringify([{ title: 'x'.repeat(2001), arxiv_id: '2401.00010' }])));
    expect(said.filter((line) => line.includes('overlong'))).toEqual([
      expect.stringContaining('a title of 2001 and an abstract of 0 characters is no paper'),
    ]);
  });
});

describe('years', () => {
  const origin = { dump: 'd' as SeedPath, line: 1, endLine: 1 };
  const published = (year: number | null, month: number, day = 1) => ({ year, month, day });

  test('a day without its year is of the year that its papers’ ids tell, or of the next where it is earlier', () => {
    const bib = (head: string, id: string) =>
      cut([
        ...['Daily Papers', head, ''],
        ...[`### [On Sheep](https://huggingface.co/papers/${id})`, '', SHEEP, ''],
        ...[`### [On Snails](https://huggingface.co/papers/${id.slice(0, -1)}9)`, '', SNAILS],
      ]).dump!.edition.date?.year;
    expect(bib('Sep 9', '2408.00010')).toBe(2024);
    expect(bib('Jan 9', '2412.00010')).toBe(2025);
  });

  test('a day without its year, beside dates of papers of which one gives a year and one gives none', () => {
    const card = (id: string, title: string, abstract: string, date: string) => [
      `### [${title}](https://huggingface.co/papers/${id})`,
      '',
      abstract,
      '',
      `Published on ${date}`,
      '',
    ];
    const lines = [
      'Daily Papers',
      'Mar 9',
      '',
      ...card('2312.00010', 'On Sheep', SHEEP, 'Dec 5, 2023'),
      ...card('2312.00011', 'On Snails', SNAILS, 'Mar 8'),
    ];
    expect(cut(lines).dump!.edition.date).toEqual(published(2024, 3, 9));
  });

  test('a paper of a later day than its edition’s is of the year before', () => {
    const entry = (month: number) => ({
      title: 't',
      abstract: null,
      origin,
      labels: {
        ...cut(split(JSON.stringify([{ title: 'On Sheep', abstract: SHEEP }]))).entries[0]!.labels,
        published: published(null, month),
      },
    });
    const edition = { ...NO_EDITION, date: published(2024, 3, 2) };
    expect(withYears([entry(2), entry(12)], edition).map(({ labels }) => labels.published?.year)).toEqual([2024, 2023]);
  });
});

test('a title in sentence case with two stops, in a listing without markup', () => {
  const title = 'How sure is a sheep of its own number? A comparison study between three of the valleys of the north.';
  const abstract = `${SHEEP} ${SNAILS}`;
  const lines = ['Subscribe', 'On Snails', SNAILS, title, abstract, 'On Lamps', LAMPS];
  expect(pairs(lines)).toEqual([
    ['On Snails', SNAILS],
    [title, abstract],
    ['On Lamps', LAMPS],
  ]);
});

describe('marked listings', () => {
  test('titles that are all numbered lose their numbers', () => {
    expect(pairs(['## 1. On Sheep', '', SHEEP, '', '## 2. On Snails', '', SNAILS])).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('a heading that goes on in an indented line', () => {
    expect(
      pairs(['## On Sheep of the North', '   and of the South', '', SHEEP, '', '## On Snails', '', SNAILS]),
    ).toEqual([
      ['On Sheep of the North and of the South', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('what a converter escaped is as it was', () => {
    const escaped = SHEEP.replace('method', 'state\\-of\\-the\\-art method');
    expect(pairs(['## On Sheep', '', escaped, '', '## On Snails\\.', '', SNAILS])).toEqual([
      ['On Sheep', SHEEP.replace('method', 'state-of-the-art method')],
      ['On Snails.', SNAILS],
    ]);
  });

  test('stars around a link that do not close behind it', () => {
    const link = (title: string, id: string) => `[${title}](https://huggingface.co/papers/${id})`;
    const lines = [`**${link('On Sheep', '2401.00010')}`, '', SHEEP, '', link('On Snails', '2401.00011'), '', SNAILS];
    expect(pairs(lines)).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('a link of a card that calls itself the project’s page', () => {
    const lines = [
      ...['### [On Sheep](https://huggingface.co/papers/2401.00010)', '', SHEEP, ''],
      ...['[Project Page](https://sheep.example/)', '', '[Weather](https://weather.example/)', ''],
      ...['### [On Snails](https://huggingface.co/papers/2401.00011)', '', SNAILS],
    ];
    expect(cut(lines).entries[0]!.labels.links).toEqual([
      { kind: 'project', url: 'https://sheep.example/', text: 'Project Page' },
    ]);
  });

  test('numbered links with their addresses below, and an abstract above the first title', () => {
    const lines = [
      ...[
        `[${LAMPS}][9]`,
        '',
        '## [On Sheep][1]',
        '',
        `[${SHEEP}][2]`,
        '',
        '## [On Snails][3]',
        '',
        `[${SNAILS}][4]`,
        '',
      ],
      ...[1, 2, 3, 4, 9].map((n) => `${n}. https://lamps.example/${n}`),
    ];
    expect(pairs(lines)).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
    expect(cut(lines).said).toEqual([expect.stringMatching(/^d:1: warning abstract-without-title: /)]);
  });

  test('a heading that goes on in an indented word of the page', () => {
    expect(pairs(['## On Sheep and Other', '   Models', '', SHEEP, '', '## On Snails', '', SNAILS])).toEqual([
      ['On Sheep and Other Models', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('a card that is printed twice, for wide screens and for narrow ones, is one entry', () => {
    const link = (text: string, id: string) => `[${text}](https://huggingface.co/papers/${id})`;
    const card = (title: string, abstract: string, id: string) => [link(title, id), '', link(abstract, id), ''];
    const sheep = card('On Sheep', SHEEP, '2401.00010');
    expect(pairs([...sheep, ...sheep, ...card('On Snails', SNAILS, '2401.00011')])).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test('a second numbered link of sentences below an abstract is of no card, and is named', () => {
    const lines = [
      ...['## [On Sheep][1]', '', `[${SHEEP}][2]`, '', `[${LAMPS}][5]`, ''],
      ...['## [On Snails][3]', '', `[${SNAILS}][4]`, ''],
    ];
    expect(pairs(lines)).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
    expect(cut(lines).said).toEqual([expect.stringMatching(/^d:5: /)]);
  });

  test('an abstract that is named with a dash, right below its authors', () => {
    const lines = ['## On Sheep', '', 'Ada Bell and Li Wen', `**Abstract** — ${SHEEP}`, '', '## On Snails', '', SNAILS];
    expect(pairs(lines)).toEqual([
      ['On Sheep', SHEEP],
      ['On Snails', SNAILS],
    ]);
  });

  test.each(['', '*', '**'])('a list of strong titles that ends within one: %s', (end) => {
    const lines = split(
      `1. **On Sheep at Night** - ${SHEEP}\n2. **On Snails at Noon** - ${SNAILS}\n3. **On the Patience of${end}`,
    );
    expect(pairs(lines)).toEqual([
      ['On Sheep at Night', SHEEP],
      ['On Snails at Noon', SNAILS],
      ['On the Patience of', null],
    ]);
  });

  test('more headings than strong titles: the headings are the titles', () => {
    const lines = [
      '## On Sheep',
      '',
      SHEEP,
      '',
      '**We err.** Never.',
      '',
      '## On Snails',
      '',
      SNAILS,
      '',
      '**They win.** Always.',
    ];
    expect(cut(lines).dump?.shape).toBe('listing-headings');
  });

  test('an open bracket is given up after hundreds of lines', () => {
    const filler = Array.from({ length: 450 }, (_, i) => `word ${i}`);
    const lines = [
      '### [On Lamps',
      ...filler,
      '',
      '### [On Sheep](https://huggingface.co/papers/2401.00010)',
      '',
      SHEEP,
    ];
    expect(pairs(lines).at(-1)).toEqual(['On Sheep', SHEEP]);
  });

  test('an unknown shape that is like none is answered with all that are known', () => {
    const { said } = cut(['---', 'shape: zzzzzzzzzz', '---', '## On Sheep', '', SHEEP, '', '## On Snails', '', SNAILS]);
    expect(said[0]).toContain('front matter names an unknown shape "zzzzzzzzzz"; known are listing-page, ');
  });

  test('one title among abstracts that have none is no listing', () => {
    const { entries, said } = cut(['On Sheep', SHEEP, SNAILS, LAMPS, SHEEP, SNAILS, LAMPS]);
    expect(entries).toEqual([]);
    expect(said.join('\n')).toContain('most of its abstracts have none above them');
  });

  test('of a long guess three titles are named', () => {
    const titles = ['On Sheep', 'On Snails', 'On Lamps', 'On Fences', 'On Lettuce'];
    const chaff = [
      'milk',
      'bread',
      'a lantern',
      'two nails',
      'string',
      'rope',
      'wax',
      'soap',
      'tea',
      'salt',
      'oats',
      'figs',
    ];
    const lines = titles.flatMap((title, i) => [`${title} at Night`, [SHEEP, SNAILS, LAMPS][i % 3]!, ...chaff]);
    expect(cut(lines).said.join('\n')).toMatch(/this would be: “On Sheep at Night”, .*”, .*” and 2 more/);
  });
});
