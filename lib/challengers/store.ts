import { and, asc, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { challengers, criteriaVersions } from "@/db/schema";
import { criteriaSchema } from "@/lib/engine/criteria";
import type { ChallengerView } from "./schema";

const columns = {
  id: challengers.id,
  versionId: challengers.versionId,
  versionNumber: challengers.versionNumber,
  versionName: challengers.versionName,
  versionState: criteriaVersions.state,
  activatedAt: criteriaVersions.activatedAt,
  startedAt: challengers.startedAt,
  startedByName: challengers.startedByName,
  stoppedAt: challengers.stoppedAt,
  stoppedByName: challengers.stoppedByName,
};

interface Row extends Omit<ChallengerView, "ended"> {
  activatedAt: number | null;
  stoppedAt: number | null;
  stoppedByName: string | null;
}

/** It ends when it is stopped, and when its version comes into force. */
function endOf({ startedAt, activatedAt, stoppedAt, stoppedByName }: Row): ChallengerView["ended"] {
  if (activatedAt !== null && activatedAt > startedAt && activatedAt < (stoppedAt ?? Infinity)) {
    return { at: activatedAt, how: "inForce" };
  }
  return stoppedAt === null ? null : { at: stoppedAt, by: stoppedByName ?? "", how: "stopped" };
}

function viewOf<R extends Row>(row: R) {
  const { activatedAt, stoppedAt, stoppedByName, ...view } = row;
  return { ...view, ended: endOf(row) };
}

/** All challengers, the latest first. */
export async function listChallengerRows(db: ReadDb): Promise<ChallengerView[]> {
  const rows = await db
    .select(columns)
    .from(challengers)
    .leftJoin(criteriaVersions, eq(criteriaVersions.id, challengers.versionId))
    .orderBy(desc(challengers.startedAt), desc(challengers.id));
  return rows.map(viewOf);
}

/** One challenger with its criteria, parsed into the current format. */
export async function findChallenger(db: ReadDb, id: string) {
  const [row] = await db
    .select({ ...columns, body: challengers.body })
    .from(challengers)
    .leftJoin(criteriaVersions, eq(criteriaVersions.id, challengers.versionId))
    .where(eq(challengers.id, id));
  if (!row) return null;
  const { body, ...rest } = row;
  return { view: viewOf(rest), body: criteriaSchema.parse(body) };
}

export async function insertChallenger(
  tx: Tx,
  row: typeof challengers.$inferInsert,
): Promise<void> {
  await tx.insert(challengers).values(row);
}

/** Ends a challenger that nobody stopped yet; tells whether it was so. */
export async function stopChallengerRow(
  tx: Tx,
  id: string,
  stop: { stoppedAt: number; stoppedBy: string | null; stoppedByName: string },
): Promise<boolean> {
  const stopped = await tx
    .update(challengers)
    .set(stop)
    .where(and(eq(challengers.id, id), isNull(challengers.stoppedAt)))
    .returning({ id: challengers.id });
  return stopped.length === 1;
}

/** Versions that came into force after an instant, in order; of each the latest time. */
export async function activationsSince(db: ReadDb, at: number) {
  const rows = await db
    .select({
      id: criteriaVersions.id,
      number: criteriaVersions.number,
      name: criteriaVersions.name,
      at: criteriaVersions.activatedAt,
    })
    .from(criteriaVersions)
    .where(and(isNotNull(criteriaVersions.activatedAt), gt(criteriaVersions.activatedAt, at)))
    .orderBy(asc(criteriaVersions.activatedAt));
  return rows.map((row) => ({ ...row, at: row.at ?? 0 }));
}
