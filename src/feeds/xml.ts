// XML 1.0, written piece by piece. In: names, attributes and text. Out: markup that is well formed whatever the text
// holds: the escaping function of HTML also replaces every sign that XML 1.0 forbids.
import { escapeHtml } from '../leaves/html.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

export const xmlText = (text: string): string => escapeHtml(text);

/** @param attributes those that are null are left out; @param content markup, see `xmlText` */
export function xml(name: string, attributes: Readonly<Record<string, string | null>>, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${xmlText(value)}"`],
  );
  const head = `<${name}${written.join('')}`;
  return content === '' ? `${head}/>\n` : `${head}>${content}</${name}>\n`;
}
