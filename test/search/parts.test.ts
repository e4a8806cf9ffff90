import { expect, test } from 'vitest';
import { createEngine } from '../../src/search/engine.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { openParts } from '../../src/search/parts.ts';
import { parseQuery } from '../../src/search/query.ts';
import { fetchFrom, libraryOf } from './invented.ts';

/** Invented words, so many that words, endings and postings each have several parts. */
const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 've', 'wi'];
const word = (number: number): string =>
  [number % 16, (number >> 4) % 16, (number >> 8) % 16, (number >> 12) % 16].map((at) => SYLLABLES[at]).join('');
const LIBRARY = libraryOf({
  One: Array.from({ length: 900 }, (_, at) => ({
    title: `Bar ${word(at * 53)}`,
    abstract: Array.from({ length: 30 }, (__, more) => word(at * 31 + more * 977)).join(' '),
  })),
});

test.each(['bar babacece', 'ba', 'bacedifo bacedifu bicedifo', 'kilo lokimuna'])(
  'the page breathes between any two parts that are asked for: %s',
  async (typed) => {
    const fetchPart = fetchFrom([...buildSearchIndex(LIBRARY)]);
    let asked: string[] = [];
    const atOnce: string[][] = [];
    const pause = async () => {
      atOnce.push(asked);
      asked = [];
    };
    const all = new Set<string>();
    const parts = await openParts(
      (name, version) => {
        asked.push(name);
        all.add(name);
        return fetchPart(name, version);
      },
      typed,
      pause,
    );
    await createEngine(parts).find(parseQuery(typed), false, pause);
    expect(all.size).toBeGreaterThan(4);
    expect(parts.missing.size).toBe(0);
    // The directory comes before anything can be paused for.
    expect(atOnce.filter((names) => names.filter((name) => name !== 'directory').length > 1)).toEqual([]);
  },
);
