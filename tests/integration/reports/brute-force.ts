import { wilson } from "@/lib/engine/statistics";
import type { History, TestHandoff, TestLead } from "./history";

const DAY = 86_400_000;

/** A lead in a cohort, worked out from its own hand-offs one by one. */
export interface Entry {
  lead: TestLead;
  handoff: TestHandoff;
  sqlAt: number | null;
  salAt: number | null;
}

/** The leads that entered MQL with from ≤ at < to, each at its first entry. */
export function entriesOf(leads: readonly TestLead[], from: number, to: number): Entry[] {
  return leads.flatMap((lead) => {
    const handoff = lead.handoffs.find(({ mqlAt }) => mqlAt >= from && mqlAt < to);
    if (!handoff) return [];
    const rest = lead.handoffs.filter(({ round }) => round >= handoff.round);
    const first = (pick: (h: TestHandoff) => number | null) =>
      rest.map(pick).find((at) => at !== null) ?? null;
    return [{ lead, handoff, sqlAt: first((h) => h.sqlAt), salAt: first((h) => h.salAt) }];
  });
}

export function conversionOf(entries: readonly Entry[], windowDays: number, now: number) {
  const inTime = entries.filter(
    ({ sqlAt, handoff }) => sqlAt !== null && sqlAt <= handoff.mqlAt + windowDays * DAY,
  );
  const waiting = entries.filter(
    ({ lead, sqlAt, handoff }) =>
      sqlAt === null && lead.stage !== "disqualified" && now < handoff.mqlAt + windowDays * DAY,
  );
  return {
    n: entries.length,
    k: inTime.length,
    rate: wilson(inTime.length, entries.length).rate,
    waiting: waiting.length,
    accepted: entries.filter(({ salAt }) => salAt !== null).length,
    rejected: entries.filter(({ salAt, handoff }) => salAt === null && handoff.exitAt !== null)
      .length,
    isMaturing: entries.some(({ handoff }) => now < handoff.mqlAt + windowDays * DAY),
  };
}

/**
 * Share with an SQL by `day` the long way: each day's hazards among those still followed, with
 * disqualified leads leaving and open leads followed up to now.
 */
export function incidenceBy(entries: readonly Entry[], day: number, now: number): number {
  const times = entries.map(({ lead, handoff, sqlAt }) => {
    if (sqlAt !== null) return { kind: "sql", day: Math.ceil((sqlAt - handoff.mqlAt) / DAY) };
    if (lead.stage === "disqualified") {
      return { kind: "out", day: Math.max(0, Math.ceil((lead.stageAt - handoff.mqlAt) / DAY)) };
    }
    return { kind: "open", day: Math.floor((now - handoff.mqlAt) / DAY) };
  });
  let free = 1;
  let share = 0;
  for (let t = 0; t <= day; t += 1) {
    const atRisk = times.filter((time) => time.day >= t).length;
    if (atRisk === 0) break;
    const sql = times.filter((time) => time.kind === "sql" && time.day === t).length;
    const out = times.filter((time) => time.kind === "out" && time.day === t).length;
    share += (free * sql) / atRisk;
    free *= 1 - (sql + out) / atRisk;
  }
  return share;
}

/** The furthest stage that a lead has ever reached by moves that were not taken back. */
export function furthestOf(lead: TestLead): number {
  const stages = lead.handoffs.map((h) =>
    h.customerAt !== null ? 4 : h.sqlAt !== null ? 3 : h.salAt !== null ? 2 : 1,
  );
  return Math.max(0, ...stages);
}

export function middleOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  if (sorted.length % 2 === 1) return sorted[Math.floor(half)] ?? null;
  return ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

export function costIn(history: History, from: string, to: string, source?: string): number {
  return history.costs
    .filter((cost) => cost.day >= from && cost.day <= to)
    .filter((cost) => source === undefined || (cost.source ?? "") === source)
    .reduce((sum, cost) => sum + cost.amountMinor, 0);
}
