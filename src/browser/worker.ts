// The service worker: pages that a reader has seen, and search, without a network. In: the requests of the site's pages,
// where it is served over http or https. Out: answers, from the network wherever it has one: a page is never older than
// its host. What the host no longer has is forgotten. It alone may use `fetch`: pages load nothing that way.
import type { OfflineFacts } from '../types.ts';

/** Stands before this script in `sw.js`. */
declare const broadsheetOffline: OfflineFacts;

type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Asking = Lasting & { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
type Told = Lasting & { readonly data: unknown };
type Listen = {
  (kind: 'install' | 'activate', listener: (event: Lasting) => void): void;
  (kind: 'fetch', listener: (event: Asking) => void): void;
  (kind: 'message', listener: (event: Told) => void): void;
};
type Worker = {
  readonly registration: { readonly scope: string };
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: Listen;
};
/** What a page asks to be kept: its own address and those of what it shows; and whether to keep search as well. */
type Keep = { readonly keep: readonly string[]; readonly search: boolean };

const worker = self as unknown as Worker;
const { scope } = worker.registration;
const { version, shell, parts } = broadsheetOffline;
/** An origin may hold several libraries, each under its own path. */
const OWN = `broadsheet ${scope} `;
const CACHE = OWN + version;

/** Names with a hash of their contents: what was kept under them is right for ever. */
const HASHED = /^assets\/[\w]+-[0-9a-f]{10}\.(?:css|js)$/;
const KEPT_KINDS = new Set(['script', 'style', 'font', 'image']);
const MOST_PAGES = 200;
const MOST_TOLD = 100;
const AT_ONCE = 6;

/** The name under which an address is kept, below the scope; `x.html` and `x` are one, as hosts have it. Else null. */
function nameOf(address: string): string | null {
  const { origin, pathname } = new URL(address);
  const url = origin + pathname;
  if (!url.startsWith(scope)) return null;
  return url
    .slice(scope.length)
    .replace(/(^|\/)$/, '$1index.html')
    .replace(/\.html$/, '');
}

const isPage = (name: string): boolean => !/\.\w+$/.test(name);
const open = (): Promise<Cache> => caches.open(CACHE);
const keyOf = (name: string): string => scope + name;
const kept = (cache: Cache, name: string) => cache.match(keyOf(name), { ignoreVary: true });

/** A copy that can answer any request: one that was redirected may not answer a visit. */
async function put(cache: Cache, name: string, response: Response): Promise<void> {
  const { status, statusText, headers, redirected } = response;
  const whole = redirected ? new Response(await response.blob(), { status, statusText, headers }) : response;
  // A full disk keeps less; it breaks nothing.
  await cache.put(keyOf(name), whole).catch(() => {});
}

/** Brings what is not there yet; what cannot be had is left out. */
async function bring(cache: Cache, names: readonly string[]): Promise<void> {
  const waiting = [...names];
  const one = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if ((await kept(cache, name)) !== undefined) continue;
      const address = keyOf(isPage(name) ? `${name}.html` : name);
      const response = await fetch(address, { cache: HASHED.test(name) ? 'default' : 'no-cache' }).catch(() => null);
      if (response?.ok) await put(cache, name, response);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

const older = async (): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);

async function namesIn(cache: Cache): Promise<string[]> {
  return (await cache.keys()).flatMap(({ url }) => nameOf(url) ?? []);
}

/** The new site's shell, and anew all that was kept of the old one: as long as that takes, the old one answers. */
async function install(): Promise<void> {
  const cache = await open();
  for (const name of await older()) {
    const old = await caches.open(name);
    for (const path of (await namesIn(old)).filter((path) => shell.includes(path) && HASHED.test(path))) {
      await put(cache, path, (await kept(old, path))!);
    }
    await bring(
      cache,
      (await namesIn(old)).filter((path) => !HASHED.test(path)),
    );
  }
  await bring(
    cache,
    shell.map((path) => nameOf(scope + path)!),
  );
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await older()) await caches.delete(name);
  await worker.clients.claim();
}

async function cacheFirst(request: Request, name: string): Promise<Response> {
  const cache = await open();
  const known = await kept(cache, name);
  if (known !== undefined) return known;
  const response = await fetch(request);
  if (response.ok) await put(cache, name, response.clone());
  return response;
}

async function networkFirst(request: Request, name: string): Promise<Response> {
  const cache = await open();
  // A face changes its name when it changes; all else is asked about, whatever the host says of its age.
  const fresh: RequestInit = request.destination === 'font' ? {} : { cache: 'no-cache' };
  const response = await fetch(request, fresh).catch(async (error: unknown) => {
    const known = await kept(cache, name);
    if (known === undefined) throw error;
    return known;
  });
  if (response.status === 404 || response.status === 410) await cache.delete(keyOf(name));
  else if (response.ok && response.status === 200) await put(cache, name, response.clone());
  return response;
}

async function keep({ keep: addresses, search }: Keep): Promise<void> {
  const cache = await open();
  await bring(
    cache,
    addresses.slice(0, MOST_TOLD).flatMap((address) => nameOf(address) ?? []),
  );
  if (search) await bring(cache, parts);
  const pages = (await namesIn(cache)).filter((name) => isPage(name) && !shell.includes(`${name}.html`));
  for (const name of pages.slice(0, Math.max(0, pages.length - MOST_PAGES))) await cache.delete(keyOf(name));
}

const isKeep = (data: unknown): data is Keep =>
  typeof data === 'object' && data !== null && 'keep' in data && Array.isArray(data.keep);

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  if (isKeep(event.data)) event.waitUntil(keep(event.data));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const name = request.method === 'GET' ? nameOf(request.url) : null;
  if (name === null) return;
  if (HASHED.test(name)) event.respondWith(cacheFirst(request, name));
  else if (request.mode === 'navigate' ? isPage(name) : KEPT_KINDS.has(request.destination))
    event.respondWith(networkFirst(request, name));
});
