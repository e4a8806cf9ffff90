import { describe, expect, test } from 'vitest';
import { type FilesRecord, keepFiles, keyOfFile } from '../../src/cache/kept-files.ts';
import { outPath } from '../../src/leaves/urls.ts';

const [a, b, c] = ['papers/a.html', 'papers/b.html', 'papers/c.html'].map(outPath) as [
  ReturnType<typeof outPath>,
  ReturnType<typeof outPath>,
  ReturnType<typeof outPath>,
];
const [old, fresh] = [keyOfFile('old'), keyOfFile('fresh')];

/** What a build leaves, as the next one reads it. */
const left = (record: FilesRecord): FilesRecord => JSON.parse(JSON.stringify(record));

function firstBuild(): FilesRecord {
  const kept = keepFiles(null);
  kept.note(a, old, ['.x{}', '.y{}']);
  kept.note(b, old, []);
  kept.note(c, old, ['.z{}']);
  return left(kept.record());
}

test('a file stands where it was made from the same, and nothing stands without a last build', () => {
  const kept = keepFiles(firstBuild());
  expect([kept.stands(a, old), kept.stands(a, fresh), kept.stands(b, old)]).toEqual([true, false, true]);
  expect(kept.stands(outPath('papers/d.html'), old)).toBe(false);
  expect(kept.stands(outPath('papers/a.htm'), old)).toBe(false);
  expect(keepFiles(null).stands(a, old)).toBe(false);
});

test('rules are those of the files of this build, whether made or taken over', () => {
  const kept = keepFiles(firstBuild());
  kept.noteAgain(a);
  kept.noteAgain(b);
  kept.noteAgain(outPath('papers/never.html'));
  kept.note(c, fresh, ['.y{}', '.new{}']);
  expect([...kept.rules()].sort()).toEqual(['.new{}', '.x{}', '.y{}']);
});

test('a rule keeps its number as long as a file needs it, and then another one may have it', () => {
  const second = keepFiles(firstBuild());
  second.noteAgain(a);
  const withoutZ = left(second.record());
  expect(withoutZ.rules.filter((rule) => rule !== '')).toEqual(['.x{}', '.y{}']);
  const third = keepFiles(withoutZ);
  third.noteAgain(a);
  third.note(c, fresh, ['.new{}']);
  const last = left(third.record());
  expect(last.rules).toHaveLength(3);
  const fourth = keepFiles(last);
  for (const path of [a, c]) fourth.noteAgain(path);
  expect([...fourth.rules()].sort()).toEqual(['.new{}', '.x{}', '.y{}']);
});

describe('parts', () => {
  const path = outPath('api/papers.jsonl');
  const keys = ['one', 'two', 'three'].map(keyOfFile);
  const record = (): FilesRecord => {
    const kept = keepFiles(null);
    kept.note(path, old, []);
    kept.noteParts({ path, settings: old, keys: keys.join(''), lengths: [3, 0, 40] });
    return left(kept.record());
  };

  test('stand one behind another, by their keys', () => {
    expect([...keepFiles(record()).parts(path, old)]).toEqual([
      [keys[0], { at: 0, bytes: 3 }],
      [keys[1], { at: 3, bytes: 0 }],
      [keys[2], { at: 3, bytes: 40 }],
    ]);
  });

  test('of other settings, or of a file that is not known, are none', () => {
    expect(keepFiles(record()).parts(path, fresh).size).toBe(0);
    expect(keepFiles(record()).parts(a, old).size).toBe(0);
  });

  test('are known of a file that was taken over', () => {
    const kept = keepFiles(record());
    kept.noteAgain(path);
    expect(left(kept.record())).toEqual(record());
  });
});
