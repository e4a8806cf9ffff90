// KaTeX itself does not end: it is stopped where it stands, on any thread; the formula is shown as its source, its place is
// told, and the build goes on. The clock is faster here than in a build, and one command of KaTeX's runs for ever.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import katex from 'katex';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { buildOptions } from '../../src/options.ts';
import { buildSite } from '../../src/pipeline.ts';
import { createProgress } from '../../src/terminal/progress.ts';
import { alone } from '../../src/threads/workshop.ts';
import { LAMPS, newFolder, SHEEP, tight, writeFiles } from './seeds.ts';

vi.mock(import('../../src/leaves/bounded.ts'), async (original) => {
  const bounded = await original();
  return { ...bounded, within: (milliseconds, work) => bounded.within(Math.min(milliseconds, 400), work) };
});

type Macros = { __defineMacro(name: string, body: unknown): void };
const forEver = () => {
  for (;;);
};

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('row 23: a formula at which KaTeX hangs costs a moment, and is told with its place', async () => {
  // What is loaded at the first use is loaded before the clock runs.
  restoreMaths('for $x_1$');
  const hangs = 'held by $a \\otimes b$ in all';
  const dump = tight({ ...SHEEP, abstract: `${SHEEP.abstract} It is ${hangs}.` }, LAMPS);
  writeFiles(folder, {
    'seeds/a.txt': dump,
    'seeds/notes/own.md': `---\npaper: ${JSON.stringify(LAMPS.title)}\n---\nIt is ${hangs}, with $y_2$.`,
    'seeds/reference/b.json': JSON.stringify([
      { title: LAMPS.title, abstract: `${LAMPS.abstract} It is ${hangs}.`, doi: '10.1000/1' },
    ]),
  });
  (katex as unknown as Macros).__defineMacro('\\otimes', forEver);
  const options = buildOptions({ seeds: join(folder, 'seeds'), out: join(folder, 'site') });
  const { diagnostics, published } = await buildSite(
    options,
    process.cwd(),
    createProgress(process.stdout, true),
    alone(),
  );
  expect(published).not.toBeNull();
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    `a.txt:3: warning mending-too-slow: mending the maths of this entry did not end in time; it is shown as it stood (“${SHEEP.title}”)`,
    'notes/own.md:4: warning formula-too-slow: typesetting this formula did not end in time; its source is shown (“a \\otimes b”)',
    `reference/b.json:1: warning mending-too-slow: mending the maths of this entry did not end in time; it is shown as it stood (“${LAMPS.title}”)`,
  ]);
  const papers = readdirSync(join(folder, 'site/papers')).map((name) =>
    readFileSync(join(folder, 'site/papers', name), 'utf8'),
  );
  expect(papers.filter((html) => html.includes('held by $a \\otimes b$ in all'))).toHaveLength(2);
  const noted = papers.find((html) => html.includes('<code class="raw">$a \\otimes b$</code>'))!;
  expect(noted).toContain('<annotation encoding="application/x-tex">y_2</annotation>');
  expect(existsSync(join(folder, 'site/manifest.json'))).toBe(true);
}, 60_000);

test('a helper thread in which KaTeX hangs sets the next formula as any other', async () => {
  const program = join(folder, 'thread.mjs');
  buildSync({
    stdin: {
      contents: `
        import katex from 'katex';
        import { parentPort } from 'node:worker_threads';
        import { createTypesetter } from './src/maths/typeset.ts';
        katex.__defineMacro('\\\\otimes', () => { for (;;); });
        const typesetter = createTypesetter(undefined, 100);
        const set = () => ['a \\\\otimes b', 'x^2'].map((tex) => typesetter.typeset(tex, false));
        parentPort.postMessage({ markups: typesetter.carefully(set), slow: typesetter.takeSlow() });`,
      resolveDir: process.cwd(),
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const told = await new Promise((resolve, reject) => {
    const worker = new Worker(program);
    worker.on('message', resolve);
    worker.on('error', reject);
  });
  const { typeset } = createTypesetter();
  expect(told).toEqual({ markups: [null, typeset('x^2', false)], slow: ['a \\otimes b'] });
});
