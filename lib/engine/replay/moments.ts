import type { Criteria } from "../criteria";
import type { Crossings } from "./crossings";
import { lapseOf } from "./plan";

/** The events that count for one engagement rule: contiguous per lead, for leads that have any. */
export interface CountedEvents {
  /** Two numbers for each of these leads, ascending: its place, and where its events end. */
  leads: Uint32Array;
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
  /** A lead's moments, at which all gates are open, are at at[lead] … at[lead + 1] − 1. */
  at: Uint32Array;
  /** Epoch minutes, ascending within a lead. */
  minute: Int32Array;
  /** A lead's stretches are at stretchesAt[lead] … stretchesAt[lead + 1] − 1. */
  stretchesAt: Uint32Array;
  /** The moments are stretches in which the same fit rules hold; each ends where the next begins. */
  stretchEnd: Uint32Array;
  /** By stretch, the place of these rules in `fitPatterns`. */
  stretchPattern: Uint32Array;
  /** Each combination of fit rules that was met with: 1 for each rule that holds. */
  fitPatterns: readonly Uint8Array[];
  /** Per engagement rule. */
  counted: readonly CountedEvents[];
  /** The first moment of a fast track, whatever the thresholds. */
  tracked: Crossings;
  /** By lead, its fit pattern when it was really handed off, or else at the end. */
  judged: Uint32Array;
  /** A lead's turns are at turnsAt[lead] … turnsAt[lead + 1] − 1. */
  turnsAt: Uint32Array;
  /** Epoch minutes from which all its gates are open, then from which they are not, and so on. */
  turns: Int32Array;
}

/** What decides when all gates are open, and a fast track holds. */
export function gateShapeOf({ gates, fastTracks }: Criteria): string {
  return JSON.stringify([
    gates.map(({ kind, when }) => [kind, when]),
    fastTracks.map(({ when }) => when),
  ]);
}

/** What decides which events count for a rule, and when their points expire if below zero. */
export function ruleShapeOf(rule: Criteria["engagement"][number]): string {
  return JSON.stringify([rule.activity, rule.where ?? [], rule.repeat, lapseOf(rule)]);
}

/** What decides which stretches they are in. */
export function fitShapeOf({ fit }: Criteria): string {
  return JSON.stringify(fit.map(({ when }) => when));
}
