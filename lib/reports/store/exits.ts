import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { ExitStage } from "@/lib/engine/stages";
import { isFirstEntry, reachedAt } from "@/lib/leads/store/cohort";
import { firstColumns, inScope, type LeadDimension, type LeadScope, splitBy } from "./filters";
import type { Slice } from "./slices";

/** Hand-offs by how they ended. */
export interface ExitCount {
  value: string;
  /** Whether it is the lead's first entry in the whole period, not only in this cohort. */
  isFirst: boolean;
  /** Where the lead went; null while the hand-off runs. */
  to: ExitStage | null;
  /** Id of the reason; "" = none. */
  reason: string;
  /** Whether sales accepted the lead, in this hand-off or a later one. */
  isAccepted: boolean;
  count: number;
}

/** Leads that entered MQL in the slice, each at its first entry since `cohortFrom`. */
export async function countExits(
  db: ReadDb,
  slice: Slice,
  query: { cohortFrom: number; periodFrom: number; scope: LeadScope; by: LeadDimension | null },
): Promise<ExitCount[]> {
  const { mqlAt, exitStage, exitReasonId } = handoffs;
  const rows = await db
    .select({
      value: splitBy(query.by, handoffs),
      isFirst: sql<number>`case when ${isFirstEntry("mql", query.periodFrom)} then 1 else 0 end`,
      to: exitStage,
      reason: sql<string>`coalesce(${exitReasonId}, '')`,
      isAccepted: sql<number>`case when ${reachedAt("sal")} is not null then 1 else 0 end`,
      count: countOf(),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(
      and(
        gte(mqlAt, slice.from),
        lt(mqlAt, slice.to),
        isFirstEntry("mql", query.cohortFrom),
        inScope(query.scope, handoffs),
      ),
    )
    .groupBy(...firstColumns(5));
  return rows.map((row) => ({
    ...row,
    isFirst: Number(row.isFirst) === 1,
    isAccepted: Number(row.isAccepted) === 1,
  }));
}
