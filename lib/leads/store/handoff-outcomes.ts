import { type SQL, sql } from "drizzle-orm";
import { disputes, handoffs } from "@/db/schema";
import type { CohortOutcome } from "../schema";

/** When sales answered a hand-off, by accepting the lead or letting it go; null when it has not. */
export function answeredAt(): SQL {
  return sql`coalesce(${handoffs.salAt}, ${handoffs.sqlAt}, ${handoffs.exitAt})`;
}

type DisputeOutcome = Extract<CohortOutcome, "disputed" | "upheld" | "overturned" | "undecided">;

/** Whether marketing disputed a rejection of what `isAbout` selects, and what was decided. */
export function dispute(outcome: DisputeOutcome, isAbout: SQL): SQL {
  const of = (condition: SQL) =>
    sql`exists (select 1 from ${disputes} where ${isAbout} and ${condition})`;
  const isDecided = sql`${disputes.decision} is not null`;
  switch (outcome) {
    case "disputed":
      return of(sql`1 = 1`);
    case "undecided":
      return sql`(${of(sql`1 = 1`)} and not ${of(isDecided)})`;
    case "upheld":
    case "overturned":
      return of(sql`${disputes.decision} = ${outcome}`);
  }
}

/** Whether somebody in particular was answerable for a hand-off, or it still waits for that. */
export function charge(outcome: Extract<CohortOutcome, "assigned" | "unassigned">): SQL {
  const { assignedAt, exitAt, firstTouchAt } = handoffs;
  return outcome === "assigned"
    ? sql`${assignedAt} is not null`
    : sql`${assignedAt} is null and ${firstTouchAt} is null and ${exitAt} is null`;
}

type PromiseOutcome = Extract<
  CohortOutcome,
  "withinSla" | "answeredInTime" | "answerOverdue" | "touchOverdue" | "noDeadline"
>;

/** What became of the times that sales promised for a hand-off. */
export function promise(outcome: PromiseOutcome, now: number): SQL {
  const { exitAt, firstTouchAt, slaDueAt, touchDueAt } = handoffs;
  switch (outcome) {
    case "withinSla":
      return sql`${firstTouchAt} <= ${touchDueAt}`;
    case "answeredInTime":
      return sql`${answeredAt()} <= ${slaDueAt}`;
    case "answerOverdue":
      return sql`${answeredAt()} is null and ${slaDueAt} < ${now}`;
    case "touchOverdue":
      return sql`${firstTouchAt} is null and ${exitAt} is null and ${touchDueAt} < ${now}`;
    case "noDeadline":
      return sql`${slaDueAt} is null`;
  }
}
