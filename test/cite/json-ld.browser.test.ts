// A data block under the pages' security policy: the browser must neither run it nor report it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paperJsonLd } from '../../src/cite/json-ld.ts';
import { jsonInScript } from '../../src/leaves/html.ts';
import { fromDisk, launch, visit } from '../chromium.ts';
import { citable, said } from './citables.ts';

const TITLE = '</script><script>document.title = "run"</script>';

test('JSON-LD breaches no policy and runs nothing', async () => {
  const [policy] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(
    readFileSync('templates/layout.eta', 'utf8'),
  )!;
  const data = jsonInScript(
    paperJsonLd(citable({ title: said(TITLE) }), { title: 'L', language: 'en', baseUrl: null }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-json-ld-'));
  const page = `<!doctype html><html lang="en"><meta charset="utf-8">${policy}<title>still</title>`;
  writeFileSync(join(folder, 'index.html'), `${page}<script type="application/ld+json">${data}</script><p>after</p>`);
  const browser = await launch();
  try {
    const visited = await visit(browser, fromDisk(folder));
    await visited.open('index.html');
    expect(await visited.page.title()).toBe('still');
    const text = await visited.page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(text!)).toMatchObject({ '@type': 'ScholarlyArticle', headline: TITLE });
    expect(visited.faults).toEqual([]);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
