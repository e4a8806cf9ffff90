import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyPapers } from '../../src/arrange/survey.ts';
import { editionTopics } from '../../src/arrange/topics.ts';
import type { Edition, Paper, PaperId, Slug, Topic } from '../../src/types.ts';
import { beesAndGlaciers, inventedPaper } from './invented.ts';

const topicsOf = (papers: readonly Paper[]): readonly Topic[] => surveyPapers(papers, []).topics;

const edition = (slug: string, ...papers: readonly string[]): Edition => ({
  slug: slug as Slug,
  name: slug,
  date: null,
  dump: `${slug}.txt` as Edition['dump'],
  items: papers.map((paper) => ({
    paper: paper as PaperId,
    origin: { dump: `${slug}.txt` as Edition['dump'], line: 1, endLine: 1 },
    repeated: false,
  })),
});

describe('topics', () => {
  it('are named by the phrases that set papers apart, and hold those papers', () => {
    const topics = topicsOf(beesAndGlaciers);
    const held = new Set(topics.flatMap(({ papers }) => papers.map(({ paper }) => paper)));
    expect([...held].sort()).toEqual(['b1', 'b2', 'g1', 'g3']);
    expect(topics.every(({ papers }) => new Set(papers.map(({ paper }) => paper[0])).size === 1)).toBe(true);
  });

  it('leave a paper alone that is about nothing else is', () => {
    expect(topicsOf(beesAndGlaciers).flatMap(({ papers }) => papers.map(({ paper }) => paper))).not.toContain('o1');
  });

  it('are never named by research prose', () => {
    const matters = [
      ['Beet Sugar', 'Beet sugar is boiled from roots; molasses and pulp remain at the refinery.'],
      ['Tin Mining', 'Tin mining follows a lode; ore and slag leave the shaft by lift.'],
    ] as const;
    const papers = Array.from({ length: 12 }, (_, index) => {
      const [matter, text] = matters[index % 2]!;
      return inventedPaper(
        `p${String(index).padStart(2, '0')}`,
        `A Novel Method With Experimental Results On ${matter}`,
        `We propose a novel method. Experimental results show state-of-the-art performance. ${text}`,
      );
    });
    const topics = topicsOf(papers).map(({ phrase }) => phrase);
    expect(topics.sort()).toEqual(['beet sugar', 'tin mining']);
  });

  it('join an acronym with what it stands for', () => {
    const papers = [
      inventedPaper(
        'a',
        'Graph Neural Networks for Molecules',
        'Graph neural networks (GNNs) pass messages over bonds.',
      ),
      inventedPaper('b', 'GNNs for Traffic', 'A GNN passes messages over roads as over bonds.'),
      inventedPaper(
        'c',
        'Deep Graph Neural Networks',
        'A graph neural network (GNN) passes messages through many layers.',
      ),
      inventedPaper('d', 'Sourdough', 'Bread rises with yeast.'),
      inventedPaper('e', 'Rye Bread', 'Bread rises overnight.'),
    ];
    const topic = topicsOf(papers).find(({ papers: [first] }) => first!.paper < 'd');
    expect(topic).toMatchObject({ name: 'Graph neural networks', phrase: 'graph neural networks' });
    expect(topic!.slug).toMatch(/^graph-neural-network-[a-z0-9]{5}$/);
    expect(topic!.papers.map(({ paper }) => paper).sort()).toEqual(['a', 'b', 'c']);
  });

  it('are not named by a compound that begins with grammar, as an adjective does', () => {
    const papers = ['Loaves', 'Crusts', 'Doughs', 'Buns'].map((matter, index) =>
      inventedPaper(
        `p${index}`,
        `In-Oven ${matter}`,
        'The oven bakes in-oven, and yeast rises in-oven. Flour and salt make it brown.',
      ),
    );
    const names = topicsOf([...papers, ...beesAndGlaciers]).map(({ phrase }) => phrase);
    expect(names).toContain('honey bees');
    expect(names).not.toContain('in-oven');
  });

  it('do not depend on the order of the papers', () => {
    expect(topicsOf([...beesAndGlaciers].reverse())).toEqual(topicsOf(beesAndGlaciers));
  });

  it.each([0, 1])('of %i papers are none', (count) => {
    expect(topicsOf(beesAndGlaciers.slice(0, count))).toEqual([]);
  });

  it('hold sorted strengths, known papers, at most three topics a paper, and neighbours that exist', () => {
    const word = fc.constantFrom('bees', 'honey', 'ice', 'glacier', 'sugar beet', 'tin', 'of', 'novel', 'KL', 'and');
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 14 }), (texts) => {
        const papers = texts.map(([title, abstract], index) => inventedPaper(`p${index}`, title, abstract));
        const topics = topicsOf(papers);
        const slugs = new Set(topics.map(({ slug }) => slug));
        expect(slugs.size).toBe(topics.length);
        const held = topics.flatMap((topic) => topic.papers.map(({ paper }) => paper));
        for (const paper of new Set(held)) {
          expect(papers.map(({ id }) => id)).toContain(paper);
          expect(held.filter((other) => other === paper).length).toBeLessThanOrEqual(3);
        }
        for (const { slug, papers: members, neighbours } of topics) {
          const strengths = members.map(({ strength }) => strength);
          expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
          expect(strengths.every((strength) => strength > 0 && strength <= 1)).toBe(true);
          for (const { topic } of neighbours) expect(topic !== slug && slugs.has(topic)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('editionTopics', () => {
  const topic = (slug: string, ...papers: readonly string[]): Topic => ({
    slug: slug as Slug,
    name: slug,
    phrase: slug,
    words: [],
    papers: papers.map((paper) => ({ paper: paper as PaperId, strength: 1 })),
    neighbours: [],
  });

  it('names those that an edition has more of than the others', () => {
    const editions = [edition('mon', 'a', 'b', 'c', 'd'), edition('tue', 'e', 'f', 'g', 'h')];
    const topics = [
      topic('bees', 'a', 'b', 'c', 'e'),
      topic('ice', 'd', 'f', 'g', 'h'),
      topic('both', 'a', 'b', 'e', 'f'),
    ];
    expect(editionTopics(editions, topics)).toEqual([
      { edition: 'mon', topics: [{ topic: 'bees', papers: 3 }] },
      { edition: 'tue', topics: [{ topic: 'ice', papers: 3 }] },
    ]);
  });

  it('names first what no other edition has more of', () => {
    const editions = ['mon', 'tue', 'wed', 'thu'].map((day) => edition(day, ...[1, 2, 3, 4].map((n) => `${day}${n}`)));
    const shared = topic('bees', 'mon1', 'mon2', 'mon3', ...[1, 2, 3, 4].map((n) => `tue${n}`));
    const [monday] = editionTopics(editions, [shared, topic('ice', 'mon1', 'mon2', 'tue1')]);
    expect(monday!.topics.map(({ topic }) => topic)).toEqual(['ice', 'bees']);
  });

  it('names the largest of a single edition', () => {
    expect(editionTopics([edition('mon', 'a', 'b')], [topic('bees', 'a', 'b')])).toEqual([
      { edition: 'mon', topics: [{ topic: 'bees', papers: 2 }] },
    ]);
  });
});
