// Serves a built site on the loopback address, for its owner to look at; no server for the public. In: a folder, a base
// path, a port to try first. Out: a running server. Refuses foreign Host headers; path handling and files are sirv's.
// Texts go out compressed, as hosts send them, so that what is measured here is what a reader gets.
import { realpathSync } from 'node:fs';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import { join, sep } from 'node:path';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import sirv from 'sirv';

export const HOST = '127.0.0.1';
/** How many ports to try from the first one on. */
const PORTS = 50;

export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

export type ServeOptions = {
  readonly folder: string;
  readonly basePath: string;
  readonly port: number;
  /** Looks at each request before the files do; true when it has answered. */
  readonly before?: Handler;
};

export type Served = { readonly address: string; readonly close: () => Promise<void> };

/** The next free port is taken where the first is busy. */
export async function serveSite({ folder, basePath, port, before }: ServeOptions): Promise<Served> {
  const files = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    if (!isLocal(request.headers.host))
      return plain(response, 403, 'This server answers requests for this machine only.');
    if (!READS.has(request.method!)) return plain(response, 405, 'This server only reads.', { allow: 'GET, HEAD' });
    if (climbs(request.url ?? '/')) return plain(response, 400, 'An address here may not climb out of the site.');
    if (!isRange(request.headers.range)) delete request.headers.range;
    compressTexts(request, response);
    if (before?.(request, response)) return;
    const inside = withinBase(request.url ?? '/', basePath);
    if (inside === null) return moved(response, basePath);
    request.url = inside;
    if (leadsOut(folder, inside)) return notFound(request, response, files);
    files(request, response, () => notFound(request, response, files));
  });
  const bound = await listen(server, port);
  return {
    address: `http://${HOST}:${bound}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A page elsewhere could have its name point here (DNS rebinding); it cannot forge the Host header. */
const isLocal = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');

/** Whether an address's path holds `..`, written plainly or escaped; no link of ours does. What is asked may hold it. */
const climbs = (url: string): boolean =>
  /(?:^|[\\/]|%2f|%5c)(?:\.|%2e){2}(?:[\\/]|%2f|%5c|$)/i.test(url.split(/[?#]/)[0]!);

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** One range that is one; any other is as good as none, and what ends before it begins would end the server. */
function isRange(range = ''): boolean {
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range) ?? [];
  return first !== undefined && (last === '' || Number(first) <= Number(last));
}

/** What sirv takes for an address: the file, or the page that is meant. */
const MEANT = ['', '.html', '.htm', '/index.html', '/index.htm'];

/** Whether a link in the site leads to a file elsewhere; we write none. */
const leadsOut = (folder: string, url: string): boolean =>
  MEANT.some((ending) => {
    try {
      const real = realpathSync(join(folder, `${decodeURIComponent(url.split(/[?#]/)[0]!)}${ending}`));
      return real !== realpathSync(folder) && !real.startsWith(`${realpathSync(folder)}${sep}`);
    } catch {
      // Nothing is there: whoever looks next says so.
      return false;
    }
  });

/** The address below the base path, or null where it lies outside. */
function withinBase(url: string, basePath: string): string | null {
  if (url === basePath.slice(0, -1)) return null;
  return url.startsWith(basePath) ? url.slice(basePath.length - 1) : null;
}

const TEXTS = /^(?:text\/|image\/svg|application\/(?:json|javascript|xml|[a-z]+\+(?:json|xml)|manifest))/;

/** What hosts send, the smaller first: brotli at the level at which it costs them no more time than gzip. */
const ENCODINGS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => gzipSync(body),
} as const;

/** The first of ours that the browser names. */
function encodingFor(accepted: string): keyof typeof ENCODINGS | null {
  const names = new Set(accepted.split(/[\s,;]+/));
  return (['br', 'gzip'] as const).find((name) => names.has(name)) ?? null;
}

/** Has the answer compressed where it is a text, whole, and the browser takes it so. */
function compressTexts({ method, headers }: IncomingMessage, response: ServerResponse): void {
  const encoding = encodingFor(String(headers['accept-encoding'] ?? ''));
  if (method !== 'GET' || headers.range !== undefined || encoding === null) return;
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const parts: Buffer[] = [];
  let head: { readonly status: number; readonly headers: OutgoingHttpHeaders } | null = null;
  response.writeHead = ((status: number, told: OutgoingHttpHeaders = {}) => {
    if (!TEXTS.test(String(told['Content-Type']))) return writeHead(status, told);
    head = { status, headers: { ...told, 'Content-Encoding': encoding, Vary: 'Accept-Encoding' } };
    return response;
  }) as typeof response.writeHead;
  response.write = ((part: Uint8Array) => {
    if (head === null) return write(part);
    parts.push(Buffer.from(part));
    return true;
  }) as typeof response.write;
  response.end = ((part?: string | Uint8Array) => {
    if (head === null) return end(part);
    const body = ENCODINGS[encoding](Buffer.concat(part === undefined ? parts : [...parts, Buffer.from(part)]));
    writeHead(head.status, { ...head.headers, 'Content-Length': body.length });
    return end(body);
  }) as typeof response.end;
}

function plain(response: ServerResponse, status: number, text: string, more: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...more }).end(`${text}\n`);
}

function moved(response: ServerResponse, basePath: string): void {
  response.writeHead(302, { location: basePath }).end();
}

/** As static hosts do it: `404.html` with status 404, at any depth. */
function notFound(request: IncomingMessage, response: ServerResponse, files: ReturnType<typeof sirv>): void {
  request.url = '/404.html';
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((_status: number, headers: Record<string, string>) =>
    writeHead(404, headers)) as typeof writeHead;
  files(request, response, () => plain(response, 404, 'There is no such page.'));
}

async function listen(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + PORTS; port++) {
    if (await tryPort(server, port)) return port;
  }
  throw new Error(`No free port from ${first} to ${first + PORTS - 1}. Name another with --port.`);
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(port, HOST, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
