// How much memory this process lets itself take. In: whether the work is large. Out: nothing; V8's own settings.
import { setFlagsFromString } from 'node:v8';

/** In percent, of what a thread held when it was last looked through. */
const GROWTH = 30;

/**
 * Left alone, the memory of each thread grows to four times what it holds, and its room for new objects to 48 MB: a small
 * library is built sooner that way, a large one wants a quarter more.
 */
export function allowMemory(isLarge: boolean): void {
  if (isLarge) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  else setFlagsFromString('--semi-space-growth-factor=2');
}
