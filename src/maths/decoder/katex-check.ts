// Whether KaTeX will set a formula: the last filter that every answer goes through.
// In: TeX. Out: yes or no. Whatever could cost time or define something is refused before KaTeX sees it.
import katex from 'katex';

const LONGEST = 800;
/** Commands that define, load, link, print or move things: no formula of an abstract needs them. */
const FORBIDDEN =
  /\\(?:[egx]?def|let|futurelet|(?:re|provide)?newcommand|renewcommand|providecommand|global|long|(?:err)?message|show|html\w*|includegraphics|href|url|rule|kern|mkern|hskip|mskip|hspace|raisebox|char|unicode|verb|begin|end|tag|cr|\\)(?![a-zA-Z])/;

const OPTIONS = { output: 'mathml', throwOnError: true, strict: 'ignore', maxExpand: 200, trust: false } as const;

export function katexSets(tex: string): boolean {
  if (tex.length > LONGEST || FORBIDDEN.test(tex)) return false;
  try {
    katex.renderToString(tex, { ...OPTIONS, macros: Object.create(null) });
    return true;
  } catch {
    return false;
  }
}
