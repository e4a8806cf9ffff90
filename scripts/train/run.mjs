// Bundles the training script and runs it: npm run train -- FOLDER
// The bundle lies beside the sources, since it loads the project's own katex, and is removed afterwards.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const outfile = 'scripts/train/.train.bundle.mjs';
try {
  await build({
    entryPoints: ['scripts/train/train.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await import(`${process.cwd()}/${outfile}`);
} finally {
  rmSync(outfile, { force: true });
}
