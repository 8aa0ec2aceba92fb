import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { disputes, handoffs, leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { DisputeDecision } from "@/lib/engine/disputes";
import { isFirstEntry } from "@/lib/leads/store/cohort";
import type { Bounds } from "./extent";
import { firstColumns, inScope, type LeadDimension, type LeadScope, splitBy } from "./filters";

export interface DisputeCount {
  value: string;
  /** Null: not decided so far, or the lead went on first. */
  decision: DisputeDecision | null;
  count: number;
}

/** Leads that entered MQL with from ≤ at < to and whose rejection was disputed, by what was decided. */
export async function countDisputed(
  db: ReadDb,
  period: Bounds,
  scope: LeadScope,
  by: LeadDimension | null,
): Promise<DisputeCount[]> {
  // At most one dispute of a hand-off is ever decided.
  const decision = sql<DisputeDecision | null>`(select max(${disputes.decision}) from ${disputes}
    where ${disputes.leadId} = ${handoffs.leadId} and ${disputes.mqlAt} = ${handoffs.mqlAt})`;
  const isDisputed = sql`exists (select 1 from ${disputes}
    where ${disputes.leadId} = ${handoffs.leadId} and ${disputes.mqlAt} = ${handoffs.mqlAt})`;
  return db
    .select({ value: splitBy(by, handoffs), decision, count: countOf() })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        // There are few disputes, and many hand-offs.
        inArray(handoffs.leadId, db.select({ id: disputes.leadId }).from(disputes)),
        isDisputed,
        gte(handoffs.mqlAt, period.from),
        lt(handoffs.mqlAt, period.to),
        isFirstEntry("mql", period.from),
        inScope(scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(2));
}
