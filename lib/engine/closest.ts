import type { CompiledCriteria } from "./compile";
import { type LeadHistory, PreparedLead } from "./history";
import { risingMinutes } from "./qualify";
import { type Totals, totalsOf } from "./score";

/** A time in which criteria may hand a lead off. Minutes, both included. */
export interface ClosestSpan {
  from: number;
  until: number;
  /** As in `ScoreOptions`. */
  engagementSince?: number | undefined;
}

export interface Closest {
  minute: number;
  engagementSince?: number | undefined;
}

/** Millipoints that both scores together lack. */
function lackOf({ fit, engagement }: Totals, { thresholds }: CompiledCriteria): number {
  return Math.max(0, thresholds.fit - fit) + Math.max(0, thresholds.engagement - engagement);
}

/**
 * When a lead came closest to being handed off: the first minute at which its scores lacked least,
 * one with open gates before one with a shut gate. Null without a span. Of a lead that qualifies,
 * ask `firstMql`.
 */
export function closestMinute(
  history: LeadHistory,
  compiled: CompiledCriteria,
  spans: readonly ClosestSpan[],
): Closest | null {
  let best: { lack: number; isShut: boolean; at: Closest } | null = null;
  for (const { from, until, engagementSince } of spans) {
    if (from > until) continue;
    const lead = new PreparedLead(history, compiled, engagementSince);
    // Between these minutes scores only fall.
    for (const minute of [from, ...risingMinutes(lead, from, until)]) {
      const totals = totalsOf(lead, minute);
      const lack = lackOf(totals, compiled);
      const isShut = !totals.gatesOpen;
      const isCloser =
        best === null || lack < best.lack || (lack === best.lack && best.isShut && !isShut);
      if (isCloser) best = { lack, isShut, at: { minute, engagementSince } };
    }
  }
  return best?.at ?? null;
}
