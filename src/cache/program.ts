// Which program this is, and with which templates and styles, as hashes. In: the package's folder. Out: keys that change
// with any of the files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The command has its packages inside it; the table is what mending learned. */
const PROGRAM = /^dist\/(?:(?:cli|chunk-.*)\.js|maths\/decoder\/model\.json)$/;
/** What a site looks like. */
const LOOKS = ['package.json', 'templates', 'public', 'dist/browser'];

/** Of what reads and mends. */
export const programKey = (packageRoot: string): string => {
  const paths = [...filesOf(packageRoot, 'dist'), ...filesOf(packageRoot, 'dist/maths/decoder')];
  return keyOfFiles(
    packageRoot,
    paths.filter((path) => PROGRAM.test(path)),
  );
};

/** Of what sites are made to look with: it changes under a program that watches. */
export const looksKey = (packageRoot: string): string =>
  keyOfFiles(packageRoot, [
    ...LOOKS.flatMap((part) => filesOf(packageRoot, part)),
    ...['css', 'fonts', 'licences'].flatMap((part) => filesOf(packageRoot, `public/${part}`)),
  ]);

function keyOfFiles(packageRoot: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) {
    const contents = readFileSync(join(packageRoot, path));
    hash.update(`${path} ${contents.length} `).update(contents);
  }
  return hash.digest('hex');
}

/** A file, or the files right inside a folder; none where there is none, as in a checkout that was not compiled. */
function filesOf(packageRoot: string, part: string): string[] {
  const full = join(packageRoot, part);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [part];
  const files = readdirSync(full, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ name }) => `${part}/${name}`);
}
