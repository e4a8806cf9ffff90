// The keys below `texts:`: any text of the interface, in the owner's words. In: the texts that we know. Out: a key for
// each, that refuses what could not be said: values that are not given there, links that lead nowhere, unknown forms.
import * as v from 'valibot';
import { EN } from '../texts/en.ts';
import { TEXT_KEYS } from '../texts/languages.ts';
import type { Message } from '../texts/message.ts';
import type { TextKey } from '../texts/say.ts';
import type { Leaf } from './schema.ts';

export const TEXTS = 'texts';

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const LONGEST = 2000;
const PLAIN_TAGS = ['b', 'em', 'kbd', 'code'];

const formsOf = (message: Message): readonly string[] =>
  typeof message === 'string' ? [message] : Object.values(message);

const slotsIn = (text: string): { name: string; sign: string; key: string }[] =>
  [...text.matchAll(/\{([^{}:@]*)([:@]?)([^{}]*)\}/g)].map(([, name, sign, key]) => {
    return { name: name!, sign: sign!, key: key! };
  });
const tagsIn = (text: string): string[] => [...text.matchAll(/<(\/?[\w-]+)>/g)].map(([, tag]) => tag!);

/** The values that may stand in a text, by name. */
export const valuesOf = (key: TextKey): string[] => {
  const message: Message = EN[key];
  const names = formsOf(message).flatMap((text) => slotsIn(text).map(({ name }) => name));
  return [...new Set(typeof message === 'string' ? names : ['n', ...names])];
};

function canSay(text: string, key: TextKey): boolean {
  const values = valuesOf(key);
  const tags = formsOf(EN[key]).flatMap(tagsIn);
  const allowed = new Set([...tags, ...(tags.length > 0 ? PLAIN_TAGS.flatMap((tag) => [tag, `/${tag}`]) : [])]);
  const slots = slotsIn(text);
  return (
    text.length <= LONGEST &&
    !/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) &&
    slots.every(({ name, sign, key: other }) => values.includes(name) && (sign !== '@' || other in EN)) &&
    slots.every(({ sign, key: style }) => sign !== ':' || style === 'words') &&
    tagsIn(text).every((tag) => allowed.has(tag)) &&
    pairs(tagsIn(text))
  );
}

/** Whether every tag that opens is closed, the last one first. */
function pairs(tags: readonly string[]): boolean {
  const open: string[] = [];
  for (const tag of tags) {
    if (!tag.startsWith('/')) open.push(tag);
    else if (open.pop() !== tag.slice(1)) return false;
  }
  return open.length === 0;
}

function leafOf(key: TextKey): Leaf {
  const values = valuesOf(key);
  const text = v.pipe(
    v.string(),
    v.check((one) => canSay(one, key)),
  );
  const forms = v.strictObject(
    Object.fromEntries(FORMS.map((form) => [form, form === 'other' ? text : v.optional(text)])),
  );
  const plural = values.includes('n');
  const among =
    values.length === 0 ? 'no values' : `no other values than ${values.map((name) => `{${name}}`).join(', ')}`;
  const must = `a text with ${among}${plural ? `, or such texts under ${FORMS.join(', ')}` : ''}`;
  return {
    path: `${TEXTS}.${key}`,
    does: '',
    must,
    fallback: undefined,
    schema: plural ? v.union([text, forms]) : text,
  };
}

let leaves: readonly Leaf[] | null = null;

/** Made when they are first asked for: most libraries keep our words. */
export function textLeaves(): readonly Leaf[] {
  leaves ??= TEXT_KEYS.map(leafOf);
  return leaves;
}
