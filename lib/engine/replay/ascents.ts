import type { CompiledCriteria } from "../compile";
import { NONE } from "./columns";
import { type Crossings, PATH } from "./crossings";
import type { Stretches } from "./stretches";

/**
 * How the engagement of leads rises while their gates are open and their fit meets its threshold:
 * each minute at which it first reaches another whole threshold.
 */
export interface Ascents {
  /** By lead, its place among those that were looked at, from 1 on; 0: it is not among them. */
  placeOf: Uint32Array;
  /** The lead at each place; one that was looked at anew left its former place without ascents. */
  leads: Uint32Array;
  /** The ascents of the lead at a place end at ends[place]; those before its fast track. */
  ends: Uint32Array;
  /** The highest threshold that is met then, in whole points; ascending, as the minutes. */
  level: Int32Array;
  /** Epoch minutes. */
  minute: Int32Array;
  /** By place, whole points of its engagement at its best, from 0 to the cap; −1 if it never fits. */
  best: Int32Array;
  tracked: Crossings;
}

/** By fit pattern, 1 where the fit meets its threshold. */
export function fitsOf({ fitPatterns }: Stretches, compiled: CompiledCriteria): Uint8Array {
  const { thresholds, caps } = compiled;
  const fits = new Uint8Array(fitPatterns.length);
  if (thresholds.fit > caps.fit) return fits;
  fitPatterns.forEach((holds, code) => {
    const fit = compiled.fit.reduce((sum, { points }, i) => sum + points * (holds[i] ?? 0), 0);
    if (fit >= thresholds.fit) fits[code] = 1;
  });
  return fits;
}

/** By lead, 1 if the fit pattern of some stretch is marked in `fits`. */
export function fittingLeads({ at, pattern }: Stretches, fits: Uint8Array): Uint8Array {
  const fitting = new Uint8Array(at.length - 1);
  for (let lead = 0; lead < fitting.length; lead++) {
    const last = at[lead + 1] as number;
    for (let stretch = at[lead] as number; stretch < last; stretch++) {
      if (fits[pattern[stretch] as number] === 1) fitting[lead] = 1;
    }
  }
  return fitting;
}

/**
 * The minute at which a lead first qualifies when so much engagement is asked for (whole points),
 * by its scores or else by a fast track; NONE when it never does.
 */
export function firstMinute(ascents: Ascents, lead: number, threshold: number): number {
  const { placeOf, ends, level, minute, tracked } = ascents;
  const place = placeOf[lead] as number;
  const end = ends[place] as number;
  for (let i = place === 0 ? end : (ends[place - 1] as number); i < end; i++) {
    if ((level[i] as number) >= threshold) return minute[i] as number;
  }
  return tracked.minute[lead] as number;
}

/** Whole points of a lead's engagement at its best, from 0 to the cap; −1 if it never fits. */
export function bestOf({ placeOf, best }: Ascents, lead: number): number {
  return best[placeOf[lead] as number] as number;
}

/** How a lead qualifies that does so at a minute of its. */
export function pathAt(
  { tracked }: Pick<Ascents, "tracked">,
  lead: number,
  minute: number,
): number {
  if (minute === NONE) return PATH.none;
  return tracked.minute[lead] === minute ? (tracked.path[lead] as number) : PATH.scored;
}

/** When and how all leads first qualify. */
export function crossingsOf(
  { leads, ends, level, minute: ascended, tracked }: Ascents,
  threshold: number,
): Crossings {
  const minute = tracked.minute.slice();
  const path = tracked.path.slice();
  let i = 0;
  for (let place = 0; place < ends.length; place++) {
    const end = ends[place] as number;
    while (i < end && (level[i] as number) < threshold) i += 1;
    if (i < end) {
      const lead = leads[place] as number;
      minute[lead] = ascended[i] as number;
      path[lead] = PATH.scored;
    }
    i = end;
  }
  return { minute, path };
}
