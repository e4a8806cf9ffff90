// The built site by a real nginx, with the configuration that `broadsheet init --host nginx` writes, at a root and under a
// base path: every link from the front page is followed, and what the host says of each file is looked at. Where there is
// no nginx, it is skipped.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { A_MONTH, ASK, FOR_EVER, SECURITY_POLICY } from '../../src/hosts/headers.ts';

const LINK = /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  json: 'application/json',
  xml: 'application/xml',
  jsonl: 'application/x-ndjson',
  webmanifest: 'application/manifest+json',
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  md: 'text/markdown',
};

/** Debian has it where only root looks. */
const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
const hasNginx = spawnSync('nginx', ['-v'], { env: { ...process.env, PATH } }).status === 0;
if (!hasNginx) console.warn('There is no nginx here: its test is skipped.');

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** nginx with nothing but the file that `init` wrote, on a port of its own. */
async function start(folder: string, port: number): Promise<ChildProcess> {
  const server = readFileSync(join(folder, 'nginx.conf'), 'utf8').replace('listen 80;', `listen 127.0.0.1:${port};`);
  writeFileSync(join(folder, 'server.conf'), server);
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'main.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log stderr crit; events {}
http { access_log off; ${temp.join(' ')} include ${folder}/server.conf; }\n`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'main.conf')], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  });
  for (let tries = 0; tries < 100; tries++) {
    const there = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (there) return nginx;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`nginx does not answer at port ${port}`);
}

/** What is wrong with any address that a page leads to, and how many there are. */
async function crawl(root: string, basePath: string): Promise<{ faults: string[]; seen: number }> {
  const faults: string[] = [];
  const waiting = [root + basePath];
  const seen = new Set(waiting);
  const visit = async (url: string): Promise<void> => {
    const answer = await fetch(url, { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const expected = TYPES[/\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? 'html'];
    if (answer.status !== 200) faults.push(`${url}: status ${answer.status}`);
    if (expected === undefined || !type.startsWith(expected)) faults.push(`${url}: type ${type}`);
    const text = await answer.text();
    for (const [, href] of type.startsWith('text/html') ? text.matchAll(LINK) : []) {
      const target = new URL(href!.replaceAll('&amp;', '&'), url);
      target.hash = '';
      target.search = '';
      if (target.origin !== root || seen.has(target.href)) continue;
      if (!target.pathname.startsWith(basePath)) faults.push(`${url}: leads out of ${basePath} to ${target.pathname}`);
      seen.add(target.href);
      waiting.push(target.href);
    }
  };
  const visitor = async (): Promise<void> => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) await visit(url);
  };
  await visitor();
  return { faults, seen: seen.size };
}

describe.skipIf(!hasNginx).each([
  { basePath: '/', site: inject('site') },
  { basePath: '/library/', site: inject('siteUnderBase') },
])('under $basePath', ({ basePath, site }) => {
  test('every link leads to a file of the right type, and headers are as they should be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
    const cli = join(process.cwd(), 'dist/cli.js');
    const flags = ['init', '--host', 'nginx', '--out', site, '--base-path', basePath];
    expect(execFileSync(process.execPath, [cli, ...flags], { cwd: folder, encoding: 'utf8' })).toMatch(
      /^Wrote nginx.conf/,
    );
    const port = await freePort();
    const root = `http://127.0.0.1:${port}`;
    const nginx = await start(folder, port);
    try {
      const { faults, seen } = await crawl(root, basePath);
      expect(faults).toEqual([]);
      expect(seen).toBeGreaterThan(700);

      const get = (path: string) => fetch(root + path, { redirect: 'manual' });
      const lost = await get(`${basePath}no/such/page.html`);
      expect([lost.status, await lost.text()]).toEqual([404, readFileSync(join(site, '404.html'), 'utf8')]);
      expect(lost.headers.get('content-security-policy')).toBe(SECURITY_POLICY);
      if (basePath !== '/') {
        const bare = await get(basePath.slice(0, -1));
        expect([bare.status, bare.headers.get('location')]).toEqual([301, basePath]);
      }
      const page = await get(basePath);
      expect(page.headers.get('content-encoding')).toBe('gzip');
      const [hashed] = /assets\/site-\w+\.css/.exec(await page.text())!;
      for (const [path, cache] of [
        ['', ASK],
        ['sw.js', ASK],
        [hashed, FOR_EVER],
        ['assets/fonts/katex-main.woff2', A_MONTH],
      ]) {
        const { status, headers } = await get(basePath + path);
        const told = ['cache-control', 'x-content-type-options'].map((name) => headers.get(name));
        expect([path, status, ...told]).toEqual([path, 200, cache, 'nosniff']);
      }
    } finally {
      const ended = new Promise((done) => nginx.on('exit', done));
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
