import { type ParserError, parse } from 'parse5';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { arrangeLibrary } from '../../src/arrange/library.ts';
import { digestOf, openingOf } from '../../src/feeds/digest.ts';
import { emlOf, mailDate } from '../../src/feeds/eml.ts';
import type { Edition, Library } from '../../src/types.ts';
import { dump, formula, paper, prose } from '../records.ts';
import { BASE, hostile, library, plain, site } from './library.ts';

const shown = library(true);
const [newest] = shown.editions as [Edition, Edition];
const digest = digestOf(newest, shown, site(BASE));

describe('digestOf', () => {
  test('the plain text: new papers first, marks explained, where to read on', () => {
    expect(digestOf(newest, shown, site(BASE)).text).toBe(
      [
        'Sep 9, 2025',
        'My <Library> & more. 2 papers, 1 of them for the first time.',
        `A plain paper\nNothing but words.\n${BASE}papers/${plain.id}.html`,
        'Bounds <b>&amp;</b> ]]> \ufffe\ufffd of\nLet O(n²)<x* be. <script>alert(1)</script> at https://github.com/a/b\n' +
          `${BASE}papers/${hostile.id}.html`,
        '-- ',
        `* Part of this formula was lost, and put back.\n${BASE}editions/${newest.slug}.html\n`,
      ].join('\n\n'),
    );
  });

  test('the HTML is whole, shows hostile text as text, and needs nothing from elsewhere', () => {
    const errors: ParserError[] = [];
    parse(digest.html, { onParseError: (error) => errors.push(error) });
    expect(errors).toEqual([]);
    const tags = new Set(digest.html.match(/<[a-z]\w*/g));
    expect([...tags].sort()).toEqual([
      '<a',
      '<body',
      '<br',
      '<h1',
      '<h2',
      '<head',

      '<html',
      '<i',
      '<meta',
      '<p',
      '<sup',
      '<title',
    ]);
    expect(digest.html).not.toMatch(/\s(?:class|src|on\w+)=/);
    expect(digest.html).toContain(`href="${BASE}papers/${plain.id}.html">A plain paper</a>`);
    expect(digest.html).toContain('<i>O(n²)&lt;x</i><sup>*</sup>');
  });

  test('without an address of ours it links to the source, or not at all', () => {
    const { html, text } = digestOf(newest, shown, site(null));
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://arxiv.org/abs/2401.00010"']);
    expect(text).not.toContain('papers.example');
  });

  test('it speaks the language of the site, and leaves papers in their own', () => {
    const { html, text, subject } = digestOf(newest, shown, { ...site(BASE), language: 'ar' });
    expect(subject).toBe('Sep 9, 2025: My <Library> & more');
    expect(text).toContain('My <Library> & more. ورقتان، منها 1 لأول مرة.\n');
    expect(text).toContain('\n* فُقد جزء من هذه الصيغة ثم رُدَّ إليها.\n');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html.match(/<h2 lang="en" dir="auto" style=/g)).toHaveLength(2);
    expect(text).not.toMatch(/first time|this formula/i);
  });

  test('the largest edition stays below the size at which Gmail cuts', () => {
    const abstract = [
      prose(`${'Word '.repeat(30)}`),
      formula('\\mathcal{O}(n^2)', 'inferred'),
      prose(' word.'.repeat(200)),
    ];
    const papers = Array.from({ length: 300 }, (_, i) => ({
      ...paper(`${'A long title that goes on and on '.repeat(4)}${i}`, null, [['a.txt', i * 10 + 1]]),
      abstract,
    }));
    const large: Library = arrangeLibrary([dump('a.txt')], papers);
    const { html, text } = digestOf(large.editions[0]!, large, site(BASE));
    expect(html.length).toBeLessThan(90_000);
    expect(text).toContain('\n240 more papers stand in the edition.\n');
  });
});

describe('openingOf', () => {
  test.each([
    { name: 'whole where it fits', text: [prose('Short.')], out: ['Short.'] },
    {
      name: 'up to a sentence',
      text: [prose('One two three four. Five six seven eight nine.')],
      out: ['One two three four. …'],
    },
    {
      name: 'up to a word',
      text: [prose('One two three four five six seven eight nine ten.')],
      out: ['One two three four five six …'],
    },
    {
      name: 'no part of a formula',
      text: [prose('At '), formula('a+b+c+d+e+f+g+h+i+j+k+l+m+n+o'), prose(' x.')],
      out: ['At '],
    },
  ])('$name', ({ text, out }) => {
    expect(openingOf(text, 28).map((segment) => (segment.kind === 'prose' ? segment.text : segment.tex))).toEqual(out);
  });
});

describe('emlOf', () => {
  test('parses back to subject, day, text and HTML', async () => {
    const eml = emlOf(digest, newest, site(BASE));
    const { subject, date, messageId, text, html, headers } = await PostalMime.parse(eml);
    expect({ subject, date, messageId }).toEqual({
      subject: 'Sep 9, 2025: My <Library> & more',
      date: '2025-09-09T00:00:00.000Z',
      messageId: `<${newest.slug}@my-library.broadsheet.invalid>`,
    });
    expect(text?.replaceAll('\r\n', '\n')).toBe(digest.text);
    expect(html?.replaceAll('\r\n', '\n')).toBe(digest.html);
    expect(headers.some(({ key, value }) => key === 'x-unsent' && value === '1')).toBe(true);
  });

  test('no line is longer than mail allows, all is ASCII, and lines end in CRLF', () => {
    const eml = emlOf({ ...digest, subject: '日本語の論文 🚀 '.repeat(20) }, newest, site(BASE));
    for (const line of eml.split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(78);
      expect(line).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test.each(['Ünïcode – “quoted” 🚀', `${'long '.repeat(40)}end`, 'a =?utf-8?B?eA==?= b', 'x\r\nBcc: all@example.org'])(
    'the subject %j comes back on one line',
    async (subject) => {
      const back = await PostalMime.parse(emlOf({ ...digest, subject }, newest, site(BASE)));
      expect(back.subject).toBe(subject.replace(/[\r\n]/g, ' '));
      expect(back.bcc).toBeUndefined();
    },
  );

  test('an edition without a year has no day', () => {
    expect(mailDate({ year: null, month: 9, day: 9 })).toBeNull();
    expect(mailDate({ year: 2024, month: 2, day: 29 })).toBe('Thu, 29 Feb 2024 00:00:00 +0000');
  });
});
