// The service worker of a site, and what it must know of it. In: the compiled script and all files of the site. Out:
// `sw.js`, which changes whenever any file does, so that browsers notice every deploy.
import { createHash } from 'node:crypto';
import { outPath } from '../leaves/urls.ts';
import type { AssetNames, OfflineFacts, OutPath, OutputFile } from '../types.ts';

export const SERVICE_WORKER = outPath('sw.js');

/**
 * Up to so many papers a reader's disk is asked to keep the whole index, some two megabytes on the way; up to so many more
 * all of it but the texts, which are kept as they are shown.
 */
const WHOLE_INDEX = 3_000;
const WITHOUT_TEXTS = 12_000;

const SHELL = /^(?:index\.html|search\.html|assets\/(?:\w+-[0-9a-f]{10}\.(?:css|js)|formulas\.css|icon\.svg))$/;
const PART = /^search\/([a-z]+(?:-[a-z]+)*)(?:-\d+)?\.js$/;

/** @param script as compiled @param hashes of every file of the site but this one @param papers of the library */
export function writeServiceWorker(
  script: string,
  { pageFonts, mathsFonts }: Pick<AssetNames, 'pageFonts' | 'mathsFonts'>,
  hashes: ReadonlyMap<OutPath, string>,
  papers: number,
): OutputFile {
  const paths = [...hashes.keys()].sort();
  const facts: OfflineFacts = {
    version: versionOf(paths.map((path) => `${path} ${hashes.get(path)!}`)),
    shell: [...paths.filter((path) => SHELL.test(path)), ...pageFonts, ...mathsFonts],
    parts: paths.filter((path) => FACE.test(path) || isKept(path, papers)),
  };
  return { path: SERVICE_WORKER, contents: `const broadsheetOffline=${JSON.stringify(facts)};\n${script}` };
}

/** In place of the service worker of a site that keeps nothing: forgets what an earlier one kept, and goes. */
export const writeFarewell = (): OutputFile => ({ path: SERVICE_WORKER, contents: FAREWELL });

const FAREWELL = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  const { registration } = self;
  const own = \`broadsheet \${registration.scope} \`;
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith(own)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(forget());
});
`;

const versionOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);

/** Any paper may need any face. */
const FACE = /^assets\/fonts\//;

const isKept = (path: OutPath, papers: number): boolean =>
  PART.test(path) && papers <= (path.startsWith('search/texts-') ? WHOLE_INDEX : WITHOUT_TEXTS);
