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
