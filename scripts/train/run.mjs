// Bundles the training and runs it: npm run train -- MATHS.jsonl.gz MIXTURE.jsonl.gz
// The bundles lie within the project, since they load the project's own katex, and are removed afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/train-');
try {
  await build({
    entryPoints: ['scripts/train/train.ts', 'scripts/train/part.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await import(resolve(folder, 'train.mjs'));
} finally {
  rmSync(folder, { recursive: true });
}
