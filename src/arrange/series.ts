// Series: editions that belong together by the files of their dumps. In: editions newest first, and what the configuration
// says of each series. Out: series with their editions, and a warning for each that has none. An edition goes to the first
// series that takes its file.
import { diagnose } from '../leaves/diagnostics.ts';
import { seriesSlug } from '../leaves/urls.ts';
import type { Diagnostic, Library, Series } from '../types.ts';

/** `files`: patterns of paths below the seeds folder, see `patternOf`. */
export type SeriesRule = { readonly name: string; readonly files: string | readonly string[] };

export function gatherSeries(
  arranged: Library,
  rules: readonly SeriesRule[],
): { readonly library: Library; readonly diagnostics: readonly Diagnostic[] } {
  const patterns = rules.map(({ files }) => (typeof files === 'string' ? [files] : files).map(patternOf));
  const of = arranged.editions.map(({ dump }) => patterns.findIndex((own) => own.some((one) => one.test(dump))));
  const all = rules.map(
    ({ name }, at): Series => ({
      slug: seriesSlug(name),
      name,
      editions: arranged.editions.filter((_, i) => of[i] === at).map(({ slug }) => slug),
    }),
  );
  const empty = all.filter(({ editions }) => editions.length === 0);
  return {
    library: { ...arranged, series: all.filter(({ editions }) => editions.length > 0) },
    diagnostics: empty.map(({ name }) =>
      diagnose('warning', 'empty-series', `no dump is of the series “${name}”; see series in broadsheet.yaml`, null),
    ),
  };
}

/**
 * What a pattern takes: `daily/` all below a folder, `weekly-*` the names of files in any folder,
 * `2025/week-?.txt` a path. `*` stands for any signs but `/`, `**` for any, `?` for one.
 */
function patternOf(pattern: string): RegExp {
  const whole = pattern.endsWith('/') ? `${pattern}**` : pattern;
  const parts = whole.split(/(\*+|\?)/).map((part) => {
    if (part === '?') return '[^/]';
    if (part === '*') return '[^/]*';
    return part.startsWith('*') ? '.*' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${whole.includes('/') ? '' : '(?:.*/)?'}${parts.join('')}$`, 'su');
}
