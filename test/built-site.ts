// Builds the five dumps once for all browser tests, for a host's root and for a base path, with the compiled program.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the site that was built for a host's root. */
    site: string;
    /** Folder of the site that was built for `/library/`. */
    siteUnderBase: string;
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-site-'));
  const build = (name: string, ...flags: string[]): string => {
    const out = join(folder, name);
    execFileSync(process.execPath, ['dist/cli.js', 'build', '--quiet', '--out', out, ...flags], { stdio: 'inherit' });
    return out;
  };
  provide('site', build('root'));
  provide('siteUnderBase', build('base', '--base-path', '/library/'));
  return () => rmSync(folder, { recursive: true, force: true });
}
