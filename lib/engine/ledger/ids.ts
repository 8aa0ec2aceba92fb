import type { ColumnsOf } from "./rows";

/** UUIDs as four words of 32 bits. */
export const ID_COLUMNS = {
  id0: Uint32Array,
  id1: Uint32Array,
  id2: Uint32Array,
  id3: Uint32Array,
} as const;
type Ids = ColumnsOf<typeof ID_COLUMNS>;
export type IdWords = readonly [number, number, number, number];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const FREE = -1;
const LEAST = 1024;

/** RangeError on an id that is no UUID. */
export function wordsOfId(id: string): IdWords {
  if (!UUID.test(id)) throw new RangeError(`A lead's id is a UUID, not "${id}"`);
  const digits = id.replaceAll("-", "");
  const word = (place: number) => Number.parseInt(digits.slice(8 * place, 8 * place + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}

export function idAt({ id0, id1, id2, id3 }: Ids, place: number): IdWords {
  return [id0[place] as number, id1[place] as number, id2[place] as number, id3[place] as number];
}

function hashOf([a, b, c, d]: IdWords): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ c, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ d, 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Where the row of each id is: a table with open addressing, at most half full. */
export class IdPlaces {
  private table = new Int32Array(LEAST).fill(FREE);
  private count = 0;

  /** The columns are asked for each time, as they are made anew when rows are added. */
  constructor(private readonly ids: () => Ids) {}

  private bucketOf(id: IdWords): number {
    const { id0, id1, id2, id3 } = this.ids();
    const mask = this.table.length - 1;
    for (let bucket = hashOf(id) & mask; ; bucket = (bucket + 1) & mask) {
      const place = this.table[bucket] as number;
      if (place === FREE) return bucket;
      const isIt =
        id0[place] === id[0] &&
        id1[place] === id[1] &&
        id2[place] === id[2] &&
        id3[place] === id[3];
      if (isIt) return bucket;
    }
  }

  /** Undefined when the id is not there. */
  find(id: IdWords): number | undefined {
    const place = this.table[this.bucketOf(id)] as number;
    return place === FREE ? undefined : place;
  }

  /** The row of the id is at that place now; its columns hold the id already. */
  set(id: IdWords, place: number): void {
    const bucket = this.bucketOf(id);
    const isNew = this.table[bucket] === FREE;
    this.table[bucket] = place;
    if (!isNew) return;
    this.count += 1;
    if (2 * this.count > this.table.length) this.grow();
  }

  delete(id: IdWords): void {
    const mask = this.table.length - 1;
    let free = this.bucketOf(id);
    if (this.table[free] === FREE) return;
    this.count -= 1;
    const ids = this.ids();
    // What was put further on because this bucket was taken moves up, so that no search ends early.
    for (
      let bucket = (free + 1) & mask;
      this.table[bucket] !== FREE;
      bucket = (bucket + 1) & mask
    ) {
      const place = this.table[bucket] as number;
      const wanted = hashOf(idAt(ids, place)) & mask;
      if (((bucket - wanted) & mask) < ((bucket - free) & mask)) continue;
      this.table[free] = place;
      free = bucket;
    }
    this.table[free] = FREE;
  }

  /** So many rows have their ids in the columns by now: finds those, and no others. */
  readAnew(rows: number): void {
    this.count = rows;
    let length = LEAST;
    while (2 * rows > length) length *= 2;
    this.fill(length, rows);
  }

  private grow(): void {
    this.fill(2 * this.table.length, this.count);
  }

  private fill(length: number, rows: number): void {
    const ids = this.ids();
    this.table = new Int32Array(length).fill(FREE);
    for (let place = 0; place < rows; place++) this.table[this.bucketOf(idAt(ids, place))] = place;
  }
}
