import { describe, expect, it } from 'vitest';
import { rootsOf } from '../../src/arrange/naming.ts';
import { surveyPapers } from '../../src/arrange/survey.ts';
import { beesAndGlaciers, inventedPaper } from './invented.ts';

const relatedOf = (papers = beesAndGlaciers) => surveyPapers(papers, []).related;

describe('related papers', () => {
  it('are those on the same matter', () => {
    for (const { paper, near } of relatedOf()) {
      const others = near.slice(0, 2).map((relation) => relation.paper[0]);
      expect([paper, others]).toEqual([paper, paper === 'o1' ? [] : [paper[0], paper[0]]]);
    }
  });

  it('name the words that tie them as the texts write them', () => {
    const near = relatedOf().find(({ paper }) => paper === 'b1')!.near;
    expect(near[0]).toEqual({
      paper: 'b2',
      strength: expect.any(Number),
      words: expect.arrayContaining(['honey bees']),
    });
  });

  it('exclude the paper itself, and go from strong to weak within 0 and 1', () => {
    for (const { paper, near } of relatedOf()) {
      expect(near.map((relation) => relation.paper)).not.toContain(paper);
      const strengths = near.map(({ strength }) => strength);
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
      expect(strengths.every((strength) => strength > 0 && strength <= 1)).toBe(true);
    }
  });

  it('do not depend on the order of the papers', () => {
    expect(relatedOf([...beesAndGlaciers].reverse())).toEqual(relatedOf());
  });

  it.each([0, 1])('of %i papers are none', (count) => {
    const papers = beesAndGlaciers.slice(0, count);
    expect(relatedOf(papers)).toEqual(papers.map(({ id }) => ({ paper: id, near: [] })));
  });

  it('of a paper that shares only the prose of research with others are none', () => {
    const papers = [
      ...beesAndGlaciers,
      inventedPaper('x', 'Sourdough', 'We propose a method for dough. Results show that crust and crumb rise.'),
      inventedPaper('y', 'Tin Mining', 'We propose a method for shafts. Results show that slag and ore leave by lift.'),
      inventedPaper('z', 'Beet Sugar', 'We propose a method for roots. Results show that molasses and pulp remain.'),
    ];
    const near = relatedOf(papers).filter(({ paper }) => ['x', 'y', 'z'].includes(paper));
    expect(near).toEqual(['x', 'y', 'z'].map((paper) => ({ paper, near: [] })));
  });

  it('are found in a language that the table of meanings lacks', () => {
    const papers = [
      inventedPaper('b1', 'La danse des abeilles', 'La danse indique aux abeilles où se trouve le nectar des fleurs.'),
      inventedPaper('b2', 'Les abeilles et le nectar', 'Les abeilles rapportent le nectar des fleurs à la ruche.'),
      inventedPaper('g1', 'Le recul des glaciers', 'La fonte des glaces accélère le recul des glaciers alpins.'),
      inventedPaper('g2', 'Les moraines', 'Les moraines marquent le recul des glaciers et la fonte des glaces.'),
    ];
    const firsts = relatedOf(papers).map(({ paper, near }) => [paper, near[0]?.paper]);
    expect(firsts).toEqual([
      ['b1', 'b2'],
      ['b2', 'b1'],
      ['g1', 'g2'],
      ['g2', 'g1'],
    ]);
  });

  it('stay as they are, strengths and words too, when papers on something else are added', () => {
    const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi'];
    const word = (matter: number, n: number) => [matter % 8, (matter >> 3) + n, n].map((at) => syllables[at]).join('');
    const papers = Array.from({ length: 160 }, (_, at) => {
      const words = [0, 1, 2].map((n) => word(at % 40, n));
      return inventedPaper(`p${at}`, words[0]!, `The ${words[1]} of ${words[(at >> 6) % 3]} models. A ${words[2]}.`);
    });
    const added = ['lode', 'slag', 'ore', 'shaft'].map((way, at) =>
      inventedPaper(`x${at}`, 'Tin mining', `Tin mining leaves slag and ore. A ${way} is seen.`),
    );
    const before = relatedOf(papers);
    expect(before.filter(({ near }) => near.length > 2)).toHaveLength(160);
    expect(relatedOf([...papers, ...added]).slice(0, 160)).toEqual(before);
  });

  it('of a paper without a word are none', () => {
    expect(relatedOf([...beesAndGlaciers, inventedPaper('z', '')]).at(-1)).toEqual({ paper: 'z', near: [] });
  });
});

describe('rootsOf', () => {
  it.each([
    ['fair', 'fairness', true],
    ['bi-level', 'bilevel optimization', true],
    ['kernel regression', 'regression', true],
    ['distorted', 'distortion', true],
    ['mixture of experts', 'chain of thought', false],
    ['bees', 'ice', false],
  ])('%s and %s share one: %s', (a, b, out) => {
    expect(rootsOf(a).some((root) => rootsOf(b).includes(root))).toBe(out);
  });
});

it('looks for nothing that is not asked for, and leaves the rest as it is', () => {
  const whole = surveyPapers(beesAndGlaciers, []);
  const bare = surveyPapers(beesAndGlaciers, [], { related: 0, map: false, topics: true });
  expect([bare.related, bare.map.points, bare.map.regions, bare.map.contours]).toEqual([[], [], [], []]);
  expect(bare.topics).toEqual(whole.topics);
  const few = surveyPapers(beesAndGlaciers, [], { related: 2, map: false, topics: true }).related;
  const unnamed = surveyPapers(beesAndGlaciers, [], { related: 0, map: true, topics: false });
  expect([unnamed.topics, unnamed.editionTopics, unnamed.map]).toEqual([[], [], whole.map]);
  expect(few.map(({ near }) => near)).toEqual(whole.related.map(({ near }) => near.slice(0, 2)));
});
