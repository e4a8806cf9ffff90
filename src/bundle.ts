// Everything that the pages share: one stylesheet, KaTeX's rules, faces, scripts, the icon and the licences.
// In: the package's folder (public/, dist/browser/, dist/katex/). Out: files for the site, and their names.
// Names carry a hash of their contents, so that a host may cache them for ever. It reads only what ships with us.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { outPath } from './leaves/urls.ts';
import { type Language, scriptTexts } from './texts/languages.ts';
import type { AssetNames, OutPath, OutputFile } from './types.ts';

/** What a theme adds to our styles. */
export type Theme = {
  readonly styles: readonly { readonly name: string; readonly css: string }[];
  readonly files: readonly { readonly name: string; readonly contents: Uint8Array }[];
};
export type Looks = Language & {
  readonly colours: { readonly accent: string | null; readonly accentDark: string | null };
};

const themeFile = ({ name, contents }: Theme['files'][number]): OutputFile => ({
  path: outPath(`assets/theme/${name}`),
  contents,
});

export type Bundle = { readonly files: readonly OutputFile[]; readonly names: AssetNames };

/** Of public/css, in the order of the cascade. */
const STYLES = [
  ...['faces', 'tokens', 'base', 'masthead', 'front', 'list', 'paper', 'search', 'topics', 'map', 'saved', 'numbers'],
  ...['sources', 'states', 'wide', 'directions', 'print'],
];
const SCRIPTS = ['theme', 'site', 'desk', 'search'] as const;

export async function bundleAssets(packageRoot: string, site: Looks, theme: Theme): Promise<Bundle> {
  const [styles, maths, scripts, still] = await Promise.all([
    bundleStyles(packageRoot, site, theme),
    bundleMaths(packageRoot),
    bundleScripts(packageRoot, site),
    copyStill(packageRoot),
  ]);
  const [first, everywhere, desk, search] = scripts as [OutputFile, OutputFile, OutputFile, OutputFile];
  return {
    files: [styles, ...maths.files, ...scripts, ...still, ...theme.files.map(themeFile)],
    names: {
      styles: styles.path,
      maths: maths.styles,
      formulas: outPath('assets/formulas.css'),
      theme: first.path,
      site: everywhere.path,
      desk: desk.path,
      search: search.path,
      icon: outPath('assets/icon.svg'),
      touchIcon: outPath('assets/icons/touch-180.png'),
      pageFonts: ['newsreader-text', 'newsreader-display', 'public-sans'].map(fontPath),
      mathsFonts: ['katex-main', 'katex-math'].map(fontPath),
      letterFonts: { 'mord mathcal': fontPath('katex-script'), 'mord mathbb': fontPath('katex-ams') },
    },
  };
}

const fontPath = (name: string): OutPath => outPath(`assets/fonts/${name}.woff2`);

/** `assets/site-1f3a….css`: the name changes when the contents do. */
function hashed(name: string, extension: string, contents: string): OutputFile {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 10);
  return { path: outPath(`assets/${name}-${hash}.${extension}`), contents };
}

/** The last few: who watches has most styles minified again as they were, by another process. */
const minified = new Map<string, Promise<string>>();
const MOST_MINIFIED = 4;

function minify(css: string): Promise<string> {
  const code =
    minified.get(css) ??
    transform(css, { loader: 'css', minify: true, legalComments: 'none' }).then(({ code }) => code);
  minified.delete(css);
  minified.set(css, code);
  if (minified.size > MOST_MINIFIED) minified.delete(minified.keys().next().value!);
  return code;
}

const readStyle = (packageRoot: string, name: string): Promise<string> =>
  readFile(join(packageRoot, 'public/css', `${name}.css`), 'utf8');

async function bundleStyles(packageRoot: string, { colours }: Looks, theme: Theme): Promise<OutputFile> {
  const parts = await Promise.all(STYLES.map((name) => readStyle(packageRoot, name)));
  const own = await Promise.all(theme.styles.map(checkedStyle));
  return hashed('site', 'css', await minify([...parts, coloursOf(colours), ...own].join('\n')));
}

const coloursOf = ({ accent, accentDark }: Looks['colours']): string => {
  const light = accent === null ? '' : `:root{--red:${accent}}`;
  if (accentDark === null) return light;
  const system = `@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){--red:${accentDark}}}`;
  return `${light}${system}:root[data-theme="dark"]{--red:${accentDark}}`;
};

