// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are what shells and hosts read
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { HASHED, KEPT, SECURITY_POLICY, writeHeaders } from '../../src/hosts/headers.ts';
import { HOSTS, hostNamed } from '../../src/hosts/hosts.ts';
import { nginxConf } from '../../src/hosts/nginx.ts';

const OPTIONS = { out: '_site', basePath: '/my-library/', folder: '/srv/library/_site' };
const filesOf = (name: string) =>
  new Map(
    hostNamed(name)!
      .files(OPTIONS)
      .map(({ path, contents }) => [path, contents]),
  );

describe('hosts', () => {
  test('are these, each with its files', () => {
    expect(HOSTS.map(({ name, files }) => [name, ...files(OPTIONS).map(({ path }) => path)])).toEqual([
      ['github', '.github/workflows/publish.yml'],
      ['cloudflare', 'wrangler.toml'],
      ['netlify', 'netlify.toml'],
      ['gitlab', '.gitlab-ci.yml'],
      ['s3', 'deploy-s3.sh'],
      ['nginx', 'nginx.conf'],
    ]);
    expect(hostNamed('geocities')).toBeNull();
  });

  test('stand in docs/hosting.md', () => {
    const docs = readFileSync('docs/hosting.md', 'utf8');
    for (const { name, describe: says, files } of HOSTS) {
      const written = files(OPTIONS).map(({ path }) => `\`${path}\``);
      expect(docs).toContain(`| \`${name}\` | ${says} | ${written.join(', ')} |\n`);
    }
  });

  test('every file ends with one line break and holds no tab', () => {
    for (const { files } of HOSTS) {
      for (const { contents } of files(OPTIONS)) {
        expect(contents).toMatch(/[^\n]\n$/);
        expect(contents).not.toContain('\t');
      }
    }
  });
});

test('the workflow builds, verifies, uploads, and may write nothing but the pages', () => {
  const workflow = parse(filesOf('github').get('.github/workflows/publish.yml')!);
  expect(workflow.on).toEqual({ push: { branches: ['main'] }, workflow_dispatch: null });
  expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' });
  const steps: { run?: string; uses?: string; with?: object; env?: object }[] = workflow.jobs.build.steps;
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
    'npm ci',
    'npx broadsheet build --out _site --base-url "${BASE_URL%/}/"',
    'npx broadsheet verify _site',
  ]);
  expect(steps.find(({ env }) => env !== undefined)!.env).toEqual({ BASE_URL: '${{ steps.pages.outputs.base_url }}' });
  expect(steps.at(-1)).toEqual({ uses: 'actions/upload-pages-artifact@v3', with: { path: '_site' } });
  expect(workflow.jobs.publish.needs).toBe('build');
});

test('the pipeline of GitLab leaves the site in public/', () => {
  const { pages } = parse(filesOf('gitlab').get('.gitlab-ci.yml')!);
  expect(pages.script).toEqual([
    'npm ci --cache .npm',
    'npx broadsheet build --out _site --base-url "${CI_PAGES_URL%/}/"',
    'npx broadsheet verify _site',
    'rm -rf public && mv _site public',
  ]);
  expect(pages.artifacts.paths).toEqual(['public']);
  expect(pages.rules).toEqual([{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }]);
});

test('Netlify and Cloudflare are told where the site lies', () => {
  expect(filesOf('netlify').get('netlify.toml')).toContain('\npublish = "_site"\n');
  expect(filesOf('netlify').get('netlify.toml')).toContain('--base-url \\"${URL%/}/\\"');
  expect(filesOf('cloudflare').get('wrangler.toml')).toContain('\npages_build_output_dir = "./_site"\n');
});

test('the script for S3 is bash, and its runs cover every file once', () => {
  const script = filesOf('s3').get('deploy-s3.sh')!;
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(script.match(/^aws s3 sync .*$/gm)).toHaveLength(6);
  expect(hostNamed('s3')!.files(OPTIONS)[0]!.executable).toBe(true);
});

describe('_headers', () => {
  const rules = String(writeHeaders().contents).trimEnd().split('\n\n');

  test('has one rule for everything and one for each kind of kept file', () => {
    expect(rules.map((rule) => rule.split('\n')[0])).toEqual([
      '/*',
      ...KEPT.map(({ pattern }) => pattern),
      '/api/papers.jsonl',
    ]);
    expect(rules[0]).toContain(`\n  Content-Security-Policy: ${SECURITY_POLICY}`);
    expect(rules[1]).toBe('/assets/site-*\n  Cache-Control: public, max-age=31536000, immutable');
  });

  test('stays within the limits of Cloudflare: 100 rules, 2,000 characters a line, one splat a pattern', () => {
    expect(rules.length).toBeLessThan(100);
    for (const line of rules.flatMap((rule) => rule.split('\n'))) expect(line.length).toBeLessThan(2000);
    for (const { pattern } of KEPT) expect(pattern.match(/\*/g)).toHaveLength(1);
  });

  test('allows all that the pages allow', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync('templates/layout.eta', 'utf8'))!;
    const directives = SECURITY_POLICY.split('; ');
    expect(policy!.split('; ').filter((directive) => !directives.includes(directive))).toEqual([]);
  });

  test('knows every name that the bundle hashes', () => {
    const bundle = readFileSync('src/bundle.ts', 'utf8');
    for (const name of HASHED) expect(bundle).toContain(`'${name}'`);
  });
});

describe('nginxConf', () => {
  test('serves the folder under the base path', () => {
    const conf = nginxConf('/srv/library/_site/', '/my-library/');
    expect(conf).toContain('location = /my-library {\n        return 301 /my-library/;');
    expect(conf).toContain('location /my-library/ {\n        alias /srv/library/_site/;');
    expect(conf).toContain('error_page 404 /my-library/404.html;');
    expect(conf.split('{').length).toBe(conf.split('}').length);
  });

  test('needs no redirect at a root', () => {
    expect(nginxConf('/srv/site', '/')).not.toContain('return 301');
  });

  test('refuses a folder that would need quotes', () => {
    expect(() => nginxConf('/srv/my site', '/')).toThrow('nginx cannot name the folder /srv/my site/: move it');
  });
});
