// Invented papers for the arranging tests.
import { NO_FACTS } from '../../src/ingest/labels.ts';
import type { Paper, PaperId, Prose, RichText } from '../../src/types.ts';

const prose = (text: string): Prose => ({
  kind: 'prose',
  text,
  source: text,
  style: 'plain',
  href: null,
  trust: 'intact',
});

const rich = (text: string): RichText => [prose(text)];

export const inventedPaper = (id: string, title: string, abstract: string | null = null): Paper => ({
  id: id as PaperId,
  aliases: [],
  title: rich(title),
  abstract: abstract === null ? null : rich(abstract),
  authors: [],
  ids: { arxiv: null, doi: null },
  links: [],
  facts: NO_FACTS,
  notes: [],
  sightings: [],
});

/** Three papers on bees, three on glaciers, and one that is like none of them. */
export const beesAndGlaciers: readonly Paper[] = [
  inventedPaper('b1', 'Waggle Dances of Honey Bees', 'Honey bees dance. A waggle dance tells the hive about nectar.'),
  inventedPaper(
    'b2',
    'How Honey Bees Find Nectar',
    'The waggle dance of a scout leads honey bees to nectar and pollen.',
  ),
  inventedPaper('b3', 'Pollen in the Hive', 'Pollen feeds the hive. Honey bees carry nectar and pollen.'),
  inventedPaper(
    'g1',
    'Glacier Retreat in the Alps',
    'Glacier retreat follows meltwater. Moraines mark the retreat of ice.',
  ),
  inventedPaper('g2', 'Moraines of a Lost Glacier', 'Moraines and meltwater show where the glacier ice stood.'),
  inventedPaper('g3', 'Meltwater Under Ice', 'Meltwater flows under the ice of a glacier before glacier retreat.'),
  inventedPaper('o1', 'Counterpoint in Four Voices', 'Fugues are written by rules.'),
];