/** A browser passes over what it cannot read in a style; here it is told, with its line. */
async function checkedStyle({ name, css }: Theme['styles'][number]): Promise<string> {
  const { warnings } = await transform(css, { loader: 'css', logLevel: 'silent', sourcefile: name });
  const [first] = warnings;
  if (first === undefined) return css;
  const place = first.location === null ? name : `${name}:${first.location.line}`;
  throw new Error(`${place}: ${first.text}\n    ${first.location?.lineText ?? ''}`);
}

const FACE = /@font-face\s*\{[^}]*\}/g;
/** Faces that we have cut in two ourselves: see scripts/cut-fonts.mjs. */
const CUT_FACES = /KaTeX_(?:Main|Math|AMS|Caligraphic|Size1|Size2)-(?:Regular|Italic|Bold)\.woff2/;
const WOFF2 = /url\(fonts\/([\w-]+\.woff2)\)/;
/** What a cut left is a family of its own, to be named behind the first. */
const REST = /"(KaTeX_\w+) More"/g;

/** KaTeX's own rules, and its faces with their newest format alone, beside the ones that we have cut. */
async function bundleMaths(packageRoot: string): Promise<{ styles: OutPath; files: OutputFile[] }> {
  const ofKatex = (name: string): string => join(packageRoot, 'dist/katex', name);
  const katex = await readFile(ofKatex('katex.min.css'), 'utf8');
  const faces = [...katex.matchAll(FACE)].map(([rule]) => rule).filter((rule) => !CUT_FACES.test(rule));
  const fonts = faces.map((rule) => WOFF2.exec(rule)![1]!);
  const cutFaces = await readStyle(packageRoot, 'maths-faces');
  const cut = new Set([...cutFaces.matchAll(REST)].map(([, family]) => family!));
  const styles = hashed(
    'maths',
    'css',
    await minify(
      [
        cutFaces,
        ...faces.map((rule) =>
          rule.replace(/src:[^;}]*/, (sources) => `src:${WOFF2.exec(sources)![0]} format("woff2")`),
        ),
        katex
          .replace(FACE, '')
          .replace(/KaTeX_\w+/g, (family) => (cut.has(family) ? `${family},${family} More` : family)),
        await readStyle(packageRoot, 'maths'),
      ].join('\n'),
    ),
  );
  const files = fonts.map(async (name): Promise<OutputFile> => {
    const contents = await readFile(ofKatex(name));
    return { path: outPath(`assets/fonts/${name}`), contents };
  });
  return { styles: styles.path, files: [styles, ...(await Promise.all(files))] };
}

/** Scripts are bundled when the package is compiled; here they get the texts that they say, and their names. */
function bundleScripts(packageRoot: string, language: Language): Promise<OutputFile[]> {
  return Promise.all(
    SCRIPTS.map(async (name) => {
      const script = await readFile(join(packageRoot, 'dist/browser', `${name}.js`), 'utf8');
      return hashed(name, 'js', name === 'theme' ? script : scriptTexts(name, language) + script);
    }),
  );
}

const STILL_FOLDERS = [
  { from: 'public/fonts', to: 'assets/fonts' },
  { from: 'public/icons', to: 'assets/icons' },
  { from: 'public/licences', to: 'assets/licences' },
];

/** Files that are copied as they are, in the order of their names. */
async function copyStill(packageRoot: string): Promise<OutputFile[]> {
  const folders = STILL_FOLDERS.map(async ({ from, to }) => {
    const names = (await readdir(join(packageRoot, from))).sort();
    return Promise.all(
      names.map(async (name): Promise<OutputFile> => {
        return { path: outPath(`${to}/${name}`), contents: await readFile(join(packageRoot, from, name)) };
      }),
    );
  });
  // All at once: a folder that cannot be read while the icon is waited for would end the program beside the build.
  const icon = readFile(join(packageRoot, 'public/icon.svg'), 'utf8');
  const [contents, ...files] = await Promise.all([icon, ...folders]);
  return [{ path: outPath('assets/icon.svg'), contents }, ...files.flat()];
}

/** The service worker, as compiled: see `feeds/offline.ts`. */
export const readWorker = (packageRoot: string): Promise<string> =>
  readFile(join(packageRoot, 'dist/browser/worker.js'), 'utf8');
