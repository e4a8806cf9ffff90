// Runs the documentation: what a page of docs/ tells the reader to type is typed, in a new library for each page.
// ```text file=PATH is written to PATH; ```sh run is run by a shell; ```text prints is what that must print, where `…` stands
// for any text. A block of another kind is for the reader alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const PAGES = [
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'README.md',
];
const FENCE = /^```(\S*) *(.*)\n([\s\S]*?)^```$/gm;

type Block = { readonly what: string; readonly text: string };
const blocksOf = (page: string): Block[] =>
  [...readFileSync(page, 'utf8').matchAll(FENCE)].map(([, , what, text]) => ({ what: what!, text: text! }));

const runnable = PAGES.filter((page) => blocksOf(page).some(({ what }) => what === 'run'));

/** `…` stands for anything, a line of it for any lines. */
function matches(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/^…\n/gm, '(?:.*\\n)*?').replaceAll('…', '.*')}$`);
}

describe.each(runnable)('%s', (page) => {
  test('does what it says', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-docs-'));
    const bin = join(folder, '.bin');
    const library = join(folder, 'library');
    for (const made of [bin, library]) mkdirSync(made);
    const command = `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`;
    writeFileSync(join(bin, 'broadsheet'), command, { mode: 0o755 });
    try {
      let printed: string | null = null;
      for (const { what, text } of blocksOf(page)) {
        const [, path] = /^file=(\S+)$/.exec(what) ?? [];
        if (path !== undefined) {
          mkdirSync(dirname(join(library, path)), { recursive: true });
          writeFileSync(join(library, path), text);
        } else if (what === 'run') {
          const ran = spawnSync('sh', ['-e', '-c', text], {
            cwd: library,
            encoding: 'utf8',
            env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
          });
          expect([text, ran.status, ran.stderr]).toEqual([text, 0, '']);
          printed = ran.stdout.replaceAll('\r', '');
        } else if (what === 'prints') {
          expect(printed).toMatch(matches(text));
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('every page of docs/ is named by the README, and every link between them leads somewhere', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const page of PAGES) if (page !== 'README.md') expect(readme).toContain(`](${page})`);
  for (const page of PAGES) {
    for (const [, target] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#|<)([^)#\s]+)/g)) {
      expect(() => readFileSync(join(dirname(page), target!)), `${page}: ${target}`).not.toThrow();
    }
  }
});
