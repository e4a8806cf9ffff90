import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { writeApiSchemas, writeEditionsJson, writeTopicsJson } from '../../src/feeds/api.ts';
import { writePapersJsonl } from '../../src/feeds/papers-jsonl.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { BASE, EMPTY, hostile, library, plain, weekly } from './library.ts';

/** A schema that also refuses keys it does not name: nothing is written that is not described. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner ? { ...inner, additionalProperties: false } : inner;
};

const schemas = new Map(writeApiSchemas().map(({ path, contents }) => [path as string, JSON.parse(String(contents))]));
const validator = (name: string): ValidateFunction =>
  new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(
    closed(schemas.get(`api/${name}.schema.json`)) as object,
  );

function expectValid(validate: ValidateFunction, value: unknown): void {
  expect([validate(value), validate.errors]).toEqual([true, null]);
}

describe.each([
  { name: 'with years', shown: library(true) },
  { name: 'without', shown: library(false) },
  { name: 'empty', shown: EMPTY },
])('what is written fits its schema, $name', ({ shown }) => {
  test('papers, line by line', () => {
    const validate = validator('papers');
    const lines = textOfParts(writePapersJsonl(shown))
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength(shown.papers.length);
    for (const line of lines) expectValid(validate, JSON.parse(line));
  });

  test('editions and topics', () => {
    expectValid(validator('editions'), JSON.parse(String(writeEditionsJson(shown).contents)));
    expectValid(validator('topics'), JSON.parse(String(writeTopicsJson(shown).contents)));
  });
});

test('a topic in full', () => {
  const { path, contents } = writeTopicsJson(library(true));
  expect(path).toBe('api/topics.json');
  expect(JSON.parse(String(contents))).toEqual({
    version: 1,
    topics: [
      {
        slug: 'optics-a1b2c',
        url: 'topics/optics-a1b2c.html',
        feed: 'feeds/topics/optics-a1b2c.xml',
        name: 'Optics',
        words: ['lens'],
        papers: [
          { id: hostile.id, strength: 0.9 },
          { id: plain.id, strength: 0.5 },
        ],
        neighbours: [{ slug: 'waves-d3e4f', words: ['light', 'wave'] }],
      },
    ],
  });
});

test('an edition in full', () => {
  const shown = library(true);
  const { version, editions } = JSON.parse(String(writeEditionsJson(shown).contents));
  expect(version).toBe(1);
  expect(editions[0]).toEqual({
    slug: shown.editions[0]!.slug,
    url: `editions/${shown.editions[0]!.slug}.html`,
    feed: `feeds/editions/${shown.editions[0]!.slug}.xml`,
    name: 'Sep 9, 2025',
    date: { year: 2025, month: 9, day: 9 },
    dump: 'new.txt',
    series: null,
    papers: [
      { id: hostile.id, line: 1, endLine: 2, repeated: true },
      { id: plain.id, line: 3, endLine: 4, repeated: false },
    ],
  });
});

test('a series names its editions, and they name it', () => {
  const shown = library(true);
  const series = weekly(shown);
  const whole = JSON.parse(String(writeEditionsJson({ ...shown, series: [series] }).contents));
  expect(validator('editions')(whole)).toBe(true);
  const [newest] = shown.editions;
  expect(whole.series).toEqual([
    { slug: series.slug, feed: `feeds/series/${series.slug}.xml`, name: 'Weekly', editions: [newest!.slug] },
  ]);
  expect(whole.editions.map((edition: { series: string | null }) => edition.series)).toEqual([series.slug, null]);
});

test('the schemas refuse what is wrong', () => {
  const validate = validator('editions');
  expect(validate({ version: 1, series: [], editions: [] })).toBe(true);
  expect(validate({ version: 2, series: [], editions: [] })).toBe(false);
  expect(validate({ version: 1, series: [], editions: [{ slug: BASE }] })).toBe(false);
  expect([...schemas.keys()]).toEqual(['api/papers.schema.json', 'api/editions.schema.json', 'api/topics.schema.json']);
});
