// A mended text as a feed reader shows it. In: RichText and how formulas are shown. Out: Html without
// classes, styles or scripts, since the site's stylesheet is not there to help.
import { escapeHtml } from '../leaves/html.ts';
import type { Say } from '../texts/say.ts';
import type { Formula, Html, Prose, ProseStyle, RichText } from '../types.ts';

/** A formula as MathML, which feed readers show without a stylesheet; null where it cannot be shown so. */
export type Mathml = (tex: string, display: boolean) => Html | null;

export type ShowFormula = (formula: Formula) => Html;

const TAGS: Readonly<Record<ProseStyle, string | null>> = {
  plain: null,
  emphasis: 'em',
  strong: 'strong',
  'small-caps': null,
  code: 'code',
};

/** Paragraphs are parted by an empty line of the text. */
export function entryHtml(text: RichText, show: ShowFormula): Html {
  const markup = text.map((segment) => (segment.kind === 'formula' ? show(segment) : proseHtml(segment))).join('');
  const paragraphs = markup.includes('\n') ? markup.split(/\n[ \t]*\n+/) : [markup];
  return paragraphs.map((paragraph) => `<p>${paragraph.trim()}</p>`).join('\n') as Html;
}

function proseHtml({ text, style, href }: Prose): string {
  const tag = TAGS[style];
  const styled = tag === null ? escapeHtml(text) : `<${tag}>${escapeHtml(text)}</${tag}>`;
  return href === null ? styled : `<a href="${escapeHtml(href)}">${styled}</a>`;
}

/** The TeX as code where there is no MathML. */
export const showsMathml =
  (mathml: Mathml): ShowFormula =>
  ({ tex, display }) =>
    mathml(tex, display) ?? (`<code>${escapeHtml(tex)}</code>` as Html);

/** What a reader should know about the formulas of a text that are not sure; null where there are none. */
export function doubtSentence(text: RichText, say: Say): string | null {
  const count = (trust: Formula['trust']) =>
    text.filter((segment) => segment.kind === 'formula' && segment.trust === trust).length;
  const [inferred, doubtful] = [count('inferred'), count('doubtful')];
  if (inferred + doubtful === 0) return null;
  const counts = [
    inferred > 0 ? say('feed.inferred', { n: inferred }) : '',
    doubtful > 0 ? say('feed.doubtful', { n: doubtful }) : '',
  ].filter((part) => part !== '');
  return say('feed.unsure', { counts: counts.join(say('list.comma')) });
}
