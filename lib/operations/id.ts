import { v7 } from "uuid";

const BYTES = 16;
/** One call for many ids: the call costs several times what its bytes do. */
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}

/** The latest id's millisecond, and its number within it. */
let msecs = 0;
let seq = 0;

/** A new id: a UUID of version 7, so that ids of one process sort in the order they were made in. */
export function newId(): string {
  const random = randomBytes();
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // Of 32 bits the upper half is left to count in.
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else {
    seq += 1;
  }
  return v7({ random, msecs, seq });
}
