// `sumlimits_{i=1}^n`, `maxlimits_x`: \limits says where an operator's indices stand, and is nothing without it, so the
// language model does not know it. It is taken out before a formula is decoded, and put behind its operator again.
// In: shown text; afterwards TeX. Out: the text without it; the TeX with it.

const OPERATORS =
  'sum|prod|coprod|int|iint|oint|max|min|sup|inf(?!ty)|limsup|liminf|lim|bigcup|bigcap|bigoplus|bigotimes';
const WITH_LIMITS = new RegExp(`(${OPERATORS})\\s?\\\\?limits(?![a-z])`, 'g');
const SHOWN_OPERATOR = new RegExp(`(${OPERATORS})(\\s?\\\\?limits(?![a-z]))?`, 'g');
const TEX_OPERATOR = new RegExp(`\\\\(?:${OPERATORS})(?![a-zA-Z])`, 'g');

export const withoutLimits = (shown: string): string =>
  shown.includes('limits') ? shown.replace(WITH_LIMITS, '$1') : shown;

/** @param shown with its limits; where its operators are not those of `tex`, the TeX is left as it is */
export function withLimits(shown: string, tex: string): string {
  if (!shown.includes('limits')) return tex;
  const has = [...shown.matchAll(SHOWN_OPERATOR)].map(([, , limits]) => limits !== undefined);
  const operators = tex.match(TEX_OPERATOR) ?? [];
  if (operators.length !== has.length) return tex;
  let i = 0;
  return tex.replace(TEX_OPERATOR, (operator) => (has[i++] ? `${operator}\\limits` : operator));
}
