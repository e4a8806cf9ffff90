// Arrays of numbers that the threads of a build read, and write, in one place. In: a length. Out: an array of noughts;
// to hand it to another thread copies nothing.

export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedFloats = (length: number): Float32Array => new Float32Array(new SharedArrayBuffer(length * 4));
export const sharedBytes = (length: number): Int8Array => new Int8Array(new SharedArrayBuffer(length));
