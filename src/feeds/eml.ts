// A message as one file (RFC 5322, RFC 2045-2047), which mail programs open as a draft. In: subject, HTML and text. Out:
// the text of an `.eml` file. Its day is the edition's, its id made from names: the same edition gives the same bytes.
import type { Edition, EditionDate } from '../types.ts';
import type { Digest } from './digest.ts';
import type { FeedSite } from './site.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Base64 has no underscore, so no part can hold the line that ends it. */
const BOUNDARY = '=_broadsheet_=';

/** `X-Unsent` makes Outlook open it for sending; others offer "edit as new". The sender is filled in there. */
export function emlOf({ subject, html, text }: Digest, { slug, date }: Edition, site: FeedSite): string {
  const day = mailDate(date);
  return [
    `Subject: ${encodedWords(subject)}`,
    ...(day === null ? [] : [`Date: ${day}`]),
    `Message-ID: <${slug}@${site.id}.broadsheet.invalid>`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

const part = (type: string, content: string): string[] => [
  `--${BOUNDARY}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(base64(content.replace(/\r?\n/g, '\r\n')).match(/.{1,76}/g) ?? []),
  '',
];

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** `Tue, 09 Sep 2025 00:00:00 +0000`; null without a year: mail programs then put in the day of sending. */
export function mailDate(date: EditionDate | null): string | null {
  if (date === null || date.year === null) return null;
  const { year, month, day } = date;
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!;
  return `${weekday}, ${String(day).padStart(2, '0')} ${MONTHS[month - 1]} ${year} 00:00:00 +0000`;
}

/** So many bytes of UTF-8, in base64 and with `Subject: ` before them, keep within the 76 characters of RFC 2047. */
const MAX_WORD_BYTES = 39;

/** Encoded words where plain ASCII will not do, cut between signs. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]{0,60}$/.test(text) && !text.includes('=?')) return text;
  const words: string[] = [];
  let word = '';
  for (const sign of text.toWellFormed().replace(/\p{Cc}/gu, ' ')) {
    if (Buffer.byteLength(word + sign) > MAX_WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += sign;
  }
  return [...words, word].map((one) => `=?utf-8?B?${base64(one)}?=`).join('\r\n ');
}
