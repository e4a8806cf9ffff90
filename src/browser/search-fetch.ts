// Parts of the index, brought as classic scripts: a page opened from disk may load nothing else. In: a part's name.
// Out: its JSON, parsed. A script that cannot be loaded, or does not hand over what it should, rejects.
import type { FetchPart } from '../search/parts.ts';
import { PARTS_FOLDER, PARTS_FUNCTION } from '../search/schema.ts';
import { siteAddress } from './search-dom.ts';
import { siteScript } from './site-script.ts';

type Waiting = { readonly resolve: (part: unknown) => void; readonly reject: (error: unknown) => void };

/** Makes the function that parts call, and gives back the one that asks for them. */
export function createPartFetcher(): FetchPart {
  const waiting = new Map<string, Waiting>();
  Object.defineProperty(window, PARTS_FUNCTION, {
    value(name: string, json: string): void {
      const asked = waiting.get(name);
      try {
        asked?.resolve(JSON.parse(json));
      } catch (error) {
        asked?.reject(error);
      }
    },
  });
  return (name, version) =>
    new Promise((resolve, reject) => {
      waiting.set(name, { resolve, reject });
      const script = siteScript(siteAddress(`${PARTS_FOLDER}/${name}.js${version === null ? '' : `?v=${version}`}`));
      const done = () => {
        script.remove();
        waiting.delete(name);
        // Too late where the part has been handed over.
        reject(new Error(`The part "${name}" of the search index could not be read.`));
      };
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      document.head.append(script);
    });
}
