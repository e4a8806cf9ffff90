// HTTP headers that the site wants, whatever the host. In: nothing. Out: tables, and the `_headers` file that Cloudflare
// Pages and Netlify read. Pages carry the policy themselves; a header adds what a `<meta>` cannot say.

import { outPath } from '../leaves/urls.ts';
import type { OutputFile } from '../types.ts';

/** The pages' own policy, and who may put them in a frame. */
export const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export type Header = readonly [name: string, value: string];

export const EVERYWHERE: readonly Header[] = [
  ['Content-Security-Policy', SECURITY_POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
];

export const FOR_EVER = 'public, max-age=31536000, immutable';
export const A_MONTH = 'public, max-age=2592000';
/** Kept, but asked about each time: pages change with every build. */
export const ASK = 'public, max-age=0, must-revalidate';

/** Files whose names carry a hash of their contents, as `bundle.ts` names them. */
export const HASHED = ['site', 'maths', 'theme', 'search'] as const;

/** What of `assets/` a browser may keep without asking: one `*` a pattern is all that `_headers` knows. */
export const KEPT: readonly { readonly pattern: string; readonly cache: string }[] = [
  ...HASHED.map((name) => ({ pattern: `/assets/${name}-*`, cache: FOR_EVER })),
  { pattern: '/assets/fonts/*', cache: A_MONTH },
];

/**
 * For the root of the site; hosts that do not know it serve it as a file like any other. It sets no caching for `/*`: rules that match add up, and both hosts ask about everything
 * else anyway.
 */
export function writeHeaders(): OutputFile {
  const rules = [
    { pattern: '/*', headers: EVERYWHERE },
    ...KEPT.map(({ pattern, cache }) => ({ pattern, headers: [['Cache-Control', cache]] as readonly Header[] })),
    {
      pattern: '/api/papers.jsonl',
      headers: [['Content-Type', 'application/x-ndjson; charset=utf-8']] as readonly Header[],
    },
  ];
  const written = rules.map(
    ({ pattern, headers }) => `${pattern}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`,
  );
  return { path: outPath('_headers'), contents: written.join('\n') };
}
