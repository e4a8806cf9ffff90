import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Served, serveSite } from '../../src/serve/serve.ts';

let folder: string;
let served: Served[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-serve-'));
  mkdirSync(join(folder, 'site/papers'), { recursive: true });
  mkdirSync(join(folder, 'site-secret'));
  writeFileSync(join(folder, 'site/index.html'), 'front');
  writeFileSync(join(folder, 'site/404.html'), 'lost');
  writeFileSync(join(folder, 'site/papers/a.html'), 'paper');
  writeFileSync(join(folder, 'site-secret/key.txt'), 'secret');
  served = [];
});
afterEach(async () => {
  await Promise.all(served.map(({ close }) => close()));
  rmSync(folder, { recursive: true, force: true });
});

async function serve(basePath = '/'): Promise<string> {
  const site = await serveSite({ folder: join(folder, 'site'), basePath, port: 4900 });
  served.push(site);
  return site.address;
}

type Answer = { readonly status: number | undefined; readonly body: string; readonly location: string | undefined };

/** A request whose path is sent as it is written; `fetch` would tidy it. */
function get(address: string, path: string, host?: string, more: object = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(address);
  const headers = { ...(host === undefined ? {} : { host }), ...more };
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, location: response.headers.location }));
    })
      .on('error', reject)
      .end();
  });
}

describe('serveSite', () => {
  test('serves files, the front page, and 404.html with its status', async () => {
    const address = await serve();
    expect(await get(address, '/')).toMatchObject({ status: 200, body: 'front' });
    expect(await get(address, '/papers/a.html?x=1')).toMatchObject({ status: 200, body: 'paper' });
    expect(await get(address, '/papers/nothing.html')).toMatchObject({ status: 404, body: 'lost' });
    expect(await get(address, '/papers/')).toMatchObject({ status: 404, body: 'lost' });
  });

  test('compresses texts for those who take them so, lost pages too', async () => {
    const address = await serve();
    for (const [path, text] of [
      ['', 'front'],
      ['nothing', 'lost'],
    ] as const) {
      for (const [accepted, encoding] of [
        ['gzip', 'gzip'],
        ['gzip, deflate, br, zstd', 'br'],
        ['gzip;q=0.5,br;q=1.0', 'br'],
        ['identity', null],
      ] as const) {
        const answer = await fetch(address + path, { headers: { 'accept-encoding': accepted } });
        expect(answer.headers.get('content-encoding')).toBe(encoding);
        expect(await answer.text()).toBe(text);
      }
    }
  });

  test('takes the next free port', async () => {
    const ports = [await serve(), await serve()].map((address) => Number(new URL(address).port));
    expect(ports[1]).toBeGreaterThan(ports[0]!);
  });

  test('under a base path, and only there', async () => {
    const address = await serve('/library/');
    expect(new URL(address).pathname).toBe('/library/');
    expect(await get(address, '/library/papers/a.html')).toMatchObject({ status: 200, body: 'paper' });
    expect(await get(address, '/')).toMatchObject({ status: 302, location: '/library/' });
    expect(await get(address, '/library')).toMatchObject({ status: 302, location: '/library/' });
  });

  test.each([
    '/../site-secret/key.txt',
    '/%2e%2e/site-secret/key.txt',
    '/..%2fsite-secret%2fkey.txt',
    '/papers/..\\..\\x',
  ])('%s does not climb out', async (path) => {
    const { status, body } = await get(await serve(), path);
    expect({ status, body }).toEqual({ status: 400, body: 'An address here may not climb out of the site.\n' });
  });

  test.each([
    ['bytes=1-2', 206, 'ro'],
    ['bytes=3-', 206, 'nt'],
    ['bytes=9-', 416, ''],
    ['bytes=5-2', 200, 'front'],
    ['bytes=-1', 200, 'front'],
    ['bytes=0-1,3-4', 200, 'front'],
    ['bytes=1.5-x', 200, 'front'],
    ['bytes=99999999999999999999-99999999999999999999', 200, 'front'],
    ['lines=0-1', 200, 'front'],
  ])('the range %s is answered with %i, and the server goes on', async (range, status, body) => {
    const address = await serve();
    expect(await get(address, '/', undefined, { range })).toMatchObject({ status, body });
    expect(await get(address, '/')).toMatchObject({ status: 200, body: 'front' });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s is refused', async (method) => {
    expect(await get(await serve(), '/', undefined, {}, method)).toMatchObject({
      status: 405,
      body: 'This server only reads.\n',
    });
  });

  test('a link that leads out of the site leads nowhere, a link within it does', async () => {
    symlinkSync(join(folder, 'site-secret/key.txt'), join(folder, 'site/key.txt'));
    symlinkSync(join(folder, 'site-secret'), join(folder, 'site/secret'));
    symlinkSync(join(folder, 'site-secret/key.txt'), join(folder, 'site/page.html'));
    symlinkSync('papers', join(folder, 'site/within'));
    const address = await serve();
    expect(await get(address, '/key.txt')).toMatchObject({ status: 404, body: 'lost' });
    expect(await get(address, '/secret/key.txt')).toMatchObject({ status: 404, body: 'lost' });
    expect(await get(address, '/page')).toMatchObject({ status: 404, body: 'lost' });
    expect(await get(address, '/within/a.html')).toMatchObject({ status: 200, body: 'paper' });
  });

  test.each(['/%00', '/index.html%00.txt', '/%E0%A4%A', '/%ff', `/${'a/'.repeat(4000)}`, '//etc/passwd'])(
    'there is nothing at %s',
    async (path) => {
      expect(await get(await serve(), path)).toMatchObject({ status: 404, body: 'lost' });
    },
  );

  test('a query may hold what a path may not', async () => {
    expect(await get(await serve(), '/?q=a/../b')).toMatchObject({ status: 200, body: 'front' });
  });

  test('a foreign Host header is refused', async () => {
    const address = await serve();
    const refused = { status: 403, body: 'This server answers requests for this machine only.\n', location: undefined };
    expect(await get(address, '/', 'evil.example')).toEqual(refused);
    expect((await get(address, '/', 'localhost:1')).status).toBe(200);
  });
});
