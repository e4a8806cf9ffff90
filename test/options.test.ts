import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BadUse, basePath, buildOptions, portNumber } from '../src/options.ts';

describe('buildOptions', () => {
  test('resolves folders and fills in what was not said', () => {
    expect(buildOptions({ seeds: 'seeds', out: '_site', basePath: '/' })).toEqual({
      seeds: resolve('seeds'),
      out: resolve('_site'),
      basePath: '/',
      strict: false,
      quiet: false,
    });
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
    expect(() => buildOptions({ seeds, out: '_site', basePath: '/' })).toThrow(new BadUse(says));
  });
});

test.each(['/', '/library/', '/a/b-c_d.e~f/'])('base path %s', (path) => {
  expect(basePath(path)).toBe(path);
});

test.each(['', 'library', '/library', '../x/', '/../x/', '/./', 'https://evil/', '//evil/', '/a b/', '/a?b/'])(
  'base path %j is refused',
  (path) => {
    const says = `--base-path ${path} must begin and end with "/" and name folders only, as in /my-library/.`;
    expect(() => basePath(path)).toThrow(new BadUse(says));
  },
);

test.each(['0', '65536', '4e3', '-1', 'x', ''])('port %j is refused', (port) => {
  expect(() => portNumber(port)).toThrow(new BadUse(`--port ${port} must be a whole number from 1 to 65535.`));
});
