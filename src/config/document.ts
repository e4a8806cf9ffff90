// The documentation of `broadsheet.yaml`, made from its schema and from the texts themselves. In: nothing else. Out:
// tables in Markdown.
import { EN } from '../texts/en.ts';
import { TEXT_KEYS } from '../texts/languages.ts';
import type { Message } from '../texts/message.ts';
import { leavesOf } from './schema.ts';

export function configTable(): string {
  const rows = leavesOf().map(({ path, must, does, fallback }) => [
    `\`${path}\``,
    does,
    must,
    fallback === null ? 'none' : `\`${JSON.stringify(fallback)}\``,
  ]);
  return tableOf([['key', 'what it does', 'must be', 'default'], ...rows]);
}

/** Every text of the interface, in English. */
export function textsTable(): string {
  const said = (message: Message): string =>
    typeof message === 'string'
      ? code(message)
      : Object.entries(message)
          .map(([form, text]) => `${form}: ${code(text)}`)
          .join(', ');
  return tableOf([['key', 'text'], ...TEXT_KEYS.map((key) => [`\`${key}\``, said(EN[key])])]);
}

const code = (text: string): string => `\`${text}\``;

function tableOf([head, ...rows]: readonly (readonly string[])[]): string {
  return [head!, head!.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}
