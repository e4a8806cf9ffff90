// Keeps the reader's marks between pages and tabs. In: changes. Out: the marks as they are now, to all who listen.
// Where storage is refused the marks last as long as the page, and the reader is told.
import { type Marks, readMarks, writeMarks } from './marks.ts';
import { isOff } from './off.ts';
import { say } from './say.ts';
import { keep, recall, storageKey } from './store.ts';
import { text } from './text.ts';

const NAME = 'marks';

type Listener = (marks: Marks) => void;

const listeners: Listener[] = [];
let marks: Marks = fromStorage();

function fromStorage(): Marks {
  if (isOff('saved')) return new Map();
  const kept = recall(NAME);
  return (kept === null ? null : readMarks(kept)?.marks) ?? new Map();
}

export const currentMarks = (): Marks => marks;

/** Calls back now, and whenever the marks change, in this tab or another. */
export function onMarks(listener: Listener): void {
  listeners.push(listener);
  listener(marks);
}

function tell(): void {
  for (const listener of listeners) listener(marks);
}

/** Changes the newest marks, which another tab may have written. Says whether they could be kept. */
export function changeMarks(change: (marks: Marks) => Marks): boolean {
  const stored = recall(NAME);
  marks = change(stored === null ? marks : fromStorage());
  const kept = keep(NAME, marks.size === 0 ? null : writeMarks(marks));
  tell();
  if (!kept) say(text('own.refused'));
  return kept;
}

/** Whether anything can be kept here at all. */
export const canKeep = (): boolean => keep('probe', '1') && keep('probe', null);

addEventListener('storage', (event) => {
  if (event.key !== storageKey(NAME) && event.key !== null) return;
  marks = fromStorage();
  tell();
});
