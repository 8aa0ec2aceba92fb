import { asc, desc, eq, inArray, lt } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { settings, visitors, visits } from "@/db/schema";
import { isOneOf, takeTurns } from "@/db/sql";
import { writeSettings } from "@/lib/settings/store";
import { DEFAULT_TRACKING, type Tracking } from "./schema";

const KEY = "tracking";
const VISIT_LOCK = 4714;

/**
 * Lets one transaction at a time tie browsers to leads or record visits: between the two, a visit
 * would be a stranger's for ever.
 */
export function takeVisitTurn(tx: Tx): Promise<void> {
  return takeTurns(tx, VISIT_LOCK);
}

/** The settings with the version to change them by: 0 while there are none. */
export async function readTrackingRow(
  db: ReadDb,
): Promise<{ tracking: Tracking; version: number }> {
  const [row] = await db
    .select({ value: settings.value, version: settings.version })
    .from(settings)
    .where(eq(settings.key, KEY));
  const tracking = { ...DEFAULT_TRACKING, ...(row?.value as Partial<Tracking> | undefined) };
  return { tracking, version: row?.version ?? 0 };
}

export function writeTracking(
  tx: Tx,
  value: Tracking,
  version: number,
  now: number,
): Promise<boolean> {
  return writeSettings(tx, KEY, value, version, now);
}

export type VisitRow = typeof visits.$inferSelect;

export async function insertVisits(tx: Tx, rows: readonly VisitRow[]): Promise<void> {
  await insertAll(tx, visits, rows);
}

/** Takes what a visitor did out of the visits of strangers; the latest of them, oldest first. */
export async function takeVisits(tx: Tx, visitor: string, most: number): Promise<VisitRow[]> {
  const rows = await tx
    .select()
    .from(visits)
    .where(eq(visits.visitor, visitor))
    .orderBy(desc(visits.at), desc(visits.id))
    .limit(most);
  await tx.delete(visits).where(eq(visits.visitor, visitor));
  return rows.reverse();
}

/** From now on this browser's visits are the lead's. */
export async function linkVisitor(
  tx: Tx,
  visitor: string,
  leadId: string,
  now: number,
): Promise<void> {
  await tx
    .insert(visitors)
    .values({ id: visitor, leadId, linkedAt: now })
    .onConflictDoUpdate({ target: visitors.id, set: { leadId, linkedAt: now } });
}

/** The leads of browsers that are known, by visitor. */
export async function readLinks(db: ReadDb, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: visitors.id, leadId: visitors.leadId })
    .from(visitors)
    .where(isOneOf(visitors.id, ids));
  return new Map(rows.map(({ id, leadId }) => [id, leadId]));
}

/** Visits of strangers from before then, oldest first. */
export async function readOldVisits(db: ReadDb, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: visits.id })
    .from(visits)
    .where(lt(visits.at, before))
    .orderBy(asc(visits.at))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function deleteVisits(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.delete(visits).where(inArray(visits.id, [...ids]));
}
