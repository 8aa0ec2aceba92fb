/** An entry of a cell of the spend grid, as far as an edit of the cell may touch it. */
export interface CellEntry {
  id: string;
  /** Minor units of its own currency. */
  amountMinor: number;
  currency: string;
  /**
   * Whether the grid would write it just so: on the first day, of no other campaign than the row's,
   * not brought in, and with no figures or note but "correction".
   */
  isPlain: boolean;
  isCorrection: boolean;
}

/** What an edit does to the entries of its cell; at most one of them is touched. */
export type CellChange =
  | { kind: "add"; amountMinor: number; isCorrection: boolean }
  | { kind: "change"; id: string; amountMinor: number }
  | { kind: "remove"; id: string };

/**
 * Makes a cell's total what was written in it (minor units of `currency`; null = cleared):
 * - nothing in it: an entry is added;
 * - one entry of that currency: its amount is changed, and cleared it is removed, but an entry that
 *   tells more than its amount stays with 0;
 * - several, or other currencies: they stay as they are, and one correction holds the difference.
 * `totalMinor` is the cell's sum, without entries that cannot be converted. Null = nothing to do.
 */
export function changeCell(
  entries: readonly CellEntry[],
  totalMinor: number,
  wanted: number | null,
  currency: string,
): CellChange | null {
  const target = wanted ?? 0;
  const [only] = entries;
  if (!only) {
    return target === 0 ? null : { kind: "add", amountMinor: target, isCorrection: false };
  }
  if (entries.length === 1 && only.currency === currency) {
    if (wanted === null && only.isPlain) return { kind: "remove", id: only.id };
    if (only.amountMinor === target) return null;
    return { kind: "change", id: only.id, amountMinor: target };
  }
  const difference = target - totalMinor;
  if (difference === 0) return null;
  const correction = entries.find((entry) => entry.isCorrection && entry.currency === currency);
  if (!correction) return { kind: "add", amountMinor: difference, isCorrection: true };
  const amountMinor = correction.amountMinor + difference;
  return amountMinor === 0
    ? { kind: "remove", id: correction.id }
    : { kind: "change", id: correction.id, amountMinor };
}
