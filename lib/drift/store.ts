import { and, asc, eq } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { audit } from "@/db/schema";

/** From ≤ at < to (epoch ms). */
export interface Span {
  from: number;
  to: number;
}

/**
 * When the version in force has been so, in order, the last time up to now. A version keeps only
 * its latest activation; the audit log has all of them.
 */
export async function spansInForce(
  db: ReadDb,
  version: { id: string; activatedAt: number | null },
  now: number,
): Promise<Span[]> {
  const since = version.activatedAt ?? now;
  const activations = await db
    .select({ id: audit.entityId, at: audit.at })
    .from(audit)
    .where(and(eq(audit.entity, "criteria"), eq(audit.action, "criteria.active")))
    .orderBy(asc(audit.seq));
  const earlier = activations.filter(({ at }) => at < since);
  const spans = earlier.map(({ id, at }, i) => ({ id, from: at, to: earlier[i + 1]?.at ?? since }));
  return [
    ...spans.filter(({ id }) => id === version.id).map(({ from, to }) => ({ from, to })),
    { from: since, to: now },
  ];
}
