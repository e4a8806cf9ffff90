// The escaping functions: text in, `Html` out, one for markup and one for data in a script. Every template prints
// through them, and nothing else turns text into markup. It refuses nothing; signs that HTML does not allow are replaced.
import type { Html } from '../types.ts';

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

/** Text without what HTML forbids: for text that others turn into markup. */
export const allowedText = (text: string): string => text.toWellFormed().replace(FORBIDDEN, '\ufffd');

/** Any sign that is not printed as it stands. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const SPECIAL = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/;

/** Text as it may stand between tags and inside a quoted attribute. */
export function escapeHtml(text: string): Html {
  if (!SPECIAL.test(text)) return text as Html;
  return allowedText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!) as Html;
}

/** A value as it may stand inside a `<script>` of data: no text in it can end the script, begin a comment, or hold what HTML forbids. */
export const jsonInScript = (value: unknown): Html =>
  JSON.stringify(value).replace(
    /[<>&\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ) as Html;
