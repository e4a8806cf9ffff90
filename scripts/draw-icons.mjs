// Draws the icons of the installed site from public/icon.svg. In: the drawing. Out: PNG files in public/icons/, which are
// committed: a build needs no browser. Run it when the drawing changes; it needs Chromium.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const svg = readFileSync(join(root, 'public/icon.svg'), 'utf8');
const PAPER = '#faf7f0';

/** `share` of the width that the drawing takes: hosts cut maskable icons to a circle of 80%. */
const ICONS = [
  { name: 'icon-192', size: 192, share: 1 },
  { name: 'icon-512', size: 512, share: 1 },
  { name: 'maskable-512', size: 512, share: 0.72 },
  { name: 'touch-180', size: 180, share: 0.9 },
];

mkdirSync(join(root, 'public/icons'), { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const { name, size, share } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inset = Math.round((size * (1 - share)) / 2);
  const drawing = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<body style="margin:0;background:${PAPER}"><img src="${drawing}" style="display:block;padding:${inset}px;width:${size - 2 * inset}px">`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  await page.screenshot({ path: join(root, `public/icons/${name}.png`) });
  await page.close();
}
await browser.close();
