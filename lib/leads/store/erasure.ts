import { and, eq, inArray, or } from "drizzle-orm";
import type { Tx } from "@/db/handles";
import { audit, merges, opportunities } from "@/db/schema";
import { containsText, isOneOf } from "@/db/sql";
import { deleteLeadRow, readMergedIds } from "./merges";

/** What an opportunity is called whose own name told whose it was. */
const NAMELESS = "Opportunity of a deleted lead";

/**
 * Takes a lead and everything that tells who it was out of the database. Opportunities stay with
 * their amounts; entries of the audit log stay with who did what when, without what was known.
 */
export async function eraseLead(tx: Tx, id: string, name: string): Promise<void> {
  const ids = await readMergedIds(tx, id);
  const names = await tx
    .select({ name: merges.mergedName })
    .from(merges)
    .where(inArray(merges.mergedId, ids));
  const all = [name, ...names.map((one) => one.name)].filter((text) => text !== "");
  await tx
    .update(opportunities)
    .set({ name: NAMELESS })
    .where(
      and(
        eq(opportunities.leadId, id),
        or(...all.map((text) => containsText(opportunities.name, text))),
      ),
    );
  const kept = await tx
    .update(opportunities)
    .set({ leadId: null })
    .where(eq(opportunities.leadId, id))
    .returning({ id: opportunities.id });
  await forget(tx, "lead", ids);
  await forget(
    tx,
    "opportunity",
    kept.map((one) => one.id),
  );
  await tx.delete(merges).where(inArray(merges.mergedId, ids));
  await deleteLeadRow(tx, id);
}

async function forget(tx: Tx, entity: string, ids: readonly string[]): Promise<void> {
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(and(eq(audit.entity, entity), isOneOf(audit.entityId, ids)));
}
