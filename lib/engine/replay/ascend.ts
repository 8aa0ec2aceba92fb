import { MILLIPOINTS } from "../points";
import type { Ascents } from "./ascents";
import { NONE } from "./columns";
import type { Moments } from "./moments";
import type { Stretches } from "./stretches";

/**
 * How the engagement rises of leads that are marked in `fitting`, all of which have come, by their
 * moments' sums (millipoints). `cap` is that of the group in whole points.
 */
export function ascend(
  moments: Moments,
  sums: Int32Array | Float64Array,
  fits: Uint8Array,
  fitting: Uint8Array,
  { at, pattern, tracked }: Stretches,
  cap: number,
): Ascents {
  const leads = moments.leads.values;
  const ends = moments.ends.values;
  const minutes = moments.minutes.values;
  const stretches = moments.stretch.values;
  const places = moments.leads.length;
  const reachedBy = new Uint32Array(places);
  const best = new Int32Array(places).fill(-1);
  const level = new Int32Array(moments.minutes.length);
  const minute = new Int32Array(moments.minutes.length);
  let filled = 0;
  let last = 0;
  for (let place = 1; place < places; place++) {
    const lead = leads[place] as number;
    let moment = last;
    last = ends[place] as number;
    reachedBy[place] = filled;
    if (fitting[lead] === 0 || moments.placeOf[lead] !== place) continue;
    const first = at[lead] as number;
    const trackedAt = tracked.minute[lead] as number;
    const until = trackedAt === NONE ? Number.POSITIVE_INFINITY : trackedAt;
    let reached = -1;
    let next = 0;
    for (; moment < last && reached < cap; moment++) {
      const sum = sums[moment] as number;
      if (sum < next) continue;
      if (fits[pattern[first + (stretches[moment] as number)] as number] === 0) continue;
      reached = Math.min(Math.floor(sum / MILLIPOINTS), cap);
      next = (reached + 1) * MILLIPOINTS;
      if ((minutes[moment] as number) >= until) continue;
      level[filled] = reached;
      minute[filled] = minutes[moment] as number;
      filled += 1;
    }
    reachedBy[place] = filled;
    best[place] = Math.max(0, reached);
  }
  return {
    placeOf: moments.placeOf,
    leads: leads.subarray(0, places) as Uint32Array,
    ends: reachedBy,
    level: level.subarray(0, filled),
    minute: minute.subarray(0, filled),
    best,
    tracked,
  };
}
