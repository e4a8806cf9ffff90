// Proves the regular expressions of src/ linear. In: the sources, and recheck, which must be there: "npm install --no-save
// recheck@4.5.0". Out: test/hostile/proved-regexes.json, those that are proved; what it cannot decide, the tests measure.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');
const root = fileURLToPath(new URL('..', import.meta.url));
const found = new Map();

const visit = (node) => {
  if (typeof node !== 'object' || node === null) return;
  if (node.regex) found.set(`/${node.regex.pattern}/${node.regex.flags}`, node.regex);
  for (const child of Object.values(node)) visit(child);
};
for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (name.endsWith('.ts')) visit(parseAst(readFileSync(join(root, 'src', name), 'utf8'), { lang: 'ts' }).body);
}
const proved = [...found].filter(([, { pattern, flags }]) => isSafe(pattern, flags)).map(([name]) => name);
writeFileSync(join(root, 'test/hostile/proved-regexes.json'), `${JSON.stringify(proved.sort(), null, 1)}\n`);
console.log(`${proved.length} of ${found.size} are proved linear.`);

function isSafe(pattern, flags) {
  try {
    return checkSync(pattern, flags, { timeout: 5000, checker: 'automaton' }).status === 'safe';
  } catch {
    return false;
  }
}
