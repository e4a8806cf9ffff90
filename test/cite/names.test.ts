import { describe, expect, test } from 'vitest';
import { displayName, partName } from '../../src/cite/names.ts';

describe('partName', () => {
  test.each([
    { name: 'Jane Doe', out: ['Jane', '', 'Doe', ''] },
    { name: 'Doe, Jane', out: ['Jane', '', 'Doe', ''] },
    { name: 'van der Müller', out: ['', 'van der', 'Müller', ''] },
    { name: 'Ludwig van Beethoven', out: ['Ludwig', 'van', 'Beethoven', ''] },
    { name: 'van Beethoven, Ludwig', out: ['Ludwig', 'van', 'Beethoven', ''] },
    { name: 'Martin L. King Jr.', out: ['Martin L.', '', 'King', 'Jr.'] },
    { name: 'King, Jr., Martin', out: ['Martin', '', 'King', 'Jr.'] },
    { name: '  Jean-Luc \n Picard ', out: ['Jean-Luc', '', 'Picard', ''] },
  ])('$name', ({ name, out: [given, particle, family, suffix] }) => {
    expect(partName(name)).toEqual({ kind: 'parted', given, particle, family, suffix });
  });

  test.each([
    'OpenAI Team',
    'Plato',
    'Research and Development',
    'ATLAS Collaboration',
    'Acme, Inc.',
    '山田 太郎',
    'Doe,',
    'a, b, c, d',
    '',
  ])('%j stays whole', (name) => {
    expect(partName(name)).toEqual({ kind: 'whole', name });
  });

  test('a family name that only looks like an organisation is parted', () => {
    expect(partName('Anna Teambuilder')).toMatchObject({ kind: 'parted', family: 'Teambuilder' });
  });
});

test.each([
  ['King, Jr., Martin', 'Martin King Jr.'],
  ['van der Müller', 'van der Müller'],
  ['OpenAI Team', 'OpenAI Team'],
])('displayName(%j)', (name, out) => {
  expect(displayName(name)).toBe(out);
});
