import type { CompiledCriteria } from "../compile";
import { NONE } from "./columns";
import { type Crossings, PATH } from "./crossings";
import type { Moments } from "./moments";

/** Moments with what one set of criteria gives for them. */
export interface Scored {
  moments: Moments;
  /** By moment, the engagement before the group's cap; millipoints. */
  engagement: Int32Array | Float64Array;
  /** By fit pattern, 1 where the fit meets its threshold. */
  fits: Uint8Array;
}

/** By fit pattern, 1 where the fit meets its threshold. */
export function fitsOf({ fitPatterns }: Moments, compiled: CompiledCriteria): Uint8Array {
  const { thresholds, caps } = compiled;
  const fits = new Uint8Array(fitPatterns.length);
  if (thresholds.fit > caps.fit) return fits;
  fitPatterns.forEach((holds, code) => {
    const fit = compiled.fit.reduce((sum, { points }, i) => sum + points * (holds[i] ?? 0), 0);
    if (fit >= thresholds.fit) fits[code] = 1;
  });
  return fits;
}

/** The engagement in millipoints that lets a lead cross; Infinity where the cap lies below it. */
export function askedEngagement({ thresholds, caps }: CompiledCriteria): number {
  return thresholds.engagement <= caps.engagement
    ? thresholds.engagement
    : Number.POSITIVE_INFINITY;
}

/**
 * The minute at which a lead first qualifies by its scores, when the engagement asked for is so many
 * millipoints, or else by a fast track; NONE when it never does.
 */
export function firstMinute(scored: Scored, lead: number, engagement: number): number {
  const { at, minute, stretchesAt, stretchEnd, stretchPattern, tracked } = scored.moments;
  const { fits } = scored;
  const sums = scored.engagement;
  const trackedAt = tracked.minute[lead] as number;
  const last = stretchesAt[lead + 1] as number;
  let moment = at[lead] as number;
  for (let stretch = stretchesAt[lead] as number; stretch < last; stretch++) {
    const end = stretchEnd[stretch] as number;
    if (fits[stretchPattern[stretch] as number] === 0) moment = end;
    for (; moment < end; moment++) {
      if ((sums[moment] as number) < engagement) continue;
      const when = minute[moment] as number;
      return trackedAt !== NONE && trackedAt <= when ? trackedAt : when;
    }
  }
  return trackedAt;
}

/** How a lead qualifies that does so at a minute of its. */
export function pathAt({ tracked }: Moments, lead: number, minute: number): number {
  if (minute === NONE) return PATH.none;
  return tracked.minute[lead] === minute ? (tracked.path[lead] as number) : PATH.scored;
}

/** When and how all leads first qualify, when the engagement asked for is so many millipoints. */
export function crossingsOf(scored: Scored, engagement: number): Crossings {
  const { tracked } = scored.moments;
  const minute = new Int32Array(tracked.minute.length);
  const path = new Uint8Array(minute.length);
  for (let lead = 0; lead < minute.length; lead++) {
    const at = firstMinute(scored, lead, engagement);
    minute[lead] = at;
    path[lead] = pathAt(scored.moments, lead, at);
  }
  return { minute, path };
}
