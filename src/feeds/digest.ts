// An edition as a mail: in HTML that mail programs show (styles inlined, formulas as text, no picture, no script) and in
// plain text. In: the edition, its papers, the site. Out: the parts of a message; `eml.ts` puts them into one file.
import { addressOf, citableOf, oneLine } from '../cite/citable.ts';
import { plainTex } from '../cite/plain-tex.ts';
import { escapeHtml } from '../leaves/html.ts';
import { editionPath, paperPath } from '../leaves/urls.ts';
import { directionOf, speakerOf } from '../texts/languages.ts';
import { capital, type Say } from '../texts/say.ts';
import type { Edition, Formula, Html, Library, Paper, RichText } from '../types.ts';
import { absolute, type FeedSite } from './site.ts';

export type Digest = { readonly subject: string; readonly html: string; readonly text: string };

/** Gmail cuts messages at about 102 kB; these two keep the largest edition well below. */
const MOST_PAPERS = 60;
const OPENING = 320;

const STYLES = {
  body: 'margin:0 auto;max-width:38em;padding:16px;font-family:Georgia,serif;font-size:16px;line-height:1.5',
  name: 'margin:0;padding:0 0 8px;border-bottom:3px double;font-size:30px;line-height:1.2;text-align:center',
  head: 'margin:16px 0 0;font-size:20px;line-height:1.3',
  small: 'margin:0 0 16px;font-size:14px',
  title: 'margin:0;padding:14px 0 4px;border-top:1px solid #bbb;font-size:18px;line-height:1.3',
  link: 'color:inherit;text-decoration-color:#999',
  text: 'margin:0 0 14px',
  foot: 'margin:0;padding:14px 0 0;border-top:3px double;font-size:14px',
} as const;

type Story = {
  readonly title: RichText;
  readonly opening: RichText;
  readonly address: string | null;
  readonly repeated: boolean;
};

/** Papers that an earlier edition had printed come last, since a reader of mails has seen them. */
export function digestOf(edition: Edition, library: Library, site: FeedSite): Digest {
  const { say } = speakerOf(site);
  const papers = new Map(library.papers.map((paper) => [paper.id, paper]));
  const stories = edition.items
    .map(({ paper, repeated }) => storyOf(papers.get(paper)!, repeated, site))
    .sort((a, b) => Number(a.repeated) - Number(b.repeated));
  const shown = stories.slice(0, MOST_PAPERS);
  const fresh = stories.filter(({ repeated }) => !repeated).length;
  const counts = capital(say('mail.counts', { papers: stories.length, fresh }));
  const home = absolute(site, editionPath(edition.slug));
  const left = stories.length - shown.length;
  const ends = [
    ...(left > 0 ? [say('mail.more', { n: left })] : []),
    ...markKey(shown, say),
    ...(home === null ? [] : [home]),
  ];
  return {
    subject: say('page.title', { page: edition.name, library: site.title }),
    html: htmlOf(edition.name, counts, shown, ends, site),
    text: textOf(edition.name, counts, shown, ends, site),
  };
}

function storyOf(paper: Paper, repeated: boolean, site: FeedSite): Story {
  const page = absolute(site, paperPath(paper.id));
  const address = page ?? addressOf(citableOf(paper, [], site.title, null));
  return { title: paper.title, opening: openingOf(paper.abstract ?? [], OPENING), address, repeated };
}

/** The first sentences, of about `length` signs; a formula is never cut. */
export function openingOf(text: RichText, length: number): RichText {
  const opening: RichText[number][] = [];
  let left = length;
  for (const segment of text) {
    const size = segment.kind === 'prose' ? segment.text.length : plainTex(segment.tex).length;
    if (size > left) {
      return segment.kind === 'prose'
        ? [...opening, { ...segment, text: `${cutWords(segment.text, left)} …` }]
        : opening;
    }
    opening.push(segment);
    left -= size;
  }
  return opening;
}

