// Notes on topics and editions: found by slug or name, in the order of their files, and named where they find nothing.
import { expect, test } from 'vitest';
import { placeNotes } from '../../src/arrange/notes.ts';
import { parseNote } from '../../src/ingest/notes.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';
import { surveyedLibrary } from '../site/library.ts';

const surveyed = surveyedLibrary();
const written = (name: string, text: string) =>
  parseNote({ path: `notes/${name}` as SeedPath, bytes: 0, lines: text.split('\n') }).note;

function place(...notes: readonly string[]) {
  const texts = notes.map((front, i) => written(`${'abcdef'[i]}.md`, `---\n${front}\n---\nText ${i}.`));
  const { library: placed, diagnostics } = placeNotes(surveyed, texts);
  return {
    notes: placed.notes.map(({ kind, slug, notes }) => [kind, slug, notes.map(({ text }) => text)]),
    said: diagnostics.map(formatDiagnostic),
  };
}

const SLEEP = surveyed.topics[1]!.slug;
const NEW = surveyed.editions[0]!;

test.each(['Sleep', 'sleep', SLEEP])('%s names the topic', (name) => {
  expect(place(`topic: ${name}`)).toEqual({ notes: [['topic', SLEEP, ['Text 0.']]], said: [] });
});

test.each([NEW.name, NEW.slug, NEW.dump])('%s names the edition', (name) => {
  expect(place(`edition: ${name}`)).toEqual({ notes: [['edition', NEW.slug, ['Text 0.']]], said: [] });
});

test('orphans, doubles and what a note cannot do are named', () => {
  expect(
    place('topic: sleep', 'topic: cheese', 'edition: Sep 10', 'topic: Sleep', 'edition: Sep 9\nhide: true\ntitle: x'),
  ).toEqual({
    notes: [
      ['edition', NEW.slug, ['Text 4.']],
      ['topic', SLEEP, ['Text 0.', 'Text 3.']],
    ],
    said: [
      'notes/b.md:1: warning orphan-note: no topic is “cheese”',
      'notes/c.md:1: warning orphan-note: no edition is “Sep 10”',
      'notes/d.md:1: note double-note: is about the same topic as notes/a.md; both are shown',
      'notes/e.md:1: warning no-correction: has title and hide, which counts in notes about papers alone',
    ],
  });
});

test('a name that several editions bear is no name', () => {
  const twice = { ...surveyed, editions: surveyed.editions.map((edition) => ({ ...edition, name: 'Undated' })) };
  const { library: placed, diagnostics } = placeNotes(twice, [written('a.md', '---\nedition: Undated\n---\nText.')]);
  expect(placed.notes).toEqual([]);
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    `notes/a.md:1: warning orphan-note: several editions are “Undated”: name one of ${surveyed.editions.map(({ slug }) => slug).join(', ')}`,
  ]);
});

test('a note on a paper, or one without a word, changes nothing', () => {
  const untouched = placeNotes(surveyed, [written('a.md', '---\npaper: x\n---\ny')]);
  expect(untouched).toEqual({ library: surveyed, diagnostics: [] });
  const { library: empty } = placeNotes(surveyed, [written('a.md', '---\ntopic: sleep\n---')]);
  expect(empty.notes).toEqual([]);
});
