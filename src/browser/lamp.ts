// The lamp: light, dark, or as the system has it, in turn. In: a button. Out: `data-theme` on the root, kept.
// The stylesheet shows the button only where scripts run.
import { keep, recall } from './store.ts';
import { text } from './text.ts';

type Theme = 'light' | 'dark' | 'system';

const current = (): Theme => {
  const kept = document.documentElement.dataset.theme ?? recall('theme');
  return kept === 'light' || kept === 'dark' ? kept : 'system';
};

/** From the system's theme to the other one first, so that the first press always changes the page. */
function following(theme: Theme): Theme {
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const order: readonly Theme[] = systemIsDark ? ['system', 'light', 'dark'] : ['system', 'dark', 'light'];
  return order[(order.indexOf(theme) + 1) % order.length]!;
}

function show(button: HTMLButtonElement, theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const label = text('own.theme', { now: text(`own.${theme}`), next: text(`own.${following(theme)}`) });
  button.setAttribute('aria-label', label);
  button.title = label;
}

export function lightLamp(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.lamp')) {
    show(button, current());
    button.addEventListener('click', () => {
      const theme = following(current());
      keep('theme', theme === 'system' ? null : theme);
      show(button, theme);
    });
  }
}
