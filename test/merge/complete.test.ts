// References complete papers and add none.
import { describe, expect, test } from 'vitest';
import { completePapers, wantedBy } from '../../src/merge/complete.ts';
import { mergeEntries } from '../../src/merge/merge.ts';
import { formula, origin, prose, restored } from '../records.ts';

const ABSTRACT =
  'Shepherds count their sheep at night with lanterns, and every lantern flickers. We prescribe certified bounds for flickering lanterns in ';
const OTHER =
  'Gradient snails crawl towards lettuce with patience, and their convergence depends on slime viscosity, weather and leaves in ';
const mended = (about: string) => [prose(about), formula('\\mathbb{R}^d', 'inferred', 'R^d')];
const intact = (about: string) => [prose(about), formula('\\mathbb{R}^d', 'intact', '$\\mathbb{R}^d$')];
const TITLE = [prose('Counting Sheep')];

const papers = (labels = {}) => mergeEntries([restored('d.txt', 1, TITLE, mended(ABSTRACT), labels)]);
const reference = (abstract: ReturnType<typeof intact>, labels = {}) =>
  restored('reference/r.jsonl', 7, TITLE, abstract, labels);

describe('completePapers', () => {
  test('intact LaTeX takes the place of repaired, authors and facts come along, the id stays', () => {
    const [before] = papers();
    const labels = {
      arxiv: '2401.00010',
      authors: ['Ada Bell'],
      categories: ['cs.LG'],
      venue: 'J. Sheep',
      published: { year: 2024, month: 1, day: 5 },
    };
    const [paper] = completePapers(papers(), [reference(intact(ABSTRACT), labels)]);
    expect(paper).toEqual({
      ...before,
      abstract: intact(ABSTRACT),
      authors: ['Ada Bell'],
      ids: { arxiv: '2401.00010', doi: null },
      facts: {
        published: { year: 2024, month: 1, day: 5 },
        year: 2024,
        categories: ['cs.LG'],
        venue: 'J. Sheep',
        reference: origin('reference/r.jsonl', 7),
      },
    });
  });

  test('the same title above another abstract is another work, unless the id says otherwise', () => {
    expect(completePapers(papers(), [reference(intact(OTHER))])).toEqual(papers());
    const byId = completePapers(papers({ arxiv: '2401.00010' }), [reference(intact(OTHER), { arxiv: '2401.00010' })]);
    expect(byId[0]?.facts.reference).not.toBeNull();
    const other = completePapers(papers({ arxiv: '2401.00010' }), [
      reference(intact(ABSTRACT), { arxiv: '2401.00011' }),
    ]);
    expect(other[0]?.facts.reference).toBeNull();
  });

  test('a DOI decides as an arXiv id does', () => {
    const doi = '10.1000/sheep';
    const facts = (mine: object, theirs: object) =>
      completePapers(papers(mine), [reference(intact(OTHER), theirs)])[0]!.facts.reference;
    expect(facts({ doi }, { doi })).not.toBeNull();
    expect(facts({ doi }, { doi: '10.1000/goats' })).toBeNull();
    // Where one side alone has one, the abstracts must agree.
    expect(facts({ doi }, { arxiv: '2401.00010' })).toBeNull();
  });

  test('of several references the first by place is named; an abstract may come from one alone', () => {
    const bare = mergeEntries([restored('d.txt', 1, TITLE, null)]);
    const places = [
      ['reference/b.jsonl', 1],
      ['reference/a.jsonl', 9],
      ['reference/a.jsonl', 2],
    ] as const;
    const references = places.map(([dump, line]) =>
      restored(dump, line, TITLE, line === 9 ? intact(ABSTRACT) : null, { arxiv: '2401.00010' }),
    );
    const [paper] = completePapers(bare, references);
    expect(paper!.facts.reference).toEqual(origin('reference/a.jsonl', 2));
    expect(paper!.abstract).toEqual(intact(ABSTRACT));
  });

  test('a record that fits no paper adds none', () => {
    const stranger = restored('reference/r.jsonl', 8, [prose('On Goats')], null);
    expect(completePapers(papers(), [stranger])).toEqual(papers());
  });

  test('a record is wanted by its ids and its title alone', () => {
    const wanted = wantedBy(papers({ arxiv: '2401.00010' }));
    expect(wanted(restored('r', 1, [prose('Counting sheep!')], null).entry)).toBe(true);
    expect(wanted(restored('r', 1, [prose('Goats')], null, { arxiv: '2401.00010' }).entry)).toBe(true);
    expect(wanted(restored('r', 1, [prose('Goats')], null, { arxiv: '2401.00011' }).entry)).toBe(false);
    const byDoi = wantedBy(papers({ doi: '10.1000/sheep' }));
    expect(byDoi(restored('r', 1, [prose('Goats')], null, { doi: '10.1000/sheep' }).entry)).toBe(true);
  });
});
