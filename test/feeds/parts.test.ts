// A list in parts is the list, whatever its papers; and a paper more changes few of its parts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CITATION_FORMATS } from '../../src/cite/formats.ts';
import { writeCitationFiles } from '../../src/feeds/citation-files.ts';
import { citableMaker } from '../../src/feeds/export.ts';
import { groupsOf, listParts, textOfParts } from '../../src/feeds/parts.ts';
import { outPath } from '../../src/leaves/urls.ts';
import type { PaperId } from '../../src/types.ts';
import { paper } from '../records.ts';
import { SITE, surveyedLibrary } from '../site/library.ts';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}-[0-9a-z]{5}$/), { maxLength: 80 }) as fc.Arbitrary<PaperId[]>;
const fromPapers = (papers: readonly PaperId[]): string => papers.join('\n');

test('parts, one behind another, are the whole list', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 20 }), (papers, some) => {
      const frame = { begin: '[\n', between: ',\n', end: '\n]\n' };
      const parts = () => listParts(groupsOf(papers, fromPapers, some), frame, (group) => group.join(frame.between));
      const text = textOfParts({ path: outPath('cite/a.json'), parts });
      expect(text).toBe(`[\n${papers.join(',\n')}\n]\n`);
    }),
  );
});

test('a paper more, wherever it stands, leaves all groups as they were but the one that it comes into', () => {
  fc.assert(
    fc.property(ids, fc.nat(), (papers, place) => {
      if (papers.length < 2) return;
      const without = papers.toSpliced(place % papers.length, 1);
      const before = new Set(groupsOf(without, fromPapers, 8).map(({ key }) => key));
      const others = groupsOf(papers, fromPapers, 8).filter(({ key }) => !before.has(key));
      // Two where it ends the first of them.
      expect(others.length).toBeLessThanOrEqual(2);
    }),
  );
});

test('the last group of a list has a key of its own: nothing stands between it and the end', () => {
  const [group] = groupsOf(['a-1' as PaperId], fromPapers, 8);
  const frame = { begin: '', between: '\n', end: '' };
  const texts = [...listParts([group!, group!], frame, (papers) => papers.join('\n'))];
  expect(texts.map(({ text }) => text())).toEqual(['', 'a-1\n', 'a-1', '']);
  expect(texts[1]!.key).not.toBe(texts[2]!.key);
});

test.each(CITATION_FORMATS)('a file of citations in parts is what $name writes of all', ({ extension, write }) => {
  const surveyed = surveyedLibrary();
  const more = Array.from({ length: 60 }, (_, nth) =>
    paper(`Sheep ${nth}`, nth % 3 === 0 ? null : 'Wool.', [['new.txt', 90 + nth]]),
  );
  const papers = [...surveyed.papers, ...more];
  const site = { ...SITE, id: 'sheep', baseUrl: null };
  for (const some of [papers, papers.slice(0, 1), []]) {
    const shown = { ...surveyed, papers: some, editions: [], topics: [] };
    const file = [...writeCitationFiles(shown, site)].find(({ path }) => path === `cite/library.${extension}`)!;
    expect(textOfParts(file)).toBe(write(some.map(citableMaker(shown, site))));
  }
});
