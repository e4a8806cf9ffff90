// HTML's entities in text that came out of a page undecoded: `Q&amp;A`, `x &lt; y`. In: a text. Out: the same with each
// entity as its sign, once: `&amp;lt;` becomes `&lt;`. What HTML does not know stays.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;

const known = new Map<string, string>();

export const decodeEntities = (text: string): string => (text.includes('&') ? text.replace(ENTITY, decoded) : text);

function decoded(entity: string): string {
  const before = known.get(entity);
  if (before !== undefined) return before;
  // Text alone, whatever it is.
  const { value } = parseFragment(entity).childNodes[0] as DefaultTreeAdapterTypes.TextNode;
  // `&nothing;` is not `¬hing;`, though HTML would have it so.
  const sign = value.length > 2 ? entity : value;
  known.set(entity, sign);
  return sign;
}
