// Where the site is served, and not opened from disk: it can be installed, and read without a network. In: the page as it
// has loaded. Out: a link to the manifest, a service worker, and to it the addresses of what the reader sees. A site built
// to keep nothing has what an earlier build kept forgotten.
import { siteAddress } from './search-dom.ts';
import { scriptAddress } from './site-script.ts';

/** Pages that `broadsheet watch` serves change under the reader's hands: nothing of them is kept. */
const isWatched = (): boolean => document.querySelector('script[src*="/-broadsheet/"]') !== null;

/** Readers who save data are spared the index; what they look up is kept all the same. */
const savesData = (): boolean =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

const isServed = (): boolean => /^https?:$/.test(location.protocol);

/** Browsers have it on secure origins only. */
const workersHere = (): ServiceWorkerContainer | undefined =>
  navigator.serviceWorker as ServiceWorkerContainer | undefined;

export function readWithoutNetwork(): void {
  if (!isServed()) return;
  const manifest = document.createElement('link');
  manifest.rel = 'manifest';
  manifest.href = siteAddress('site.webmanifest');
  document.head.append(manifest);
  const workers = workersHere();
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

/**
 * A browser looks for a new worker, and lets it take over, when it sees fit: an owner who has left this out is not to wait
 * for that. The old worker may still keep what this one page shows: the next page forgets it.
 */
export function forgetKept(): void {
  const workers = isServed() ? workersHere() : undefined;
  if (workers !== undefined) addEventListener('load', () => void forget(workers).catch(() => {}));
}

async function forget(workers: ServiceWorkerContainer): Promise<void> {
  const root = new URL(siteAddress('.'), document.baseURI).href;
  const registration = await workers.getRegistration(root);
  if (registration?.scope === root) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`broadsheet ${root} `)) await caches.delete(name);
}
