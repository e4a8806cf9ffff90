// Notes find their papers, correct them, hide them, and say so when they cannot.
import { describe, expect, test } from 'vitest';
import { parseNote } from '../../src/ingest/notes.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import { mergeEntries } from '../../src/merge/merge.ts';
import { annotatePapers } from '../../src/merge/notes.ts';
import type { SeedPath } from '../../src/types.ts';
import { prose, restored } from '../records.ts';

const written = (path: string, text: string) =>
  parseNote({ path: `notes/${path}` as SeedPath, bytes: 0, lines: text.split('\n') });

const PAPERS = mergeEntries([
  restored('d.txt', 1, [prose('Counting Sheep')], null, { arxiv: '2401.00010' }),
  restored('d.txt', 2, [prose('On Goats')], null, { doi: '10.1/goats' }),
]);
const SHEEP = PAPERS.find(({ ids }) => ids.arxiv !== null)!;

function annotate(...notes: ReturnType<typeof written>[]) {
  const { papers, diagnostics } = annotatePapers(
    PAPERS,
    notes.map(({ note }) => note),
    (text) => [prose(text)],
  );
  return { papers, said: diagnostics.map(formatDiagnostic) };
}

describe('parseNote', () => {
  test('says what it is about, and where its text begins', () => {
    const { note, diagnostics } = written(
      'a.md',
      '---\npaper: 2401.00010\ntags: [sheep, night]\n---\n\nA *fine* paper.',
    );
    expect(note).toEqual({
      note: { source: 'notes/a.md', line: 5, tags: ['sheep', 'night'], text: 'A *fine* paper.' },
      about: { kind: 'paper', name: '2401.00010' },
      title: null,
      abstract: null,
      hide: false,
    });
    expect(diagnostics).toEqual([]);
  });

  test.each([
    {
      text: 'No front matter.',
      said: 'warning note-without-paper: names no paper, topic or edition in its front matter; it is not shown',
    },
    {
      text: '---\npaper: a\ntopic: b\n---',
      said: 'warning note-of-two: names a paper and a topic; only the paper counts',
    },
    { text: '---\npaper: a\nhide: perhaps\n---', said: 'warning bad-value: has hide: perhaps; write true or false' },
    {
      text: '---\npapre: a\n---',
      said: 'note unknown-key: front matter has an unknown key "papre"; did you mean "paper"?',
    },
  ])('$said', ({ text, said }) => {
    const messages = written('a.md', text).diagnostics.map(formatDiagnostic);
    expect(messages[0]!.replace(/^notes\/a\.md:\d+: /, '').replace(/ \(“.*/, '')).toBe(said);
  });
});

describe('annotatePapers', () => {
  test.each(['2401.00010', 'arXiv:2401.00010v2', 'https://arxiv.org/abs/2401.00010', 'counting sheep', SHEEP.id])(
    '%s names the paper',
    (name) => {
      const { papers, said } = annotate(written('a.md', `---\npaper: "${name}"\n---\nFine.`));
      expect(papers.find(({ id }) => id === SHEEP.id)?.notes.map(({ text }) => text)).toEqual(['Fine.']);
      expect(said).toEqual([]);
    },
  );

  test.each([`papers/${SHEEP.id}.html`, `https://example.org/library/papers/${SHEEP.id}.html`])(
    'so does its address, %s',
    (name) => expect(annotate(written('a.md', `---\npaper: ${name}\n---\nFine.`)).said).toEqual([]),
  );

  test('corrects title and abstract, and keeps the id', () => {
    const { papers } = annotate(written('a.md', '---\npaper: 10.1/GOATS\ntitle: On Two Goats\nabstract: Short.\n---'));
    const goats = papers.find(({ ids }) => ids.doi !== null)!;
    expect(goats.title).toEqual([prose('On Two Goats')]);
    expect(goats.abstract).toEqual([prose('Short.')]);
    expect(PAPERS.map(({ id }) => id)).toContain(goats.id);
    expect(goats.notes).toEqual([]);
  });

  test('hides a paper', () => {
    expect(annotate(written('a.md', '---\npaper: On Goats\nhide: true\n---')).papers).toEqual([SHEEP]);
  });

  test('an orphan and a double are named', () => {
    const { papers, said } = annotate(
      written('a.md', '---\npaper: On Goats\ntitle: A\n---\nFirst.'),
      written('b.md', '---\npaper: On Goats\ntitle: B\n---\nSecond.'),
      written('c.md', '---\npaper: On Cows\n---\nThird.'),
    );
    const goats = papers.find(({ ids }) => ids.doi !== null)!;
    expect(goats.title).toEqual([prose('A')]);
    expect(goats.notes.map(({ text }) => text)).toEqual(['First.', 'Second.']);
    expect(said).toEqual([
      'notes/c.md:1: warning orphan-note: no paper is “On Cows”',
      'notes/b.md:1: warning double-correction: corrects the title that notes/a.md corrects too; that one counts',
    ]);
  });

  test('two notes on one paper are both shown, and it is said', () => {
    const { papers, said } = annotate(
      written('a.md', '---\npaper: On Goats\n---\nFirst.'),
      written('b.md', '---\npaper: 10.1/goats\n---\nSecond.'),
    );
    expect(papers.find(({ ids }) => ids.doi !== null)!.notes).toHaveLength(2);
    expect(said).toEqual(['notes/b.md:1: note double-note: is about the same paper as notes/a.md; both are shown']);
  });
});

test('a note for a title that two papers have goes to neither, and names both', () => {
  const papers = mergeEntries([
    restored('d.txt', 1, [prose('Introduction')], null, { arxiv: '2401.00010' }),
    restored('d.txt', 2, [prose('Introduction')], null, { arxiv: '2401.00011' }),
  ]);
  const { note } = written('a.md', '---\npaper: Introduction\n---\n\nFine.');
  const annotated = annotatePapers(papers, [note], (text) => [prose(text)]);
  expect(annotated.papers).toEqual(papers);
  expect(annotated.diagnostics.map(formatDiagnostic)).toEqual([
    `notes/a.md:1: warning orphan-note: several papers are “Introduction”: name one of ${papers.map(({ id }) => id).join(', ')}`,
  ]);
});
