// The law of the house: imports point one way. Reads the import statements of src/ and fails on an arrow that points up
// or sideways, on a circle, and on `node:fs` outside of the rooms that may touch the disk.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const IMPORT = /^(?:import|export)\s[^'"]*?from\s*'([^']+)'|^import\s*'([^']+)'/gm;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.startsWith('browser/'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = (match[1] ?? match[2])!;
    return target.startsWith('.') ? normalize(join(dirname(file), target)).replaceAll('\\', '/') : target;
  });
}

/** Floors of the house, from the street up. A file may import from its own room and from any floor below. */
const LEAVES = ['types.ts', 'leaves', 'texts'];
/** Rooms that stand on the leaves alone and that any stage, and the page's own scripts, may ask. */
const ROOMS = ['cite', 'config', 'hosts', 'cache'];
const STAGES = ['ingest', 'maths', 'merge', 'arrange', 'site', 'search', 'feeds', 'bundle.ts', 'publish'];
const TOP = [
  'package-root.ts',
  'options.ts',
  'theme.ts',
  'terminal',
  'threads',
  'report.ts',
  'last-build.ts',
  'add.ts',
  'stages.ts',
  'pipeline.ts',
  'summary.ts',
  'serve',
  'commands',
  'api.ts',
  'cli.ts',
];

const roomOf = (file: string): string => file.split('/')[0]!;

/** Whether `from` may import `to`, both below src/. */
function allowed(from: string, to: string): boolean {
  const room = roomOf(from);
  const target = roomOf(to);
  if (room === target && !room.endsWith('.ts')) return true;
  if (LEAVES.includes(target)) return from !== 'types.ts';
  if (LEAVES.includes(room) || ROOMS.includes(room)) return false;
  if (ROOMS.includes(target)) return true;
  if (STAGES.includes(room)) return false;
  return (
    from !== 'options.ts' && room !== 'terminal' && (STAGES.includes(target) || TOP.indexOf(target) < TOP.indexOf(room))
  );
}

describe('imports', () => {
  test.each(files)('%s imports only from its room and from the floors below', (file) => {
    const own = imports.get(file)!.filter((target) => files.includes(target));
    expect(own.filter((target) => !allowed(file, target))).toEqual([]);
  });

  test('every room has a floor', () => {
    const known = new Set([...LEAVES, ...ROOMS, ...STAGES, ...TOP]);
    expect(files.filter((file) => !known.has(roomOf(file)))).toEqual([]);
  });

  test('no circle', () => {
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return [];
      for (const target of imports.get(file) ?? []) {
        const circle = visit(target, [...path, file]);
        if (circle.length > 0) return circle;
      }
      done.add(file);
      return [];
    };
    expect(files.flatMap((file) => visit(file, []))).toEqual([]);
  });

  test('citations are written in the browser too: they import nothing but themselves and types', () => {
    const foreign = files.filter((file) => roomOf(file) === 'cite').flatMap((file) => imports.get(file)!);
    expect(foreign.filter((target) => roomOf(target) !== 'cite' && target !== 'types.ts')).toEqual([]);
  });

  test('only the reader, the writer, the cache, the bundler, the server and the commands touch the disk', () => {
    const touching = files.filter((file) => imports.get(file)!.some((target) => /^(node:)?fs(\/|$)/.test(target)));
    const may = ['ingest/read.ts', 'bundle.ts', 'options.ts', 'theme.ts', 'cli.ts', 'add.ts'];
    const rooms = ['publish', 'cache', 'serve', 'commands'];
    expect(touching.filter((file) => !may.includes(file) && !rooms.includes(roomOf(file)))).toEqual([]);
  });
});
