// The documentation of `broadsheet.yaml`, made from its schema. In: nothing but the schema. Out: a table in Markdown.
import { leavesOf } from './schema.ts';

export function configTable(): string {
  const rows = leavesOf().map(({ path, must, does, fallback }) => [
    `\`${path}\``,
    does,
    must,
    fallback === null ? 'none' : `\`${JSON.stringify(fallback)}\``,
  ]);
  return [['key', 'what it does', 'must be', 'default'], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.map((cell) => cell!.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}
