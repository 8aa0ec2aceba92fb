import type { Criteria } from "../criteria";
import type { Crossings } from "./crossings";
import { lapseOf } from "./plan";

/** The events that count for one engagement rule: contiguous per lead, for leads that have any. */
export interface CountedEvents {
  /** Ascending. */
  leads: Uint32Array;
  /** Where the events of the same place's lead end; those of the first begin at 0. */
  ends: Uint32Array;
  /** Epoch minutes, ascending within a lead. */
  minutes: Int32Array;
  /** Of one lead. */
  most: number;
}

/**
 * All that the answers need of history, for criteria that ask the same: the moments at which a lead
 * can be first to cross, and what counts at them. Between moments a score only falls.
 */
export interface Moments {
  /** A lead's moments are at at[lead] … at[lead + 1] − 1, ascending by minute. */
  at: Uint32Array;
  /** Epoch minutes. */
  minute: Int32Array;
  /** One more than the fit pattern of the moment; 0 where it cannot cross by its scores. */
  pattern: Uint32Array;
  /** Each combination of fit rules that was met with: 1 for each rule that holds. */
  fitPatterns: readonly Uint8Array[];
  /** Per engagement rule. */
  counted: readonly CountedEvents[];
  /** The first moment of a fast track, whatever the thresholds. */
  tracked: Crossings;
  /** By lead, its fit pattern when it was really handed off, or else at the end. */
  judged: Uint32Array;
}

/** What rules ask, whatever their points, caps, decays and thresholds: then moments are the same. */
export function shapeOf({ gates, fit, engagement, fastTracks }: Criteria): string {
  return JSON.stringify([
    gates.map(({ kind, when }) => [kind, when]),
    fit.map(({ when }) => when),
    engagement.map((rule) => [rule.activity, rule.where ?? [], rule.repeat, lapseOf(rule)]),
    fastTracks.map(({ when }) => when),
  ]);
}
