// Parts of the index, brought as classic scripts: a page opened from disk may load nothing else. In: a part's name.
// Out: its JSON, parsed. A script that cannot be loaded, or does not hand over what it should, rejects.

import { DIRECTORY, PARTS_FOLDER, PARTS_FUNCTION } from '../search/part-names.ts';
import type { FetchPart } from '../search/parts.ts';
import { nextTurn } from './breather.ts';
import { siteAddress } from './search-dom.ts';
import { siteScript } from './site-script.ts';

/** Makes the function that parts call, and gives back the one that asks for them. */
export function createPartFetcher(): FetchPart {
  const waiting = new Map<string, (json: string) => void>();
  Object.defineProperty(window, PARTS_FUNCTION, {
    value(name: string, json: string): void {
      waiting.get(name)?.(json);
    },
  });
  const { broadsheetDirectory: ahead } = window;
  return (name, version) =>
    new Promise((resolve, reject) => {
      if (name === DIRECTORY && typeof ahead === 'string') {
        resolve(nextTurn().then(() => JSON.parse(ahead)));
        return;
      }
      // Read in a turn of its own: running the script and reading what it holds would hold the page at once.
      let handed = false;
      waiting.set(name, (json) => {
        handed = true;
        void nextTurn()
          .then(() => JSON.parse(json))
          .then(resolve, reject);
      });
      const script = siteScript(siteAddress(`${PARTS_FOLDER}/${name}.js${version === null ? '' : `?v=${version}`}`));
      const done = () => {
        script.remove();
        waiting.delete(name);
        if (!handed) reject(new Error(`The part "${name}" of the search index could not be read.`));
      };
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      document.head.append(script);
    });
}
