import { and, desc, eq, lt } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { criteriaProposals, criteriaSignatures } from "@/db/schema";
import { criteriaSchema } from "@/lib/engine/criteria";

export async function insertProposal(
  tx: Tx,
  row: typeof criteriaProposals.$inferInsert,
): Promise<void> {
  await tx.insert(criteriaProposals).values(row);
}

/** What was proposed with a signature; null where nothing was kept. */
export async function findProposal(db: ReadDb, signatureId: string) {
  const [row] = await db
    .select({ body: criteriaProposals.body, evidence: criteriaProposals.evidence })
    .from(criteriaProposals)
    .where(eq(criteriaProposals.signatureId, signatureId));
  return row ? { body: criteriaSchema.parse(row.body), evidence: row.evidence } : null;
}

/** What was proposed of the version before that signature; null when it was the first time. */
export async function findProposalBefore(db: ReadDb, versionId: string, signatureId: string) {
  const [row] = await db
    .select({ at: criteriaSignatures.at, body: criteriaProposals.body })
    .from(criteriaProposals)
    .innerJoin(criteriaSignatures, eq(criteriaSignatures.id, criteriaProposals.signatureId))
    .where(and(eq(criteriaSignatures.versionId, versionId), lt(criteriaSignatures.id, signatureId)))
    .orderBy(desc(criteriaSignatures.id))
    .limit(1);
  return row ? { at: row.at, body: criteriaSchema.parse(row.body) } : null;
}
