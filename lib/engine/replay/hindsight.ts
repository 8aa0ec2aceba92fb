import { ACTIVITY_TYPES, type ActivityType } from "../activities";
import type { LeadHistory } from "../history";

/**
 * Whether something of a lead's history came of sales working it, so that it must not help to
 * predict what came of that: what became known (`type` null) and what sales logged after the minute
 * of the first real hand-off. What the person did counts at any time. Infinity: never handed off.
 */
export function isHindsight(type: ActivityType | null, minute: number, handOff: number): boolean {
  return minute > handOff && (type === null || ACTIVITY_TYPES[type].group === "sales");
}

/** What a replay counts of a lead's history; `handOff` as above. */
export function withoutHindsight(history: LeadHistory, handOff: number): LeadHistory {
  const { createdMinute, observations, activities } = history;
  return {
    createdMinute,
    observations: observations.filter(({ minute }) => !isHindsight(null, minute, handOff)),
    activities: activities.filter(({ type, minute }) => !isHindsight(type, minute, handOff)),
  };
}
