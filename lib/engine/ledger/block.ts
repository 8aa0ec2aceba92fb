/** Rows that are gone through together: what is noted of so many stays in the processor's cache. */
export const BLOCK = 4096;

/** Some of the rows that are asked for. */
export class Block {
  length = 0;
  /** Places of the rows. */
  readonly place = new Uint32Array(BLOCK);
  /** Which cohort each row is in: there are fewer than 2¹⁶ weeks that a period can have. */
  readonly cohort = new Uint16Array(BLOCK);

  /** The next rows of so many from the first on, or of some. */
  fill(rows: number | Uint32Array, from: number): void {
    const { place } = this;
    if (typeof rows === "number") {
      this.length = Math.min(BLOCK, rows - from);
      for (let i = 0; i < this.length; i++) place[i] = from + i;
    } else {
      this.length = Math.min(BLOCK, rows.length - from);
      place.set(rows.subarray(from, from + this.length));
    }
  }

  /** Those of the next rows of so many from the first on whose code is wanted (1, else 0). */
  fillWanted(rows: number, from: number, codes: Uint32Array, wanted: Uint8Array): void {
    const { place } = this;
    const end = Math.min(rows, from + BLOCK);
    let length = 0;
    for (let row = from; row < end; row++) {
      // Written in any case: to go on by 0 or 1 is faster than to guess which it will be.
      place[length] = row;
      length += wanted[codes[row] as number] as number;
    }
    this.length = length;
  }

  /** Keeps rows whose code, or that of the row that they belong to, is wanted. */
  keepWanted(codes: Uint32Array, belongTo: Uint32Array | null, wanted: Uint8Array): void {
    const { place } = this;
    let length = 0;
    for (let i = 0; i < this.length; i++) {
      const row = place[i] as number;
      const holder = belongTo === null ? row : (belongTo[row] as number);
      place[length] = row;
      length += wanted[codes[holder] as number] as number;
    }
    this.length = length;
  }
}
