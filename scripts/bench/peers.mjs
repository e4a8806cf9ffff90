// Other programs on the same papers: Hugo makes a page of each, with its maths set where this Hugo can, and Pagefind
// indexes those pages. In: a site's open data, a folder to work in, where the programs are. Out: rows of a table; a
// program that is not installed is a row that says so.
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { filesOf, measured } from './measured.mjs';

/** The first Hugo that sets TeX by itself. */
const HUGO_WITH_MATHS = [0, 132];

const LAYOUTS = {
  '_default/baseof.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>',
  '_default/single.html':
    '{{ define "main" }}<main data-pagefind-body><h1>{{ .Title }}</h1>{{ .Content }}</main>{{ end }}',
  '_default/list.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range (.Paginate .Pages 100).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
};
const PASSTHROUGH = '{{ transform.ToMath .Inner (dict "displayMode" (eq .Type "block")) }}';

const config = (maths) => `
baseURL = "https://example.org/"
title = "Papers"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.renderer]
unsafe = false
${maths ? '[markup.goldmark.extensions.passthrough]\nenable = true\n[markup.goldmark.extensions.passthrough.delimiters]\ninline = [["$", "$"]]\nblock = [["$$", "$$"]]\n' : ''}`;

const versionOf = (program, args) => {
  const { error, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return error === undefined ? /(\d+)\.(\d+)\.(\d+)/.exec(stdout) : null;
};

async function writePages(papersFile, folder, maths) {
  mkdirSync(join(folder, 'content/papers'), { recursive: true });
  mkdirSync(join(folder, 'layouts/_default/_markup'), { recursive: true });
  writeFileSync(join(folder, 'hugo.toml'), config(maths));
  writeFileSync(join(folder, 'content/papers/_index.md'), '---\ntitle: Papers\n---\n');
  for (const [name, text] of Object.entries(LAYOUTS)) writeFileSync(join(folder, 'layouts', name), text);
  if (maths) writeFileSync(join(folder, 'layouts/_default/_markup/render-passthrough.html'), PASSTHROUGH);
  for await (const line of createInterface({ input: createReadStream(papersFile) })) {
    const { id, title, abstract } = JSON.parse(line);
    writeFileSync(
      join(folder, `content/papers/${id}.md`),
      `---\ntitle: ${JSON.stringify(title)}\n---\n\n${abstract ?? ''}\n`,
    );
  }
}

const rowOf = (name, result, folder) => {
  if (result.failed !== null) return { name, note: `failed: ${result.failed.trim().split('\n').at(-1)}` };
  const files = filesOf(folder);
  return { name, ...result, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
};

/** @param folder an empty folder; it is filled */
export async function measurePeers(papersFile, folder, { hugo, pagefind }) {
  const hugoVersion = versionOf(hugo, ['version']);
  if (hugoVersion === null)
    return [
      { name: 'Hugo', note: 'not installed' },
      { name: 'Pagefind', note: 'needs the pages of Hugo' },
    ];
  const [major, minor] = hugoVersion.slice(1).map(Number);
  const maths = major > HUGO_WITH_MATHS[0] || minor >= HUGO_WITH_MATHS[1];
  await writePages(papersFile, folder, maths);
  const pages = join(folder, 'public');
  const built = await measured(hugo, ['--quiet', '--source', folder, '--destination', pages]);
  const rows = [rowOf(`Hugo ${hugoVersion[0]}${maths ? '' : ', maths not set'}`, built, pages)];
  const pagefindVersion = versionOf(pagefind, ['--version']);
  if (pagefindVersion === null) return [...rows, { name: 'Pagefind', note: 'not installed' }];
  const indexed = await measured(pagefind, ['--site', pages]);
  return [...rows, rowOf(`Pagefind ${pagefindVersion[0]}`, indexed, join(pages, 'pagefind'))];
}
