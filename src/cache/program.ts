// Which program this is: what it holds, templates and styles and all, as one hash. In: the package's folder. Out: a key
// that changes with any of its files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that a site is made with. The command in `dist` has its packages inside it. */
const PARTS = [
  'package.json',
  'templates',
  'public',
  'dist/browser',
  'dist/threads/thread.js',
  'dist/maths/decoder/model.json',
];
const PROGRAM = /^(?:cli|chunk-.*|prose-.*)\.js$/;

export function programKey(packageRoot: string): string {
  const hash = createHash('sha256');
  const programs = readdirSync(join(packageRoot, 'dist')).filter((name) => PROGRAM.test(name));
  for (const path of [
    ...PARTS.flatMap((part) => filesOf(packageRoot, part)),
    ...programs.map((name) => `dist/${name}`),
  ].sort()) {
    const contents = readFileSync(join(packageRoot, path));
    hash.update(`${path} ${contents.length} `).update(contents);
  }
  return hash.digest('hex');
}

function filesOf(packageRoot: string, part: string): string[] {
  if (part.includes('.')) return [part];
  return readdirSync(join(packageRoot, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(packageRoot.length).replaceAll('\\', '/').replace(/^\//, ''),
    );
}
