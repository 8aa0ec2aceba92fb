import { and, eq } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { handoffs, opportunities } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import type { HandoffCohort } from "@/lib/leads/store/cohort";
import { opportunityIn } from "@/lib/spend/store/converted";
import { type Conversion, conversionPages } from "@/lib/touchpoints/store";
import { inScope, type LeadScope } from "./filters";
import type { Slice } from "./slices";

/** What a lead's opportunities have won. */
export interface Won {
  /** In the currency asked for, at the stored rates; null without such an amount. */
  amountMinor: number | null;
  /** Opportunities in other currencies without a rate. */
  otherCurrencies: number;
}

/** Leads that entered the stage in the period with their touches and what they have won since. */
export async function* attributedPages(
  db: ReadDb,
  stage: HandoffCohort,
  period: Slice,
  { scope, currency }: { scope: LeadScope; currency: string },
): AsyncGenerator<(Conversion & { won: Won })[]> {
  for await (const page of conversionPages(db, stage, period, inScope(scope, handoffs))) {
    const ids = page.map(({ leadId }) => leadId);
    const won = await readWon(db, ids, currency);
    yield page.map((conversion) => ({
      ...conversion,
      won: won.get(conversion.leadId) ?? { amountMinor: null, otherCurrencies: 0 },
    }));
  }
}

async function readWon(
  db: ReadDb,
  leadIds: readonly string[],
  currency: string,
): Promise<Map<string, Won>> {
  const rows = await db
    .select({
      leadId: opportunities.leadId,
      amountMinor: opportunityIn(currency).mapWith(Number),
      currency: opportunities.currency,
    })
    .from(opportunities)
    .where(and(isOneOf(opportunities.leadId, leadIds), eq(opportunities.state, "won")));
  const byLead = new Map<string, Won>();
  for (const row of rows) {
    const key = row.leadId ?? "";
    const won = byLead.get(key) ?? { amountMinor: null, otherCurrencies: 0 };
    byLead.set(key, won);
    if (row.amountMinor !== null) won.amountMinor = (won.amountMinor ?? 0) + row.amountMinor;
    else if (row.currency !== currency) won.otherCurrencies += 1;
  }
  return byLead;
}
