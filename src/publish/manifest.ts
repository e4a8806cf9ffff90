// The manifest of a built site: every file with its SHA-256. It is also the mark by which a folder is known to be ours,
// and what `verify` holds a site against. In: hashes, or a folder. Out: JSON, or what differs from it.
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodePoint } from '../leaves/order.ts';

export const MANIFEST = 'manifest.json';
const GENERATOR = 'broadsheet';

export const hashOf = (data: string | Uint8Array): string => hash('sha256', data);

/**
 * Its text, file by file: whole, that of a large library would take more room than anything else at the end of a build.
 * @param hashes SHA-256 in hexadecimal, by path below the site folder
 */
export function* manifestPieces(hashes: ReadonlyMap<string, string>): Generator<string, void> {
  yield `{\n "generator": "${GENERATOR}",\n "version": 1,\n "files": {\n`;
  let before = '';
  for (const path of [...hashes.keys()].sort(byCodePoint)) {
    yield `${before}  ${JSON.stringify(path)}: "${hashes.get(path)}"`;
    before = ',\n';
  }
  yield '\n }\n}\n';
}

/** The hashes that a folder's manifest lists; null where it has no manifest of ours. */
export function readManifest(folder: string): ReadonlyMap<string, string> | null {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('generator' in manifest) || !('files' in manifest))
      return null;
    const { generator, files } = manifest;
    if (generator !== GENERATOR || typeof files !== 'object' || files === null) return null;
    return new Map(Object.entries(files).map(([path, hash]) => [path, String(hash)]));
  } catch {
    return null;
  }
}

/** Every file below a folder, with `/` between the parts of its path. */
export function* filesBelow(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, path);
    else yield path;
  }
}

export type Difference = { readonly path: string; readonly what: 'missing' | 'changed' | 'not ours' };

/** What differs between a site and its manifest, by path; null where there is no manifest of ours. */
export function verifySite(folder: string): Difference[] | null {
  const listed = readManifest(folder);
  if (listed === null) return null;
  const present = new Set(filesBelow(folder));
  present.delete(MANIFEST);
  const differences: Difference[] = [];
  for (const [path, hash] of listed) {
    if (!present.has(path)) differences.push({ path, what: 'missing' });
    else if (hashOf(readFileSync(join(folder, path))) !== hash) differences.push({ path, what: 'changed' });
  }
  for (const path of present) if (!listed.has(path)) differences.push({ path, what: 'not ours' });
  return differences.sort((a, b) => byCodePoint(a.path, b.path));
}