/** Up to the last whole sentence if one ends in the second half, else up to the last whole word. */
function cutWords(text: string, length: number): string {
  const part = text.slice(0, length).toWellFormed();
  const sentence = Math.max(...['. ', '? ', '! '].map((end) => part.lastIndexOf(end)));
  return sentence > length / 2 ? part.slice(0, sentence + 1) : part.slice(0, Math.max(part.lastIndexOf(' '), 0));
}

/** Formulas that are not sure carry a mark, and the foot says what it means. */
const MARKS: Readonly<Record<Formula['trust'], string>> = { intact: '', restored: '', inferred: '*', doubtful: '?' };

function markKey(stories: readonly Story[], say: Say): string[] {
  const trusts = new Set(
    stories
      .flatMap(({ title, opening }) => [...title, ...opening])
      .map((segment) => segment.kind === 'formula' && segment.trust),
  );
  return [
    ...(trusts.has('inferred') ? [`${MARKS.inferred} ${say('mail.inferred')}`] : []),
    ...(trusts.has('doubtful') ? [`${MARKS.doubtful} ${say('mail.doubtful')}`] : []),
  ];
}

const richText = (text: RichText): string =>
  oneLine(
    text
      .map((segment) => (segment.kind === 'prose' ? segment.text : plainTex(segment.tex) + MARKS[segment.trust]))
      .join(''),
  );

const richHtml = (text: RichText): string =>
  text
    .map((segment) => {
      if (segment.kind === 'prose') return escapeHtml(segment.text);
      const mark = MARKS[segment.trust];
      return `<i>${escapeHtml(plainTex(segment.tex))}</i>${mark === '' ? '' : `<sup>${mark}</sup>`}`;
    })
    .join('');

const tag = (name: string, style: string, content: string, more = ''): string =>
  `<${name}${more} style="${style}">${content}</${name}>\n`;

function htmlOf(
  name: string,
  counts: string,
  stories: readonly Story[],
  ends: readonly string[],
  site: FeedSite,
): Html {
  const direction = directionOf(site.language);
  /** A paper keeps its own language and way. */
  const own = /^en(?:-|$)/i.test(site.language) ? '' : ' lang="en" dir="auto"';
  const story = ({ title, opening, address }: Story): string => {
    const heading = richHtml(title);
    const linked =
      address === null ? heading : `<a style="${STYLES.link}" href="${escapeHtml(address)}">${heading}</a>`;
    const text = opening.length === 0 ? '' : tag('p', STYLES.text, richHtml(opening), own);
    return tag('h2', STYLES.title, linked, own) + text;
  };
  const end = (line: string): string =>
    /^https?:/.test(line) ? `<a href="${escapeHtml(line)}">${escapeHtml(line)}</a>` : escapeHtml(line);
  const content = [
    tag('p', STYLES.name, escapeHtml(site.title)),
    tag('h1', STYLES.head, escapeHtml(name)),
    tag('p', STYLES.small, escapeHtml(counts)),
    ...stories.map(story),
    ends.length === 0 ? '' : tag('p', STYLES.foot, ends.map(end).join('<br>\n')),
  ].join('');
  return `<!doctype html>
<html lang="${escapeHtml(site.language)}"${direction === 'rtl' ? ' dir="rtl"' : ''}>
<head><meta charset="utf-8"><title>${escapeHtml(speakerOf(site).say('page.title', { page: name, library: site.title }))}</title></head>
<body style="${STYLES.body}">
${content}</body>
</html>
` as Html;
}

function textOf(
  name: string,
  counts: string,
  stories: readonly Story[],
  ends: readonly string[],
  site: FeedSite,
): string {
  const story = ({ title, opening, address }: Story): string =>
    [richText(title), richText(opening), address ?? ''].filter((line) => line !== '').join('\n');
  return `${[oneLine(name), `${site.title}. ${counts}`, ...stories.map(story), ...(ends.length === 0 ? [] : ['-- ', ends.join('\n')])].join('\n\n')}\n`;
}
