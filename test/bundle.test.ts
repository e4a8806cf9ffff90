import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundleAssets } from '../src/bundle.ts';

const ENGLISH = { language: 'en', texts: {}, colours: { accent: null, accentDark: null } };
const NO_THEME = { styles: [], files: [] };
let root: string;
let bundle: Bundle;

/** A package as it is installed: our public files, KaTeX's, and scripts that were compiled. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-bundle-'));
  cpSync('public', join(root, 'public'), { recursive: true });
  mkdirSync(join(root, 'dist/browser'), { recursive: true });
  cpSync('dist/katex', join(root, 'dist/katex'), { recursive: true });
  for (const name of ['theme', 'site', 'desk', 'search'])
    writeFileSync(join(root, `dist/browser/${name}.js`), `"${name}"`);
  bundle = await bundleAssets(root, ENGLISH, NO_THEME);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const textAt = (path: string): string => String(bundle.files.find((file) => file.path === path)?.contents);

test('what is named is there, but for the stylesheet that is written last', () => {
  const { pageFonts, mathsFonts, letterFonts, formulas, ...single } = bundle.names;
  const paths = new Set<string>(bundle.files.map(({ path }) => path));
  for (const path of [...Object.values({ ...single, ...letterFonts }), ...pageFonts, ...mathsFonts])
    expect(paths).toContain(path);
  expect(paths).not.toContain(formulas);
  expect(paths.size).toBe(bundle.files.length);
});

test('names change with their contents', async () => {
  writeFileSync(join(root, 'dist/browser/site.js'), '"other"');
  const again = await bundleAssets(root, ENGLISH, NO_THEME);
  expect(again.names.site).not.toBe(bundle.names.site);
  expect(again.names.site).toMatch(/^assets\/site-[0-9a-f]{10}\.js$/);
  expect(again.names.styles).toBe(bundle.names.styles);
});

describe('stylesheets', () => {
  test('ask for no file that is not there, and for none from elsewhere', () => {
    const paths = new Set<string>(bundle.files.map(({ path }) => path));
    for (const path of [bundle.names.styles, bundle.names.maths]) {
      const addresses = [...textAt(path).matchAll(/url\(([^)]*)\)/g)].map(([, address]) =>
        address!.replace(/["']/g, ''),
      );
      expect(addresses.length).toBeGreaterThan(5);
      for (const address of addresses) expect(paths).toContain(`assets/${address}`);
    }
  });

  test('weigh less than 20 kB together', () => {
    const bytes = [bundle.names.styles, bundle.names.maths].map((path) => gzipSync(textAt(path)).length);
    expect(bytes[0]! + bytes[1]!).toBeLessThan(20_000);
  });

  test('name what of a family is fetched by need as a family of its own, behind the first wherever that stands', () => {
    const css = textAt(bundle.names.styles) + textAt(bundle.names.maths);
    const face = /@font-face\s*\{[^}]*\}/g;
    const faces = [...css.matchAll(face)].map(([rule]) =>
      ['family', 'weight', 'style'].map((name) => new RegExp(`font-${name}:([^;}]*)`).exec(rule)?.[1] ?? 'normal'),
    );
    const families = faces.map(([family]) => family!.replace(/"/g, ''));
    const more = [...new Set(families)].filter((family) => family.endsWith(' More'));
    expect(more.sort().join()).toBe(
      'KaTeX_AMS More,KaTeX_Main More,KaTeX_Math More,KaTeX_Size1 More,KaTeX_Size2 More,Newsreader Display More,Newsreader More,Public Sans More',
    );
    const ownFaces = faces.filter((_, at) => !more.includes(families[at]!)).map((one) => one.join(' '));
    expect(new Set(ownFaces).size).toBe(ownFaces.length);
    const rules = css.replace(face, '').replace(/"/g, '');
    for (const second of more) {
      const first = second.slice(0, -' More'.length);
      const used = [...rules.matchAll(new RegExp(`(?:--\\w+:|font(?:-family)?:[^;}]*?)\\s*${first}(,[^;}]*)`, 'g'))];
      expect(used.length, first).toBeGreaterThan(0);
      for (const [whole, behind] of used) expect(behind!.trim(), whole).toMatch(new RegExp(`^,\\s*${second}\\b`));
    }
  });

  test('hold KaTeX’s rules after its faces, and our size of maths last', () => {
    const maths = textAt(bundle.names.maths);
    expect(maths).toContain('.katex .mathnormal');
    expect(maths.indexOf('@font-face')).toBeLessThan(maths.indexOf('.katex{'));
    expect(maths.lastIndexOf('font-size:1.21em')).toBeLessThan(maths.indexOf('font-size:1.09em'));
    expect(maths).not.toMatch(/\.ttf|\.woff\b/);
  });
});

test('the faces of a first view weigh less than 120 kB, those of maths included', () => {
  const names = [
    'newsreader-text',
    'newsreader-display',
    'newsreader-italic',
    'public-sans',
    'katex-main',
    'katex-math',
  ];
  const first = names.map((name) => `assets/fonts/${name}.woff2`);
  const bytes = bundle.files
    .filter(({ path }) => first.some((one) => one === path))
    .map(({ contents }) => contents.length);
  expect(bytes).toHaveLength(6);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(120_000);
});

test('colours of one’s own and a theme’s styles come after ours, its files beside them', async () => {
  const looks = { ...ENGLISH, colours: { accent: '#004488', accentDark: '#88bbff' } };
  const theme = {
    styles: [{ name: 'theme/a.css', css: '.plate { letter-spacing: 0.1em; }' }],
    files: [{ name: 'leaf.png', contents: new Uint8Array([1, 2]) }],
  };
  const { files, names } = await bundleAssets(root, looks, theme);
  const css = String(files.find(({ path }) => path === names.styles)!.contents);
  const order = ['--red: #98201a', '--red:#004488', '--red:#88bbff', '.plate{letter-spacing:.1em}'].map((rule) =>
    css.lastIndexOf(rule),
  );
  expect(order.every((at, i) => at > (order[i - 1] ?? 0))).toBe(true);
  expect(files.find(({ path }) => path === 'assets/theme/leaf.png')!.contents).toEqual(new Uint8Array([1, 2]));
});

test('a theme’s style that is none is told with its line', async () => {
  const theme = { styles: [{ name: 'theme/a.css', css: 'a { color: red }\nb { color red }\n' }], files: [] };
  await expect(bundleAssets(root, ENGLISH, theme)).rejects.toThrow(/^theme\/a\.css:2: .*\n {4}b \{ color red \}$/);
});
