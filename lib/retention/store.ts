import { and, asc, eq, gt, inArray, lt, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { leads, mails, settings } from "@/db/schema";
import { countOf, forUpdate, isOneOf } from "@/db/sql";
import type { RetiringStage } from "@/lib/engine/retention";
import { isQuietSince } from "@/lib/leads/store/where";
import { writeSettings } from "@/lib/settings/store";
import { DEFAULT_RETENTION, type Place, type Retention } from "./schema";

const KEY = "retention";
const DONE = "retentionDone";

/** The settings with the version to change them by: 0 while there are none. */
export async function readRetentionRow(
  db: ReadDb,
): Promise<{ retention: Retention; version: number }> {
  const [row] = await db
    .select({ value: settings.value, version: settings.version })
    .from(settings)
    .where(eq(settings.key, KEY));
  const retention = { ...DEFAULT_RETENTION, ...(row?.value as Partial<Retention> | undefined) };
  return { retention, version: row?.version ?? 0 };
}

export async function readRetention(db: ReadDb): Promise<Retention> {
  return (await readRetentionRow(db)).retention;
}

export function writeRetention(
  tx: Tx,
  value: Retention,
  version: number,
  now: number,
): Promise<boolean> {
  return writeSettings(tx, KEY, value, version, now);
}

/** The last local day on which the rules were gone through to the end. */
export async function readDoneDay(db: ReadDb): Promise<string | null> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, DONE));
  return row ? (row.value as { day: string }).day : null;
}

export async function writeDoneDay(tx: Tx, day: string, now: number): Promise<void> {
  const value = { day };
  await tx
    .insert(settings)
    .values({ key: DONE, value, updatedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: now } });
}

/** Has the rules gone through again today. */
export async function clearDoneDay(tx: Tx): Promise<void> {
  await tx.delete(settings).where(eq(settings.key, DONE));
}

/** How many leads of these stages nothing happened to since an instant. */
export async function countQuiet(
  db: ReadDb,
  stages: readonly RetiringStage[],
  before: number,
): Promise<number> {
  const [row] = await db
    .select({ count: countOf() })
    .from(leads)
    .where(and(inArray(leads.stage, [...stages]), isQuietSince(before)));
  return row?.count ?? 0;
}

/**
 * Leads that came to a stage before an instant, the earliest first, after a place, and whether
 * nothing happened to them since. In the order of the index, so that a step costs what it looks at.
 */
export async function readCandidates(
  db: ReadDb,
  stage: RetiringStage,
  before: number,
  after: Place | null,
  limit: number,
) {
  const { stageAt, id } = leads;
  return db
    .select({
      id,
      at: stageAt,
      isQuiet: sql<number>`case when ${isQuietSince(before)} then 1 else 0 end`.mapWith(Number),
    })
    .from(leads)
    .where(
      and(
        eq(leads.stage, stage),
        lt(stageAt, before),
        after ? or(gt(stageAt, after.at), and(eq(stageAt, after.at), gt(id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(stageAt), asc(id))
    .limit(limit);
}

/** Those of these leads that are still to be erased, held. */
export async function holdQuiet(
  tx: Tx,
  ids: readonly string[],
  stages: readonly RetiringStage[],
  before: number,
) {
  return forUpdate(
    tx
      .select({ id: leads.id, stage: leads.stage })
      .from(leads)
      .where(and(isOneOf(leads.id, ids), inArray(leads.stage, [...stages]), isQuietSince(before)))
      .orderBy(asc(leads.id)),
  );
}

/** Mail that ended before an instant: sent, given up, or kept without a server. */
export async function readOldMails(db: ReadDb, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        inArray(mails.state, ["sent", "failed", "kept"]),
        lt(mails.createdAt, before),
        or(eq(mails.state, "kept"), lt(mails.endedAt, before)),
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}
