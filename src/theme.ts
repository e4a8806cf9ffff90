// A theme: a folder of templates that stand in for ours, one by one, of styles that come after ours, and of the pictures
// and faces that they show. In: the folder. Out: what is in it. Refuses, before any work, what could not be used: a
// template that replaces none, one that cannot be read, a style that is not one, a file of another kind.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Eta } from 'eta';
import { nearestName } from './leaves/nearest.ts';
import { BadUse } from './options.ts';

export type Theme = {
  /** Absolute paths of templates, by name. */
  readonly themed: Readonly<Record<string, string>>;
  /** In the order of their names. */
  readonly styles: readonly { readonly name: string; readonly css: string }[];
  /** For `assets/theme/`. */
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[];
  /** Changes with any of it. */
  readonly key: string;
};

export const NO_THEME: Theme = { themed: {}, styles: [], files: [], key: '' };

const PICTURES_AND_FACES = /^[\w-][\w.-]*\.(?:png|jpe?g|webp|avif|gif|svg|ico|woff2)$/i;

/** @param folder as the configuration has it; null for none */
export function readTheme(folder: string | null, templatesDir: string): Theme {
  if (folder === null) return NO_THEME;
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new BadUse(`There is no theme folder ${folder}. Make it, or name another with --theme or under theme.`);
  }
  const known = readdirSync(templatesDir).map((name) => name.replace(/\.eta$/, ''));
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort();
  const hash = createHash('sha256');
  const themed: Record<string, string> = {};
  const styles: { name: string; css: string }[] = [];
  const files: { name: string; contents: Uint8Array }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (!statSync(path).isFile()) throw new BadUse(`${path} is a folder; a theme's files lie side by side.`);
    const contents = readFileSync(path);
    hash.update(`${name} ${contents.length} `).update(contents);
    if (name.endsWith('.eta'))
      themed[checkedName(name, path, known)] = checkedTemplate(path, contents.toString('utf8'));
    else if (name.endsWith('.css')) styles.push({ name: path, css: contents.toString('utf8') });
    else if (PICTURES_AND_FACES.test(name)) files.push({ name, contents });
    else if (!/\.md$/i.test(name))
      throw new BadUse(`${path} is neither a template, a style, a picture nor a face; move it away.`);
  }
  return { themed, styles, files, key: hash.digest('hex') };
}

function checkedName(file: string, path: string, known: readonly string[]): string {
  const name = file.slice(0, -'.eta'.length);
  if (known.includes(name)) return name;
  const near = nearestName(name, known);
  const advice = near === null ? `templates are ${[...known].sort().join(', ')}` : `did you mean ${near}.eta?`;
  throw new BadUse(`${path} stands in for no template (${advice})`);
}

/** Where a template cannot even be read, its first fault by line. */
function checkedTemplate(path: string, text: string): string {
  const eta = new Eta({ debug: true });
  try {
    eta.compile(text);
    return path;
  } catch (error) {
    throw new BadUse(`${relative('', path)}:${faultOf(eta, text, error)}`);
  }
}

function faultOf(eta: Eta, text: string, error: unknown): string {
  const [what = ''] = String(error instanceof Error ? error.message : error).split('\n');
  const placed = / at line (\d+) col \d+:$/.exec(what);
  if (placed !== null) return `${placed[1]}: ${what.slice(0, placed.index)}\n${excerptOf(text, Number(placed[1]))}`;
  const line = brokenLine(eta, text);
  const cause = /^[^\n]*\n+([^\n]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? what;
  return `${line}: ${cause}\n${excerptOf(text, line)}`;
}

/** The line of the first tag whose expression is none; blocks of code are only known to be broken as a whole. */
function brokenLine(eta: Eta, text: string): number {
  const tags = eta.parse(text).filter((tag) => typeof tag !== 'string');
  const broken = tags.find(({ t, val }) => t !== 'e' && !isExpression(val));
  return Number(broken?.lineNo ?? tags[0]?.lineNo ?? 1);
}

function isExpression(code: string): boolean {
  try {
    new Function(`(${code}\n)`);
    return true;
  } catch {
    return false;
  }
}

const excerptOf = (text: string, line: number): string =>
  text
    .split('\n')
    .slice(Math.max(0, line - 2), line + 1)
    .map((one, i) => {
      const number = Math.max(0, line - 2) + i + 1;
      return `${number === line ? ' >> ' : '    '}${number}| ${one.slice(0, 160)}`;
    })
    .join('\n');
