// What a formula looks like, as a text that is the same for formulas that look the same.
// In: TeX. Out: its MathML without what does not show; null where KaTeX refuses it.
import katex from 'katex';

const seen = new Map<string, string | null>();

export function rendering(tex: string): string | null {
  const bare = tex.trim().replace(/(\\[,;: ]|[.,;:])+$/, '');
  let answer = seen.get(bare);
  if (answer === undefined) {
    answer = render(bare);
    seen.set(bare, answer);
  }
  return answer;
}

function render(tex: string): string | null {
  try {
    return katex
      .renderToString(tex, { output: 'mathml', throwOnError: true, strict: 'ignore', maxExpand: 200 })
      .replace(/<annotation[^>]*>[\s\S]*?<\/annotation>/g, '')
      .replace(/<mspace[^>]*><\/mspace>|<mspace[^>]*\/>/g, '')
      .replace(/<\/?(mrow|mstyle|mpadded|semantics)[^>]*>/g, '')
      .replace(
        /\s+(stretchy|fence|lspace|rspace|minsize|maxsize|separator|form|class|width|height|depth|voffset)="[^"]*"/g,
        '',
      )
      .replace(/[\u2061\u200b\u00a0\s]/g, '');
  } catch {
    return null;
  }
}
