import { createHash } from "node:crypto";
import { asc, desc, lte } from "drizzle-orm";
import { dialect } from "@/db/dialect";
import type { ReadDb } from "@/db/handles";
import { newestMigration } from "@/db/migrations";
import { audit } from "@/db/schema";

/** Entries of the audit log that are looked at. */
const ENTRIES = 64;

const COLUMNS = {
  seq: audit.seq,
  at: audit.at,
  actorId: audit.actorId,
  command: audit.command,
  action: audit.action,
  entity: audit.entity,
  entityId: audit.entityId,
};

/**
 * What a database's history is known by, up to an entry of its audit log: 32 bytes over its first
 * entry, the latest ones up to there, and the tables' version. Another database, or one that was
 * restored from a backup and went on differently, has another mark at the same place.
 */
export async function markAt(db: ReadDb, seq: number): Promise<Uint8Array> {
  const first = await db.select(COLUMNS).from(audit).orderBy(asc(audit.seq)).limit(1);
  const latest = await db
    .select(COLUMNS)
    .from(audit)
    .where(lte(audit.seq, seq))
    .orderBy(desc(audit.seq))
    .limit(ENTRIES);
  const text = JSON.stringify([newestMigration(dialect), first, latest]);
  return createHash("sha256").update(text).digest();
}
