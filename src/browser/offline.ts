// Where the site is served, and not opened from disk: it can be installed, and read without a network. In: the page as it
// has loaded. Out: a link to the manifest, a service worker, and to it the addresses of what the reader sees.
import { siteAddress } from './search-dom.ts';
import { scriptAddress } from './site-script.ts';

/** Pages that `broadsheet watch` serves change under the reader's hands: nothing of them is kept. */
const isWatched = (): boolean => document.querySelector('script[src*="/-broadsheet/"]') !== null;

/** Readers who save data are spared the index; what they look up is kept all the same. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

export function readWithoutNetwork(): void {
  if (!/^https?:$/.test(location.protocol)) return;
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = siteAddress('site.webmanifest');
  document.head.append(manifest);
  // Browsers have it on secure origins only.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined) return;
  addEventListener('load', () => {
    if (!isWatched()) void keepPage(workers).catch(() => {});
  });
}

async function keepPage(workers: ServiceWorkerContainer): Promise<void> {
  await workers.register(scriptAddress(siteAddress('sw.js')));
  // Faces come after the page has loaded.
  const [{ active }] = await Promise.all([workers.ready, document.fonts.ready]);
  const shown = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ keep: [location.href, ...shown], search: !savesData() });
}
