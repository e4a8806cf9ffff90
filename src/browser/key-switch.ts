// Whether single keys do anything: a reader who speaks to the machine, or leans on the keyboard, can switch them off.
// In: the choice. Out: the choice, kept for this library.
import { keep, recall } from './store.ts';

const NAME = 'keys';
const OFF = 'off';

export const keysAreOn = (): boolean => recall(NAME) !== OFF;
export const switchKeys = (on: boolean): boolean => keep(NAME, on ? null : OFF);
