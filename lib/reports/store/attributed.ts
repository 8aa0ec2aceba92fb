import { and, eq, isNotNull } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { opportunities } from "@/db/schema";
import type { Won } from "@/lib/engine/ledger/attributed";
import { opportunityIn } from "@/lib/spend/store/converted";

/** What every lead's opportunities have won, in the currency at the stored rates, by lead. */
export async function readWon(db: ReadDb, currency: string): Promise<Map<string, Won>> {
  const rows = await db
    .select({
      leadId: opportunities.leadId,
      amountMinor: opportunityIn(currency).mapWith(Number),
      currency: opportunities.currency,
    })
    .from(opportunities)
    .where(and(isNotNull(opportunities.leadId), eq(opportunities.state, "won")));
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
