import { asc, eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { criteriaComments } from "@/db/schema";
import type { Comment } from "@/lib/engine/comments";

/** All comments on a version, in the order of writing: ids grow with time. */
export async function listComments(db: ReadDb, versionId: string): Promise<Comment[]> {
  return db
    .select({
      id: criteriaComments.id,
      part: criteriaComments.part,
      ruleId: criteriaComments.ruleId,
      ruleLabel: criteriaComments.ruleLabel,
      kind: criteriaComments.kind,
      text: criteriaComments.text,
      userId: criteriaComments.userId,
      userName: criteriaComments.userName,
      at: criteriaComments.at,
    })
    .from(criteriaComments)
    .where(eq(criteriaComments.versionId, versionId))
    .orderBy(asc(criteriaComments.id));
}

export async function insertComment(
  tx: Tx,
  row: typeof criteriaComments.$inferInsert,
): Promise<void> {
  await tx.insert(criteriaComments).values(row);
}
