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
}
