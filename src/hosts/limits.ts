// What static hosts take, and whether a built site fits. In: how large the site is. Out: one sentence for each limit
// that it breaks or comes near to, with the host, the limit and what to do. The limits are those that the hosts' own
// documentation gave in 2026; nothing is asked of a host.

/** How large a site is. */
export type Extent = {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** The folder with the most files of its own. */
  readonly fullest: { readonly folder: string; readonly files: number };
};

type Limit = {
  readonly host: string;
  /** What is limited, as in "takes at most 20,000 files on its free plan". */
  readonly takes: string;
  readonly most: number;
  readonly of: (extent: Extent) => number;
  /** As in "this site has 24,001 files". */
  readonly has: (extent: Extent) => string;
  readonly remedy: string;
};

const GB = 1000 ** 3;
const MIB = 1024 ** 2;

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const inGB = (bytes: number): string => `${(bytes / GB).toFixed(2)} GB`;

const LESS = 'build with --no-feeds and --no-citations, or choose another host';

const bytes = (host: string): Limit => ({
  host,
  takes: '1 GB',
  most: GB,
  of: (extent) => extent.bytes,
  has: (extent) => `this site has ${inGB(extent.bytes)}`,
  remedy: LESS,
});

const files = (host: string, most: number, plan: string): Limit => ({
  host,
  takes: `${grouped(most)} files${plan}`,
  most,
  of: (extent) => extent.files,
  has: (extent) => `this site has ${grouped(extent.files)}`,
  remedy: LESS,
});

const LIMITS: readonly Limit[] = [
  bytes('GitHub Pages'),
  bytes('GitLab Pages'),
  files('GitLab Pages', 200_000, ''),
  files('Cloudflare Pages', 20_000, ' on its free plan'),
  files('Cloudflare Pages', 100_000, ' on a paid plan'),
  {
    host: 'Cloudflare Pages',
    takes: '25 MiB a file',
    most: 25 * MIB,
    of: ({ largest }) => largest.bytes,
    has: ({ largest }) => `${largest.path} has ${(largest.bytes / MIB).toFixed(1)} MiB`,
    remedy: 'delete that file from the site before you publish there, or choose another host',
  },
  {
    host: 'Netlify',
    takes: '54,000 files in one folder',
    most: 54_000,
    of: ({ fullest }) => fullest.files,
    has: ({ fullest }) => `${fullest.folder} has ${grouped(fullest.files)}`,
    remedy: 'choose another host',
  },
];

/** From this share of a limit on, it is worth a word. */
const NEAR = 0.9;

export function hostWarnings(extent: Extent): string[] {
  return LIMITS.filter(({ of, most }) => of(extent) >= most * NEAR).map(({ host, takes, most, of, has, remedy }) => {
    const limit = `${host} takes at most ${takes}`;
    return of(extent) > most
      ? `${limit}; ${has(extent)}: ${remedy}.`
      : `${limit}; ${has(extent)}, which leaves little room.`;
  });
}
