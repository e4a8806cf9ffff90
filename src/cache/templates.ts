// What a page is printed by, as a hash: its own template and all that this one includes, so that a change of one template
// is a change of the pages that show it alone. In: where the templates are. Out: the hash by a template's name. A name
// that is not written out stands for any: then the hash is of all templates.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from './store.ts';

const INCLUDE = /\b(?:include|includeAsync|layout)\(\s*(?:'([^']+)'|"([^"]+)"|)/g;
const OURS = 'ours/';

/** @param themed absolute paths of the templates that stand in for those of the folder, by name */
export function templateKeys(folder: string, themed: Readonly<Record<string, string>>): (name: string) => string {
  const texts = new Map<string, string>();
  const keys = new Map<string, string>();
  const pathOf = (name: string): string =>
    name.startsWith(OURS)
      ? join(folder, `${name.slice(OURS.length)}.eta`)
      : Object.hasOwn(themed, name)
        ? themed[name]!
        : join(folder, `${name}.eta`);
  const textOf = (name: string): string => {
    const path = pathOf(name);
    const text = texts.get(name) ?? (existsSync(path) ? readFileSync(path, 'utf8') : '');
    texts.set(name, text);
    return text;
  };
  const reached = (name: string, names: Set<string>): Set<string> => {
    if (names.has(name)) return names;
    names.add(name);
    for (const [, single, double] of textOf(name).matchAll(INCLUDE)) {
      const included = (single ?? double)?.replace(/^\.\//, '').replace(/\.eta$/, '');
      for (const one of included === undefined ? allNames(folder) : [included]) reached(one, names);
    }
    return names;
  };
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = keyOf(...[...reached(name, new Set())].sort().flatMap((one) => [one, textOf(one)]));
    keys.set(name, key);
    return key;
  };
}

const allNames = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => [name.replace(/\.eta$/, ''), OURS + name.replace(/\.eta$/, '')]);
