import { describe, expect, it } from 'vitest';
import { findPhrases } from '../../src/arrange/phrases.ts';
import { learnSpelling } from '../../src/arrange/spelling.ts';
import { readTerms, type Terms } from '../../src/arrange/terms.ts';
import { proseAsIs } from '../../src/leaves/rich-text.ts';
import type { Paper, RichText } from '../../src/types.ts';
import { inventedPaper } from './invented.ts';

/** The keys of one paper's stream, title and abstract, marks left out. */
function keysOf(terms: Terms, paper: number): string[] {
  const stream = terms.codes.subarray(terms.starts[paper * 2]!, terms.starts[paper * 2 + 2]!);
  return Array.from(
    stream.filter((code) => code >= 0),
    (code) => terms.keys[terms.wordOf[code >> 1]!]!,
  );
}

const read = (...texts: readonly string[]): Terms =>
  readTerms(texts.map((text, index) => inventedPaper(`p${index}`, 'On', text)));

const cases = [
  { name: 'a plural is its singular, where that is in use', texts: ['kernel kernels'], out: 'kernel kernel' },
  { name: 'a word that is no plural stays', texts: ['bias Bayes dynamics'], out: 'bias bayes dynamics' },
  { name: 'British is American', texts: ['modelling behaviour optimisation'], out: 'modeling behavior optimization' },
  { name: 'accents are ignored', texts: ['Fréchet frechet'], out: 'frechet frechet' },
  { name: 'a prefix makes one word', texts: ['multi-objective self-supervised'], out: 'multiobjective selfsupervised' },
  { name: 'a letter makes one word', texts: ['k-means and f-divergence'], out: 'kmeans and fdivergence' },
  { name: 'a number belongs to its name', texts: ['GPT-4 on CIFAR-10 in 2024'], out: 'gpt4 on cifar10 in' },
  { name: 'a genitive is dropped', texts: ['the reader’s eye'], out: 'the reader eye' },
  { name: 'an address is skipped', texts: ['see https://example.org/a-b.html now'], out: 'see now' },
  {
    name: 'a compound is one word where others write it so',
    texts: ['fine-tuning finetuning'],
    out: 'finetuning finetuning',
  },
  {
    name: 'an expansion is its acronym, and the bracket goes',
    texts: ['Kullback-Leibler (KL) divergence, the KL divergence, Kullback-Leibler divergence'],
    out: 'KL divergence the KL divergence KL divergence',
  },
  {
    name: 'words of grammar may stand in an expansion',
    texts: ['out of distribution (OOD) data, out-of-distribution data'],
    out: 'OOD data OOD data',
  },
  {
    name: 'a compound may give two letters',
    texts: ['variational autoencoders (VAEs), a VAE, variational autoencoder'],
    out: 'VAE a VAE VAE',
  },
  {
    name: 'an acronym that holds a more usual one is spelled out',
    texts: ['Kullback-Leibler divergence (KLD). KLD.', 'Kullback-Leibler (KL).', 'Kullback-Leibler (KL).'],
    out: 'KL divergence KL divergence',
  },
  {
    name: 'a strange sense of an acronym is spelled out in its own paper',
    texts: [
      'augmented Lagrangian (AL). AL.',
      'active learning (AL).',
      'active learning (AL).',
      'active learning (AL).',
    ],
    out: 'augmented lagrangian augmented lagrangian',
  },
];

describe('readTerms', () => {
  it.each(cases)('$name', ({ texts, out }) => {
    expect(
      keysOf(read(...texts), 0)
        .slice(1)
        .join(' '),
    ).toBe(out);
  });

  it('leaves formulas out', () => {
    const paper: Paper = {
      ...inventedPaper('p', 'A'),
      abstract: [
        ...inventedPaper('p', 'bound ').title,
        { kind: 'formula', tex: 'x y', display: false, source: '$x y$', trust: 'intact', reason: null },
        ...inventedPaper('p', ' holds').title,
      ],
    };
    expect(keysOf(readTerms([paper]), 0)).toEqual(['a', 'bound', 'holds']);
  });

  it('does not depend on the order of the papers', () => {
    const papers = [inventedPaper('a', 'Bees dance'), inventedPaper('b', 'Ice melts'), inventedPaper('c', 'Bees melt')];
    expect(readTerms([...papers].reverse())).toEqual(readTerms(papers));
  });
});

describe('learnSpelling', () => {
  const nameOf = (phrase: string, texts: readonly (readonly [string, string])[]): string => {
    const terms = readTerms(texts.map(([title, abstract], index) => inventedPaper(`p${index}`, title, abstract)));
    const phrases = findPhrases(terms);
    const spelling = learnSpelling(terms, phrases);
    const number = phrases.words.findIndex((words) => words.map((word) => terms.keys[word]).join(' ') === phrase);
    return spelling.phrase(number);
  };

  it('takes the capitals of titles away and keeps those of names', () => {
    const texts = [
      ['Bayesian Inference', 'We like Bayesian inference.'],
      ['Bayesian Inference Again', 'Again Bayesian inference.'],
    ] as const;
    expect(nameOf('bayesian inference', texts)).toBe('Bayesian inference');
  });

  it('keeps an acronym that stands for names, and spells others out', () => {
    const texts = [
      ['The KL Divergence', 'The Kullback-Leibler (KL) divergence; this KL divergence.'],
      [
        'KL Divergence for Deep Reinforcement Learning',
        'In deep reinforcement learning (RL) we use the KL divergence.',
      ],
      ['Deep Reinforcement Learning', 'In deep reinforcement learning (RL) or deep RL.'],
    ] as const;
    expect(nameOf('KL divergence', texts)).toBe('KL divergence');
    expect(nameOf('deep RL', texts)).toBe('deep reinforcement learning');
  });
});

it('reads on where an accent was mended in the middle of a word', () => {
  const mended: RichText = [
    proseAsIs('the R'),
    { ...proseAsIs('é'), source: String.raw`\'{e}`, trust: 'restored' },
    proseAsIs('nyi divergence'),
  ];
  expect(keysOf(readTerms([{ ...inventedPaper('p0', 'On'), abstract: mended }]), 0).join(' ')).toBe(
    'on the renyi divergence',
  );
});
