// A mended text as Markdown, for people who want the repair alone: formulas between dollars, links and emphasis as Markdown
// writes them. In: RichText. Out: Markdown that, mended again, stays as it is.
import { markdownOf } from '../leaves/rich-text.ts';
import type { Prose, RichText } from '../types.ts';

const SIGNS: Readonly<Record<Prose['style'], string>> = {
  plain: '',
  emphasis: '*',
  strong: '**',
  'small-caps': '',
  code: '`',
};

export const richMarkdown = (text: RichText): string =>
  text.map((segment) => (segment.kind === 'prose' ? proseMarkdown(segment) : markdownOf([segment]))).join('');

function proseMarkdown(prose: Prose): string {
  const text = markdownOf([prose]);
  const words = text.trim();
  if (words === '' || (prose.style === 'plain' && prose.href === null)) return text;
  // blanks may not stand inside of the signs
  const at = text.indexOf(words);
  const sign = SIGNS[prose.style];
  const styled = `${sign}${words}${sign}`;
  const isBare =
    prose.href === null || prose.href.replace(/^https?:\/\//, '').startsWith(words.replace(/^https?:\/\//, ''));
  const linked = isBare ? styled : `[${styled}](${prose.href})`;
  return text.slice(0, at) + linked + text.slice(at + words.length);
}
