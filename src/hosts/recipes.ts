// What hosts are told in their own languages. In: the folder of the built site. Out: the text of one file each.
// They name the commands of this program and nothing that only one machine has.
import { A_MONTH, ASK, FOR_EVER, HASHED } from './headers.ts';

/** GitHub sets base URL and base path itself, so the workflow holds for forks and for domains of one's own. */
export const githubWorkflow = (out: string): string => `# Builds the library and publishes it on GitHub Pages.
name: Publish

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

# A newer push waits for a running deployment, which is never cut off.
concurrency:
  group: pages
  cancel-in-progress: false

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 20
          cache: npm
      - id: pages
        uses: actions/configure-pages@v5
      - run: npm ci
      - run: npx broadsheet build --out ${out} --base-url "\${BASE_URL%/}/"
        env:
          BASE_URL: \${{ steps.pages.outputs.base_url }}
      - run: npx broadsheet verify ${out}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: ${out}
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`;

/** GitLab publishes a folder named `public` and nothing else. */
export const gitlabPipeline = (out: string): string => `# Builds the library and publishes it on GitLab Pages.
pages:
  image: node:20
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  cache:
    key:
      files: [package-lock.json]
    paths: [.npm/]
  script:
    - npm ci --cache .npm
    - npx broadsheet build --out ${out} --base-url "\${CI_PAGES_URL%/}/"
    - npx broadsheet verify ${out}
    - rm -rf public && mv ${out} public
  artifacts:
    paths: [public]
`;

export const netlifyToml = (out: string): string => `# Builds the library and publishes it on Netlify.
[build]
command = "npx broadsheet build --out ${out} --base-url \\"\${URL%/}/\\" && npx broadsheet verify ${out}"
publish = "${out}"

[build.environment]
NODE_VERSION = "20"
`;

export const wranglerToml = (out: string): string => `# Tells Cloudflare Pages where the built site lies.
name = "library"
compatibility_date = "2025-01-01"
pages_build_output_dir = "./${out}"
`;

/** Three runs, since S3 keeps headers with each file: kept for ever, kept a month, asked about each time. */
export const s3Script = (out: string): string => `#!/usr/bin/env bash
# Copies the built site to a bucket: ./deploy-s3.sh BUCKET [--dryrun]. Needs the aws command and a login.
set -euo pipefail

bucket="\${1:?name the bucket: ./deploy-s3.sh BUCKET}"
shift
site="$(dirname "$0")/${out}"
hashed=(${HASHED.map((name) => `--include 'assets/${name}-*'`).join(' ')})

npx broadsheet verify "$site"
# What pages need comes first, pages second, and what no page needs any more goes last.
aws s3 sync "$site" "s3://$bucket" --exclude '*' "\${hashed[@]}" --cache-control '${FOR_EVER}' "$@"
aws s3 sync "$site" "s3://$bucket" --exclude '*' --include 'assets/fonts/*' --cache-control '${A_MONTH}' "$@"
aws s3 sync "$site" "s3://$bucket" --exclude '*.jsonl' --exclude '*.webmanifest' --cache-control '${ASK}' "$@"
aws s3 sync "$site" "s3://$bucket" --exclude '*' --include '*.jsonl' --content-type application/x-ndjson --cache-control '${ASK}' "$@"
aws s3 sync "$site" "s3://$bucket" --exclude '*' --include '*.webmanifest' --content-type application/manifest+json --cache-control '${ASK}' "$@"
aws s3 sync "$site" "s3://$bucket" --delete "$@"
`;
