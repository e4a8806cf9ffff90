// Tells the reader what has happened, in words that a screen reader speaks. In: a sentence. Out: the page's status.

export function say(sentence: string): void {
  const status = document.getElementById('said');
  if (status === null) return;
  // The same words twice are spoken twice only if they change.
  status.textContent = status.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

/** The reader's day as `2026-11-21`. */
export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
