// Rebuilds when a dump or a template changes, and reloads the pages that are open, or tells them what went wrong. In:
// folders to watch, a build to run. Out: a running server whose pages carry one script of ours; the files on disk are left as they are.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { watch as watchFiles } from 'chokidar';
import { EVENTS_URL, LIVE_FILES, problemsEvent, RELOAD, SCRIPT_URL } from './live-reload.ts';
import { type Handler, type Served, serveSite } from './serve.ts';

export type WatchOptions = {
  readonly folders: readonly string[];
  readonly out: string;
  readonly basePath: string;
  readonly port: number;
  /** Builds the site anew, and says what is wrong with it; a rejection says why the old site stays. */
  readonly rebuild: () => Promise<readonly string[]>;
};

/** Editors write a file in several steps; a rebuild waits until they are done. */
const SETTLE_MS = 30;

/** `tell` lays problems over the pages, those that are open and those that will be, until the next build. */
export type Watched = Served & { readonly tell: (problems: readonly string[]) => void };

export async function watchSite(options: WatchOptions): Promise<Watched> {
  const pages = new Set<ServerResponse>();
  let problems: readonly string[] = [];
  const send = (event: string): void => {
    for (const page of pages) page.write(event);
  };
  const tell = (found: readonly string[]): void => {
    problems = found;
    send(problemsEvent(found));
  };
  const served = await serveSite({
    folder: options.out,
    basePath: options.basePath,
    port: options.port,
    before: liveReload(pages, () => problems),
  });
  const watcher = watchFiles([...options.folders], { ignoreInitial: true });
  await once(watcher, 'ready');
  const queue = rebuildQueue(() =>
    options.rebuild().then(
      (found) => {
        problems = found;
        send(RELOAD);
      },
      (error: unknown) => {
        tell([error instanceof Error ? error.message : String(error)]);
      },
    ),
  );
  let settled: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(settled);
    settled = setTimeout(queue, SETTLE_MS);
  });
  return {
    address: served.address,
    tell,
    close: async () => {
      clearTimeout(settled);
      await watcher.close();
      await served.close();
    },
  };
}

/** One rebuild at a time; whatever changed meanwhile is built once more afterwards. */
function rebuildQueue(rebuild: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    again = running;
    if (running) return;
    running = true;
    await rebuild();
    running = false;
    if (again) await run();
  };
  return () => void run();
}

function liveReload(pages: Set<ServerResponse>, problems: () => readonly string[]): Handler {
  return (request, response) => {
    const own = LIVE_FILES.get(request.url ?? '');
    if (own !== undefined) {
      response.writeHead(200, { 'content-type': own.type, 'cache-control': 'no-store' }).end(own.text);
      return true;
    }
    if (request.url === EVENTS_URL) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(problemsEvent(problems()));
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
