// What went wrong in a build, shown over the page that is being watched, under the page's own security policy.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { watchSite } from '../../src/serve/watch.ts';
import { launch, visit } from '../chromium.ts';

test('problems are laid over the page as text, and can be put away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-watch-'));
  mkdirSync(join(folder, 'seeds'));
  for (const part of ['about.html', 'assets']) {
    cpSync(join(inject('site'), part), join(folder, 'site', part), { recursive: true });
  }
  let answer: () => Promise<readonly string[]> = async () => [];
  const watched = await watchSite({
    folders: [join(folder, 'seeds')],
    out: join(folder, 'site'),
    basePath: '/',
    port: 4970,
    rebuild: () => answer(),
  });
  watched.tell(['a.txt:3: warning <img src=x onerror=alert(1)>: as it stood']);
  const browser = await launch();
  try {
    const place = { name: 'watched', root: watched.address, close: async () => {} };
    const { page, open, faults } = await visit(browser, place, { serviceWorkers: 'allow' });
    await open('about.html');
    const panel = page.getByRole('alert');
    await panel.waitFor();
    expect(await panel.locator('pre').allInnerTexts()).toEqual([
      'a.txt:3: warning <img src=x onerror=alert(1)>: as it stood',
    ]);
    expect(await panel.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    answer = () => Promise.reject(new Error('templates/paper.eta:12: a </section> too many'));
    writeFileSync(join(folder, 'seeds/b.txt'), 'A title');
    await panel.waitFor();
    expect(await panel.innerText()).toContain('One problem in the last build');
    expect(await panel.innerText()).toContain('templates/paper.eta:12: a </section> too many');
    await panel.getByRole('button', { name: 'Hide' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
    await watched.close();
    rmSync(folder, { recursive: true });
  }
});
