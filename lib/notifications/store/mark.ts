import { eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { settings } from "@/db/schema";
import { forUpdate } from "@/db/sql";

const KEY = "notifications";
type Value = { toldSeq: number };

const query = (db: ReadDb) =>
  db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));

const markOf = ([row]: { value: unknown }[]): number | null =>
  row ? (row.value as Value).toldSeq : null;

/** The last entry of the audit log that was looked at; null before the first look. */
export async function readMark(db: ReadDb): Promise<number | null> {
  return markOf(await query(db));
}

/** The same, held, so that no other process tells people the same. */
export async function holdMark(tx: Tx): Promise<number | null> {
  return markOf(await forUpdate(query(tx)));
}

export async function writeMark(tx: Tx, toldSeq: number, now: number): Promise<void> {
  const value: Value = { toldSeq };
  await tx
    .insert(settings)
    .values({ key: KEY, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } });
}
