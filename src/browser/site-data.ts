// Data of this site, brought when a reader asks for it, as a classic script that hands its JSON to one function: a page opened
// from disk may load nothing else. In: the script's address and the function's name. Out: the JSON.
import { siteScript } from './site-script.ts';

const given = new WeakMap<Element, (json: string) => void>();

export const bringData = (name: `broadsheet${'Rests' | 'Listed' | 'Spots'}`, address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const script = siteScript(address);
    given.set(script, resolve);
    Object.assign(window, { [name]: (json: string) => given.get(document.currentScript ?? script)?.(json) });
    // Where it has handed over what it should, that is settled by now.
    for (const end of ['load', 'error'])
      script.addEventListener(end, () => {
        script.remove();
        reject(new Error(`There is no data in ${address}.`));
      });
    document.head.append(script);
  });
