import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_EDITION, NO_LABELS } from '../../src/ingest/labels.ts';
import { diagnose } from '../../src/leaves/diagnostics.ts';
import { packDump, unpackDump } from '../../src/threads/kept-dump.ts';
import type { PackedEntry } from '../../src/threads/restore-within.ts';
import type { SeedPath } from '../../src/types.ts';
import { origin } from '../records.ts';

const PATH = 'a/ü.txt' as SeedPath;
/** Signs of one byte, of two, and halves of such that need two. */
const TEXT = fc
  .array(fc.constantFrom('a', '\0', 'é', 'ÿ', '—', '漢', '😀', '\ud800'), { maxLength: 9 })
  .map((signs) => signs.join(''));
const ENTRY = fc.record({
  title: TEXT,
  abstract: fc.option(TEXT),
  line: fc.nat(1_000_000),
  labels: fc.constantFrom(NO_LABELS, { ...NO_LABELS, upvotes: 3 }, { ...NO_LABELS, authors: ['A. Shepherd'] }),
  packed: fc.constantFrom<PackedEntry>(
    [null, null],
    [[1, { kind: 'formula', tex: 'x', display: false, trust: 'restored', reason: null, length: 2 }], null],
    [null, [4]],
  ),
});

test('what was read of a dump comes out as it went in', () => {
  fc.assert(
    fc.property(fc.array(ENTRY, { maxLength: 8 }), TEXT, (entries, said) => {
      const kept = {
        digest: 'd',
        read: {
          account: {
            path: PATH,
            bytes: 7,
            lines: 3,
            shape: 'bare-lines',
            entries: entries.length,
            uses: { entry: 1, chrome: 0, blank: 2, diagnosed: 0 },
          },
          dump: {
            path: PATH,
            bytes: 7,
            shape: 'bare-lines',
            role: 'edition' as const,
            edition: { ...NO_EDITION, name: said },
          },
          diagnostics: [diagnose('warning', 'left-out', said, origin(PATH, 3), said)],
        },
        cut: entries.map(({ title, abstract, line, labels }) => ({
          title,
          abstract,
          labels,
          origin: origin(PATH, line),
        })),
        packed: entries.map(({ packed }) => packed),
      };
      expect(unpackDump(packDump(kept), PATH)).toEqual(kept);
    }),
  );
});
