// The five dumps that come with the project: what they hold was counted by hand once and must never drift.
import { expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { readSeeds } from '../../src/ingest/read.ts';
import { mergeEntries } from '../../src/merge/merge.ts';
import { prose } from '../records.ts';

const OURS = /^00\d_[0-9a-f]{16}\.txt$/;

test('the five dumps hold 662 entries of 616 papers, 44 of them in more than one dump, and no problem', () => {
  const { files } = readSeeds('seeds');
  const cuts = files.filter(({ path }) => OURS.test(path)).map((file) => cutEntries(file));
  expect(cuts).toHaveLength(5);
  expect(cuts.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const entries = cuts.flatMap((cut) => cut.entries);
  expect(entries).toHaveLength(662);
  const papers = mergeEntries(
    entries.map((entry) => ({
      entry,
      title: [prose(entry.title)],
      abstract: entry.abstract === null ? null : [prose(entry.abstract)],
    })),
  );
  expect(papers).toHaveLength(616);
  const dumpsOf = papers.map(({ sightings }) => new Set(sightings.map(({ origin }) => origin.dump)).size);
  expect(dumpsOf.filter((dumps) => dumps > 1)).toHaveLength(44);
});
