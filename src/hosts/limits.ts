// What hosts refuse. In: how many files a site has, how large they are. Out: a sentence for each host that would not take
// it. Only limits that the hosts' own documentation states.

export type SiteSize = {
  readonly files: number;
  readonly bytes: number;
  /** Of the largest file. */
  readonly largest: number;
};

type Limits = { readonly host: string; readonly most: Partial<SiteSize> };

const MIB = 1024 * 1024;

const LIMITS: readonly Limits[] = [
  { host: 'Cloudflare Pages (free plan)', most: { files: 20_000, largest: 25 * MIB } },
  { host: 'GitHub Pages', most: { bytes: 1024 * MIB } },
  { host: 'GitLab Pages (gitlab.com)', most: { files: 200_000, bytes: 1024 * MIB } },
];

const WORDS: Readonly<Record<keyof SiteSize, (amount: number) => string>> = {
  files: (amount) => `${amount.toLocaleString('en')} files`,
  bytes: (amount) => `${Math.ceil(amount / MIB).toLocaleString('en')} MB in all`,
  largest: (amount) => `${Math.ceil(amount / MIB).toLocaleString('en')} MB in one file`,
};

/** None where every host takes the site. */
export const limitsPassed = (size: SiteSize): string[] =>
  LIMITS.flatMap(({ host, most }) =>
    (['files', 'bytes', 'largest'] as const).flatMap((what) => {
      const limit = most[what];
      return limit === undefined || size[what] <= limit
        ? []
        : [`${host} takes at most ${WORDS[what](limit)}; this site has ${WORDS[what](size[what])}.`];
    }),
  );
