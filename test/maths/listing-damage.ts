// What a listing does to LaTeX, as a test needs it: the rule that the repair undoes.
//   1. everywhere, from left to right, once: `\name{X}` becomes `X`; X runs to the first closing brace;
//   2. `$…$` loses both dollars and every backslash in it.

/** @param raw text as its author wrote it */
export function damage(raw: string): string {
  const withoutCommands = raw.replace(/\\[a-zA-Z]+\{([^}]*)\}/g, '$1');
  return withoutCommands.replace(/\$([^$]+)\$/g, (_, inside: string) => inside.replaceAll('\\', ''));
}
