// The texts of many papers as one piece of memory. In: papers in the order of their numbers. Out: rooms full of them, which
// another thread takes over whole; and the papers again, one by one. Refuses nothing: a sign that no text can hold (half of
// one beyond the first 65,536) becomes the sign for such, which is no part of any word either.
import { ROOM } from '../leaves/room.ts';
import type { IndexedPaper } from '../search/schema.ts';

export type PackedPapers = {
  /** The number of the first. */
  readonly from: number;
  /** How many bytes of the room each title and each abstract takes, in turn. */
  readonly lengths: Uint32Array<ArrayBuffer>;
  readonly room: Uint8Array<ArrayBuffer>;
};

/** A sign of a text takes three bytes at most. */
const MOST_BYTES = 3;

/** @param room in bytes */
export function* packPapers(papers: Iterable<IndexedPaper>, room = ROOM): Generator<PackedPapers, void> {
  let open: OpenRoom | null = null;
  for (const { id, title, abstract } of papers) {
    const most = (title.length + abstract.length) * MOST_BYTES;
    if (open !== null && open.filled + most > open.room.length) {
      yield closed(open);
      open = null;
    }
    open ??= { from: id, lengths: [], room: Buffer.allocUnsafeSlow(Math.max(room, most)), filled: 0 };
    for (const text of [title, abstract]) {
      const bytes = open.room.write(text, open.filled);
      open.lengths.push(bytes);
      open.filled += bytes;
    }
  }
  if (open !== null) yield closed(open);
}

type OpenRoom = {
  readonly from: number;
  readonly lengths: number[];
  readonly room: Buffer<ArrayBuffer>;
  filled: number;
};

const closed = ({ from, lengths, room }: OpenRoom): PackedPapers => ({
  from,
  lengths: Uint32Array.from(lengths),
  room,
});

export function* unpackPapers({ from, lengths, room }: PackedPapers): Generator<IndexedPaper, void> {
  const texts = Buffer.from(room.buffer);
  let at = 0;
  const next = (bytes: number): string => {
    at += bytes;
    return texts.toString('utf8', at - bytes, at);
  };
  for (let paper = 0; 2 * paper < lengths.length; paper++) {
    yield { id: from + paper, title: next(lengths[2 * paper]!), abstract: next(lengths[2 * paper + 1]!) };
  }
}
