/** Minutes that a cell of the table covers. */
const CELL_BITS = 6;

/** Periods of time, one after the other: 0 is before the first start, and the last has no end. */
export class Periods {
  /** Epoch minutes, ascending. */
  readonly starts: Int32Array;
  /** By cells from the first start on, the period that the cell begins in. */
  private readonly cells: Uint16Array;

  constructor(starts: Iterable<number>) {
    this.starts = Int32Array.from(new Set(starts)).sort();
    const first = this.starts[0] ?? 0;
    const last = this.starts.at(-1) ?? 0;
    this.cells = new Uint16Array(((last - first) >> CELL_BITS) + 1);
    let period = 0;
    this.cells.forEach((_, cell) => {
      while ((this.starts[period] ?? Number.POSITIVE_INFINITY) <= first + (cell << CELL_BITS)) {
        period += 1;
      }
      this.cells[cell] = period;
    });
  }

  get count(): number {
    return this.starts.length + 1;
  }

  of(minute: number): number {
    const { starts, cells } = this;
    const count = starts.length;
    if (count === 0 || minute < (starts[0] as number)) return 0;
    if (minute >= (starts[count - 1] as number)) return count;
    let period = cells[(minute - (starts[0] as number)) >> CELL_BITS] as number;
    while ((starts[period] as number) <= minute) period += 1;
    return period;
  }
}
