import { desc, eq, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { bantAnswers, leads } from "@/db/schema";
import type { Bant } from "@/lib/engine/bant";
import type { BantItem } from "./schema";

export async function insertAnswers(
  tx: Tx,
  rows: (typeof bantAnswers.$inferInsert)[],
): Promise<void> {
  await tx.insert(bantAnswers).values(rows);
}

/** Sets the standing answers; the caller holds the lead. */
export async function setBant(tx: Tx, leadId: string, bant: Bant, now: number): Promise<void> {
  await tx.update(leads).set({ bant, updatedAt: now }).where(eq(leads.id, leadId));
}

/** All answers of a lead, newest first. */
export async function readAnswers(db: ReadDb, leadId: string): Promise<BantItem[]> {
  return prepared(db, "qualification.answers", (d) =>
    d
      .select({
        id: bantAnswers.id,
        dimension: bantAnswers.dimension,
        level: bantAnswers.level,
        value: bantAnswers.value,
        evidence: bantAnswers.evidence,
        at: bantAnswers.at,
        actorName: bantAnswers.actorName,
      })
      .from(bantAnswers)
      .where(eq(bantAnswers.leadId, sql.placeholder("leadId")))
      .orderBy(desc(bantAnswers.at), desc(bantAnswers.id))
      .prepare("qualification_answers"),
  ).execute({ leadId });
}
