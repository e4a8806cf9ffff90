import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BadUse, buildOptions, configInForce, portNumber } from '../src/options.ts';

describe('buildOptions', () => {
  test('resolves folders and fills in what was not said', () => {
    const { config, ...options } = buildOptions({});
    expect(options).toEqual({
      seeds: resolve('seeds'),
      out: resolve('_site'),
      strict: false,
      quiet: false,
      cache: true,
      workers: null,
    });
    expect(config).toMatchObject({ title: 'Broadsheet', id: 'broadsheet', basePath: '/', baseUrl: null });
  });

  test.each([
    {
      seeds: 'nowhere',
      says: 'There is no seeds folder nowhere. Make it and put your dumps in, or name another with --seeds.',
    },
    {
      seeds: 'package.json',
      says: 'package.json is a file, not a folder. Name the folder that holds your dumps with --seeds.',
    },
  ])('--seeds $seeds', ({ seeds, says }) => {
    expect(() => buildOptions({ seeds })).toThrow(new BadUse(says));
  });
});

test.each(['/', '/library/', '/a/b-c_d.e~f/'])('base path %s', (basePath) => {
  expect(configInForce({ basePath }).config.basePath).toBe(basePath);
});

test.each(['', 'library', '/library', '../x/', '/../x/', '/./', 'https://evil/', '//evil/', '/a b/', '/a?b/'])(
  'base path %j is refused',
  (basePath) => {
    const says = `--base-path ${basePath} must begin and end with "/" and name folders only, as in /my-library/.`;
    expect(() => configInForce({ basePath })).toThrow(new BadUse(says));
  },
);

test.each(['0', '65536', '4e3', '-1', 'x', ''])('port %j is refused', (port) => {
  expect(() => portNumber(port)).toThrow(new BadUse(`--port ${port} must be a whole number from 1 to 65535.`));
});

test('features are left out by flags; a flag that is not given leaves the file to decide', () => {
  const { related, map, citations, feeds } = configInForce({
    related: '0',
    map: false,
    feeds: false,
    citations: true,
  }).config;
  expect({ related, map, citations, feeds }).toEqual({
    related: 0,
    map: false,
    citations: true,
    feeds: { size: 100, newest: true, series: true, editions: false, topics: false },
  });
  for (const name of ['map', 'topics', 'numbers', 'saved', 'api', 'offline', 'citations'] as const) {
    const { config, origins } = configInForce({ [name]: false });
    expect([config[name], origins.get(name)]).toEqual([false, `--no-${name}`]);
    expect(configInForce({ [name]: true }).origins.get(name)).toBe('default');
  }
  const says = '--related must be a whole number from 0 to 6, not "many"';
  expect(() => configInForce({ related: 'many' })).toThrow(new BadUse(says));
});
