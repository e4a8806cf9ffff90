// What a listing does to LaTeX, the rule that the repair undoes. In: a text as its author wrote it. Out: as a listing
// shows it. For tests and for making dumps; src/ does not use it.
//   1. everywhere, from left to right, once: `\name{X}` becomes `X`; X runs to the first closing brace;
//   2. `$…$` loses both dollars and every backslash in it.

/** @param {string} raw text as its author wrote it */
export function damage(raw) {
  const withoutCommands = raw.replace(/\\[a-zA-Z]+\{([^}]*)\}/g, '$1');
  return withoutCommands.replace(/\$([^$]+)\$/g, (_, inside) => inside.replaceAll('\\', ''));
}
