/** The moments of some leads as rows: where those of each lead end, minutes, and so many counts each. */
export interface MomentRows {
  ends: Uint32Array;
  times: Int32Array;
  rows: Uint16Array;
}

/**
 * The same with further moments at which nothing counts: where events of a rule have come to the age at
 * which they lapse, up to a minute per lead. `lapses` are minutes by rule, null where events do not.
 */
export function withLapses(
  { ends, times, rows }: MomentRows,
  lapses: readonly (number | null)[],
  lanes: number,
  until: Int32Array,
): MomentRows {
  const merged = { times: [] as number[], from: [] as number[] };
  const mergedEnds = new Uint32Array(ends.length);
  let moment = 0;
  ends.forEach((end, lead) => {
    const lapsed = new Set<number>();
    for (let i = moment; i < end; i++) {
      lapses.forEach((lapse, r) => {
        if (lapse === null || rows[i * lanes + r] === 0) return;
        const minute = (times[i] as number) + lapse;
        if (minute <= (until[lead] as number)) lapsed.add(minute);
      });
    }
    const waiting = [...lapsed].sort((a, b) => b - a);
    for (; moment < end; moment++) {
      const minute = times[moment] as number;
      for (let next = waiting.at(-1); next !== undefined && next <= minute; next = waiting.at(-1)) {
        waiting.pop();
        if (next < minute) add(merged, next, -1);
      }
      add(merged, minute, moment);
    }
    for (const minute of waiting.reverse()) add(merged, minute, -1);
    mergedEnds[lead] = merged.times.length;
  });
  const mergedRows = new Uint16Array(merged.times.length * lanes);
  merged.from.forEach((from, i) => {
    if (from >= 0) mergedRows.set(rows.subarray(from * lanes, (from + 1) * lanes), i * lanes);
  });
  return { ends: mergedEnds, times: Int32Array.from(merged.times), rows: mergedRows };
}

function add(merged: { times: number[]; from: number[] }, minute: number, from: number): void {
  merged.times.push(minute);
  merged.from.push(from);
}
