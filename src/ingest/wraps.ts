// Joins text that was wrapped at a fixed width. In: text with line ends. Out: one line a paragraph, paragraphs kept apart
// by a blank line. A word or an address that was broken at a line's end becomes whole again.

/** After these signs no address ends; after a slash or a stop it may, and what follows must look like more of it. */
const BROKEN_ADDRESS = /(https?:\/\/\S{0,2000})\n\s*(\S+)/g;
const NEVER_LAST = /[-_=&?%~]$/;
const MAYBE_LAST = /[/.]$/;
const MORE_OF_IT = /^[a-z0-9_~%-][a-zA-Z%~]*[/._\d=-][/.%~=-]*\w/;

/** `low- and high-dimensional`: the hyphen hangs, no word is broken. */
const HANGING = /^(?:and|or|to|und|oder|et|ou|y|e)$/;

const BROKEN_WORD = /(?<!\p{L})(\p{L}{2,}-)\n\s*(\p{Ll}{2,})/gu;

export function joinWraps(text: string): string {
  if (!text.includes('\n')) return text.trim();
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => joinLines(paragraph))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** One line, whatever ends of lines it holds: for titles. */
export const oneLine = (text: string): string => joinLines(text.replace(/\n\s*\n/g, '\n'));

const goesOn = (address: string, next: string): boolean =>
  (NEVER_LAST.test(address) && /^[\w~%-]/.test(next)) || (MAYBE_LAST.test(address) && MORE_OF_IT.test(next));

function joinLines(paragraph: string): string {
  const words = paragraph.includes('-\n') ? new Set(paragraph.match(/\p{L}+(?!-)/gu)) : new Set<string>();
  return paragraph
    .replace(BROKEN_ADDRESS, (broken, head: string, tail: string) => (goesOn(head, tail) ? head + tail : broken))
    .replace(BROKEN_WORD, (_, head: string, tail: string) => {
      if (HANGING.test(tail)) return `${head} ${tail}`;
      const whole = head.slice(0, -1) + tail;
      // `implemen-` and `tation`: the whole word stands elsewhere in the text. Else the hyphen is its own.
      return words.has(whole) ? whole : head + tail;
    })
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim();
}
