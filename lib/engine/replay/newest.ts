import { NONE } from "./columns";

/** More than there are leads; with the minutes of centuries above it, whole numbers stay exact. */
const LEADS = 2 ** 24;

/** Where a list goes on: after a lead (its place) that crosses at a minute, or at NONE. */
export interface Position {
  minute: number;
  lead: number;
}

/** Ascends with what is newer; a lead that never crosses is older than all that do. */
function ageKey({ minute, lead }: Position): number {
  return (minute === NONE ? 0 : Math.max(0, minute) + 1) * LEADS + lead;
}

/**
 * How many leads are chosen, and a page of them: those that cross latest first, of one minute the
 * newest lead first, and last those that never cross.
 */
export function newestFirst(
  leads: number,
  chooses: (lead: number) => boolean,
  minuteOf: (lead: number) => number,
  { after, limit }: { after: Position | null; limit: number },
): { total: number; page: Position[] } {
  const before = after ? ageKey(after) : Number.POSITIVE_INFINITY;
  const keys: number[] = [];
  let total = 0;
  for (let lead = 0; lead < leads; lead++) {
    if (!chooses(lead)) continue;
    total += 1;
    const key = ageKey({ minute: minuteOf(lead), lead });
    if (key < before) keys.push(key);
  }
  const newest = Float64Array.from(keys).sort().reverse().subarray(0, limit);
  const page = Array.from(newest, (key) => {
    const lead = key % LEADS;
    return { lead, minute: minuteOf(lead) };
  });
  return { total, page };
}
