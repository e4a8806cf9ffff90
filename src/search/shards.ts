// Where the index is cut, and how a part becomes a file. In: rows in order. Out: ranges of rows of about one size,
// and classic scripts that hand their JSON to one function, so that they load from disk as well as from a host.

import { outPath } from '../leaves/urls.ts';
import type { OutPath, OutputFile } from '../types.ts';
import { PARTS_FOLDER, PARTS_FUNCTION } from './part-names.ts';

/** Ranges `[from, to)` that cover all rows, each of about `most` bytes; a row larger than that has a range of its own. */
export function cutBySize(sizes: readonly number[], most: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  let from = 0;
  let size = 0;
  for (const [row, bytes] of sizes.entries()) {
    if (row > from && size + bytes > most) {
      ranges.push([from, row]);
      from = row;
      size = 0;
    }
    size += bytes;
  }
  if (from < sizes.length) ranges.push([from, sizes.length]);
  return ranges;
}

export const partPath = (name: string): OutPath => outPath(`${PARTS_FOLDER}/${name}.js`);

/** A part as a script: `broadsheetShard("words-0","…JSON…")`. The text in it is data to every reader. */
export function partFile(name: string, part: unknown): OutputFile {
  const json = JSON.stringify(JSON.stringify(part));
  return {
    path: partPath(name),
    contents: `${PARTS_FUNCTION}(${JSON.stringify(name)},${json});\n`,
  };
}
