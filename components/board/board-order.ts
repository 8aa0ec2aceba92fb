import type { LeadCard } from "@/lib/leads/schema";

function dueAt(card: LeadCard, now: number): number | null {
  const { stage, nurtureUntil } = card;
  return stage === "nurture" && nurtureUntil !== null && nurtureUntil <= now ? nurtureUntil : null;
}

/**
 * The order in which a column is read from the database: newest in the stage first; in nurture
 * before them those whose day has come, the longest due first.
 */
export function compareCards(a: LeadCard, b: LeadCard, now: number): number {
  const [dueA, dueB] = [dueAt(a, now), dueAt(b, now)];
  if (dueA !== null && dueB !== null) return dueA - dueB || (a.id < b.id ? -1 : 1);
  if (dueA !== null || dueB !== null) return dueA !== null ? -1 : 1;
  return b.stageAt - a.stageAt || (a.id > b.id ? -1 : 1);
}
