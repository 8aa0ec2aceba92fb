import type { CompiledCriteria } from "../compile";
import { NONE } from "./columns";
import { type Crossings, PATH } from "./crossings";
import type { Stretches } from "./stretches";

/**
 * How the engagement of leads rises while their gates are open and their fit meets its threshold:
 * each minute at which it first reaches another whole threshold.
 */
export interface Ascents {
  /** A lead's ascents, those before its fast track, end at ends[lead]. */
  ends: Uint32Array;
  /** The highest threshold that is met then, in whole points; ascending, as the minutes. */
  level: Int32Array;
  /** Epoch minutes. */
  minute: Int32Array;
  /** By lead, whole points of its engagement at its best, from 0 to the cap; −1 if it never fits. */
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

/** Where the ascents of a lead begin. */
export function firstAscent({ ends }: Ascents, lead: number): number {
  return lead === 0 ? 0 : (ends[lead - 1] as number);
}

/**
 * The minute at which a lead first qualifies when so much engagement is asked for (whole points),
 * by its scores or else by a fast track; NONE when it never does.
 */
export function firstMinute(ascents: Ascents, lead: number, threshold: number): number {
  const { ends, level, minute, tracked } = ascents;
  const end = ends[lead] as number;
  for (let i = firstAscent(ascents, lead); i < end; i++) {
    if ((level[i] as number) >= threshold) return minute[i] as number;
  }
  return tracked.minute[lead] as number;
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
