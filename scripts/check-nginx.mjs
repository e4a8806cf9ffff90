// Serves a built site with a real nginx, by the configuration that `broadsheet init --host nginx` writes, at a root and
// under a base path, and follows every link from its front page. In: the built site in _site/ (or the folder given) and
// the compiled program. Out: what was checked, or what is wrong and exit code 1. Needs nginx on the path.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { A_MONTH, ASK, FOR_EVER, SECURITY_POLICY } from '../dist/hosts/headers.js';
import { nginxConf } from '../dist/hosts/nginx.js';

const site = resolve(process.argv[2] ?? '_site');
const LINK = /<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g;
const TYPES = {
  html: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  json: 'application/json',
  xml: 'application/xml',
  jsonl: 'application/x-ndjson',
  webmanifest: 'application/manifest+json',
};
const faults = [];

if (spawnSync('nginx', ['-v']).status !== 0) {
  console.error('There is no nginx here. Install it, or leave this check to a machine that has it.');
  process.exit(2);
}
for (const basePath of ['/', '/library/']) await checkUnder(basePath);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

async function checkUnder(basePath) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
  const port = await freePort();
  const root = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder, 'server.conf'), nginxConf(site, basePath, `127.0.0.1:${port}`));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off; pid ${folder}/pid; error_log stderr crit; events {}
http { access_log off; client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e; include ${folder}/server.conf; }\n`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  try {
    await answering(root + basePath);
    const seen = await crawl(root, basePath);
    await checkRules(root, basePath);
    console.log(`${basePath}: ${seen} addresses follow from the front page`);
  } finally {
    nginx.kill('SIGTERM');
    await new Promise((done) => nginx.on('exit', done));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens every address of the site that a page leads to; answers how many there are. */
async function crawl(root, basePath) {
  const waiting = [root + basePath];
  const seen = new Set(waiting);
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const answer = await fetch(url, { redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const expected = TYPES[/\.(\w+)$/.exec(new URL(url).pathname)?.[1] ?? 'html'];
    if (answer.status !== 200) faults.push(`${url}: status ${answer.status}`);
    if (expected === undefined || !type.startsWith(expected)) faults.push(`${url}: type ${type}`);
    const text = await answer.text();
    if (!type.startsWith('text/html')) continue;
    for (const [, href] of text.matchAll(LINK)) {
      const target = new URL(href.replaceAll('&amp;', '&'), url);
      target.hash = '';
      target.search = '';
      if (target.origin !== root || seen.has(target.href)) continue;
      if (!target.pathname.startsWith(basePath)) faults.push(`${url}: leads out of ${basePath} to ${target.pathname}`);
      seen.add(target.href);
      waiting.push(target.href);
    }
  }
  return seen.size;
}

/** Lost addresses, the bare base path, and what browsers may keep. */
async function checkRules(root, basePath) {
  const get = (path) => fetch(root + path, { redirect: 'manual' });
  const lost = await get(`${basePath}no/such/page.html`);
  if (lost.status !== 404) faults.push(`a lost address answers ${lost.status}`);
  if ((await lost.text()) !== readFileSync(join(site, '404.html'), 'utf8'))
    faults.push('a lost address does not show 404.html');
  if (lost.headers.get('content-security-policy') !== SECURITY_POLICY) faults.push('404.html has no policy');
  if (basePath !== '/') {
    const bare = await get(basePath.slice(0, -1));
    if (bare.status !== 301 || bare.headers.get('location') !== basePath)
      faults.push(`${basePath.slice(0, -1)} does not lead on`);
    const outside = await get(`${basePath}../${'etc/passwd'}`);
    if (outside.status === 200) faults.push('a path climbs out of the site');
  }
  const page = await (await get(basePath)).text();
  const assets = [...page.matchAll(LINK)].map(([, href]) => href).filter((href) => href.startsWith('assets/'));
  const hashed = assets.find((href) => /-[0-9a-f]{10}\./.test(href));
  const font = assets.find((href) => href.startsWith('assets/fonts/'));
  const expected = [['', ASK], ...(hashed ? [[hashed, FOR_EVER]] : []), ...(font ? [[font, A_MONTH]] : [])];
  for (const [path, cache] of expected) {
    const { headers } = await get(basePath + path);
    if (headers.get('cache-control') !== cache)
      faults.push(`${basePath}${path}: Cache-Control ${headers.get('cache-control')}`);
    if (headers.get('x-content-type-options') !== 'nosniff') faults.push(`${basePath}${path}: no nosniff`);
  }
  const sized = await fetch(root + basePath, { headers: { 'accept-encoding': 'gzip' } });
  if (statSync(join(site, 'index.html')).size > 2000 && sized.headers.get('content-encoding') !== 'gzip')
    faults.push('pages are not packed');
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function answering(url) {
  for (let tries = 0; tries < 50; tries++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`nginx does not answer at ${url}`);
}
