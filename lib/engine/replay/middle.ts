/** Puts the values in an order in which the one at `place` has none greater before it, nor less after. */
function select(values: Int32Array, place: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >>> 1] as number;
    let low = from;
    let high = to;
    while (low <= high) {
      while ((values[low] as number) < pivot) low += 1;
      while ((values[high] as number) > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low] as number;
      values[low] = values[high] as number;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (place <= high) to = high;
    else if (place >= low) from = low;
    else break;
  }
  return values[place] as number;
}

/** The median of whole numbers, whose order is not kept; null of none. Source: Hoare's FIND (1961). */
export function middleOf(values: Int32Array): number | null {
  const { length } = values;
  if (length === 0) return null;
  const upper = select(values, length >>> 1);
  if (length % 2 === 1) return upper;
  return (upper + values.subarray(0, length >>> 1).reduce((a, b) => Math.max(a, b))) / 2;
}

/** Neighbouring numbers that are counted together, and each by itself. */
const LOT = 1024;

/** The median of whole numbers that come and go. */
export class MovingMiddle {
  private readonly least: number;
  private readonly lots: Int32Array;
  /** By lot; some numbers may be far from all others. */
  private readonly counts: (Int32Array | undefined)[] = [];
  private total = 0;

  /** `possible` are all numbers that may come. */
  constructor(possible: Int32Array) {
    this.least = possible.reduce((a, b) => Math.min(a, b), 0);
    const most = possible.reduce((a, b) => Math.max(a, b), 0);
    this.lots = new Int32Array(Math.floor((most - this.least) / LOT) + 1);
  }

  /** Adds a number, or takes one off. */
  count(value: number, by: 1 | -1): void {
    const place = value - this.least;
    const lot = Math.floor(place / LOT);
    let counts = this.counts[lot];
    if (!counts) {
      counts = new Int32Array(LOT);
      this.counts[lot] = counts;
    }
    counts[place % LOT] = (counts[place % LOT] as number) + by;
    this.lots[lot] = (this.lots[lot] as number) + by;
    this.total += by;
  }

  /** Null of none. */
  middle(): number | null {
    const { total } = this;
    if (total === 0) return null;
    const upper = this.at(total >>> 1);
    return total % 2 === 1 ? upper : (this.at((total >>> 1) - 1) + upper) / 2;
  }

  /** The number before which so many others come. */
  private at(others: number): number {
    const [lot, within] = placeAfter(this.lots, others);
    const [place] = placeAfter(this.counts[lot] as Int32Array, within);
    return this.least + lot * LOT + place;
  }
}

/** In which count one is that so many others come before; and how many of these are in the same. */
function placeAfter(counts: Int32Array, others: number): [place: number, within: number] {
  let place = 0;
  let left = others;
  while (left >= (counts[place] as number)) {
    left -= counts[place] as number;
    place += 1;
  }
  return [place, left];
}
