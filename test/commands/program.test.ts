import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MANUALS } from '../../src/commands/examples.ts';
import { createProgram } from '../../src/commands/program.ts';

const names = createProgram().commands.map((command) => command.name());

describe('help', () => {
  test.each(names)('of %s ends with examples', (name) => {
    let said = '';
    const program = createProgram();
    const command = program.commands.find((one) => one.name() === name)!;
    command.configureOutput({ writeOut: (text) => (said += text) }).exitOverride();
    expect(() => program.parse(['node', 'broadsheet', name, '--help'])).toThrow('(outputHelp)');
    expect(said).toMatch(/^Usage: broadsheet /);
    expect(said).toMatch(/\nExamples:\n {2}\$ \S.*\n {6}\S/);
    for (const line of said.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  test('has no manual for a command that is not there', () => {
    expect(Object.keys(MANUALS).filter((name) => !names.includes(name))).toEqual([]);
  });

  const typed = Object.entries(MANUALS).flatMap(([name, { examples }]) => examples.map(([line]) => ({ name, line })));
  test.each(typed)('$line can be typed', async ({ name, line }) => {
    const [, own] = new RegExp(`broadsheet (${name}.*?)(?: [<>|].*|\\))?$`).exec(line)!;
    const words = [...own!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
    const program = createProgram();
    const command = program.commands.find((one) => one.name() === name)! as Command;
    let parsed = false;
    command.action(() => {
      parsed = true;
    });
    await program.parseAsync(['node', 'broadsheet', ...words]);
    expect(parsed).toBe(true);
  });
});

/** What a shell says when it is asked for what may follow a line. Each runs the script that the program prints. */
const ASK = {
  bash: (script: string, words: readonly string[]) => `source ${script}
COMP_WORDS=(broadsheet ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_broadsheet; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: (script: string, words: readonly string[]) => `source ${script}; complete -C 'broadsheet ${words.join(' ')}'`,
} as const;
type Shell = keyof typeof ASK;
const SHELLS = ['bash', 'zsh', 'fish'] as const;
const has = (shell: (typeof SHELLS)[number]): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describe('completion', () => {
  let folder: string;
  const scripts = new Map<string, string>();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-shell-'));
    mkdirSync(join(folder, 'dumps'));
    writeFileSync(join(folder, 'list.txt'), '');
    for (const shell of SHELLS) {
      const write = process.stdout.write;
      let text = '';
      process.stdout.write = ((chunk: string) => {
        text += chunk;
        return true;
      }) as typeof write;
      createProgram().parse(['node', 'broadsheet', 'completion', shell]);
      process.stdout.write = write;
      const path = join(folder, `completion.${shell}`);
      writeFileSync(path, text);
      scripts.set(shell, path);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ask = (shell: Shell, ...words: string[]): string[] => {
    const { stdout, stderr } = spawnSync(shell, ['-c', ASK[shell](scripts.get(shell)!, words)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, TERM: 'dumb' },
    });
    expect(stderr).toBe('');
    return stdout.split(/\s+/).filter((word) => word !== '');
  };

  test.skipIf(!has('bash'))('bash completes commands, flags, their values, files and folders', () => {
    expect(ask('bash', '')).toEqual(expect.arrayContaining([...names, '--version']));
    expect(ask('bash', 'ex')).toEqual(['export', 'explain']);
    expect(ask('bash', 'export', '--f')).toEqual(['--format']);
    expect(ask('bash', 'export', '--format', 'b')).toEqual(['bibtex']);
    expect(ask('bash', 'init', '--host', 'n')).toEqual(['netlify', 'nginx']);
    expect(ask('bash', 'build', '--seeds', 'd')).toEqual(['dumps']);
    expect(ask('bash', 'build', '--seeds', 'dumps', '--st')).toEqual(['--strict']);
    expect(ask('bash', 'add', 'l')).toEqual(['list.txt']);
    expect(ask('bash', 'completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  test.skipIf(!has('fish'))('fish completes the same', () => {
    const first = (...words: string[]) =>
      ask('fish', ...words.slice(0, -1), words.at(-1)!).filter((word) => word.startsWith(words.at(-1)!));
    expect(first('expo')).toContain('export');
    expect(first('export', '--form')).toContain('--format');
    expect(first('export', '--format', 'bib')).toContain('bibtex');
    expect(first('init', '--host', 'net')).toContain('netlify');
  });

  test.skipIf(!has('zsh'))('zsh takes it for the completion of broadsheet', () => {
    const path = scripts.get('zsh')!;
    expect(spawnSync('zsh', ['-n', path], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    const script = `autoload -Uz compinit; compinit -u -d "$PWD/dump"; source ${path}; print -r -- $_comps[broadsheet]`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', script], { cwd: folder, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['_broadsheet\n', '']);
  });
});

test('watch --open hands the address to the command that BROWSER names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-open-'));
  const browser = join(folder, 'browser');
  writeFileSync(browser, `#!/bin/sh\nprintf %s "$1" > ${folder}/opened\n`);
  chmodSync(browser, 0o755);
  mkdirSync(join(folder, 'seeds'));
  writeFileSync(join(folder, 'seeds/a.txt'), 'A title of a paper\nAnd its abstract, which is long enough to be one.\n');
  const script = `node ${process.cwd()}/dist/cli.js watch --open --quiet --workers 1 --port 4890 & job=$!
i=0; while [ ! -s opened ] && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done; kill $job; wait $job 2>/dev/null; true`;
  spawnSync('sh', ['-c', script], { cwd: folder, env: { ...process.env, BROWSER: browser }, timeout: 25_000 });
  expect(readFileSync(join(folder, 'opened'), 'utf8')).toMatch(/^http:\/\/127\.0\.0\.1:48\d\d\/$/);
  rmSync(folder, { recursive: true });
});
