// Rebuilds when a dump or a template changes, and reloads the pages that are open. In: folders to watch, a build to run.
// Out: a running server whose pages carry one script of ours; the files on disk are left as they are.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { watch as watchFiles } from 'chokidar';
import { type Handler, type Served, serveSite } from './serve.ts';

export type WatchOptions = {
  readonly folders: readonly string[];
  readonly out: string;
  readonly basePath: string;
  readonly port: number;
  /** Builds the site anew; a rejection is reported and the old site stays. */
  readonly rebuild: () => Promise<void>;
};

/** Editors write a file in several steps; a rebuild waits until they are done. */
const SETTLE_MS = 60;

const SCRIPT_URL = '/-broadsheet/reload.js';
const EVENTS_URL = '/-broadsheet/events';
const SCRIPT = `new EventSource('${EVENTS_URL}').onmessage = () => location.reload();\n`;

export async function watchSite(options: WatchOptions): Promise<Served> {
  const pages = new Set<ServerResponse>();
  const served = await serveSite({
    folder: options.out,
    basePath: options.basePath,
    port: options.port,
    before: liveReload(pages),
  });
  const watcher = watchFiles([...options.folders], { ignoreInitial: true });
  await once(watcher, 'ready');
  const queue = rebuildQueue(options.rebuild, () => {
    for (const page of pages) page.write('data: reload\n\n');
  });
  let settled: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(settled);
    settled = setTimeout(queue, SETTLE_MS);
  });
  return {
    address: served.address,
    close: async () => {
      clearTimeout(settled);
      await watcher.close();
      await served.close();
    },
  };
}

/** One rebuild at a time; whatever changed meanwhile is built once more afterwards. */
function rebuildQueue(rebuild: () => Promise<void>, done: () => void): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    again = running;
    if (running) return;
    running = true;
    await rebuild().then(done, () => {});
    running = false;
    if (again) await run();
  };
  return () => void run();
}

function liveReload(pages: Set<ServerResponse>): Handler {
  return (request, response) => {
    if (request.url === SCRIPT_URL) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' }).end(SCRIPT);
      return true;
    }
    if (request.url === EVENTS_URL) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(':\n\n');
      pages.add(response);
      request.on('close', () => pages.delete(response));
      return true;
    }
    if (isPage(request)) appendScript(response);
    return false;
  };
}

const isPage = (request: IncomingMessage): boolean => /(?:\/|\.html)$/.test((request.url ?? '').split('?')[0]!);

/** Ends a page with our script. A page that the browser has already is sent as it is: it carries the script. */
function appendScript(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  const end = response.end.bind(response);
  let html = false;
  response.writeHead = ((status: number, headers: Record<string, string> = {}) => {
    html = status !== 304 && String(headers['Content-Type'] ?? '').startsWith('text/html');
    const { 'Content-Length': _, ...rest } = headers;
    return writeHead(status, html ? rest : headers);
  }) as typeof writeHead;
  response.end = ((chunk?: unknown) => {
    if (chunk !== undefined) response.write(chunk as Uint8Array);
    return end(html ? `<script src="${SCRIPT_URL}"></script>\n` : undefined);
  }) as typeof end;
}
