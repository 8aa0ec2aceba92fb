import { and, asc, eq } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { audit } from "@/db/schema";

/** From ≤ at < to (epoch ms). */
export interface Span {
  from: number;
  to: number;
}

/** A time that a version of the criteria was in force. */
export interface TimeInForce extends Span {
  versionId: string;
}

/**
 * Which version was in force when, in order, the one in force now up to now. A version keeps only
 * its latest activation; the audit log has all of them.
 */
export async function timesInForce(
  db: ReadDb,
  active: { id: string; activatedAt: number | null },
  now: number,
): Promise<TimeInForce[]> {
  const since = active.activatedAt ?? now;
  const activations = await db
    .select({ id: audit.entityId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.entity, "criteria"), eq(audit.action, "criteria.active")))
    .orderBy(asc(audit.seq));
  const earlier = activations.filter(({ at }) => at < since);
  return [
    ...earlier.map(({ id, at }, i) => ({
      versionId: id,
      from: at,
      to: earlier[i + 1]?.at ?? since,
    })),
    { versionId: active.id, from: since, to: now },
  ];
}
