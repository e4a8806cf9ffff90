// The one escaping function: text in, `Html` out. Every template prints through it, and nothing else
// turns text into markup. It refuses nothing; signs that HTML does not allow are replaced.
import type { Html } from './types.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** C0 and C1 controls that HTML forbids, and non-characters; tab and newline stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** Text as it may stand between tags and inside a quoted attribute. */
export function escapeHtml(text: string): Html {
  return text
    .toWellFormed()
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) as Html;
}
