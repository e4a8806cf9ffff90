// Memory in pieces so large that they are given back. In: nothing. Out: how large such a piece is. What is larger than 32 MB
// the system itself gives, no faster than it is filled, and takes back as soon as it is let go. Smaller pieces the C library
// keeps once they were used, between others: of 100,000 papers that was 300 MB, to the end of a build.

/** In bytes; a multiple of every number's size. */
export const ROOM = (32 << 20) + 4096;
