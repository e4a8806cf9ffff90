// Bundles a training and runs it: npm run train -- MATHS.jsonl.gz MIXTURE.jsonl.gz, npm run train-words -- MIXTURE.jsonl.gz
// The bundles lie within the project, since they load the project's own katex, and are removed afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/** `train` or `train-words`; what follows it is the training's own. */
const [entry] = process.argv.splice(2, 1);
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync('.cache/train-');
try {
  await build({
    entryPoints: [`scripts/train/${entry}.ts`, 'scripts/train/part.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await import(resolve(folder, `${entry}.mjs`));
} finally {
  rmSync(folder, { recursive: true });
}
