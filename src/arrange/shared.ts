// Arrays of numbers that the threads of a build read, and write, in one place. In: a length. Out: an array of noughts;
// to hand it to another thread copies nothing.
import { ROOM } from '../leaves/room.ts';

/** A long array has a whole room, of which the system gives what is used: so that all of it is given back. */
const LONG = 1 << 20;
const placeFor = (bytes: number) => new SharedArrayBuffer(bytes < LONG ? bytes : Math.max(bytes, ROOM));

export const sharedInts = (length: number): Int32Array => new Int32Array(placeFor(length * 4), 0, length);
export const sharedFloats = (length: number): Float32Array => new Float32Array(placeFor(length * 4), 0, length);
