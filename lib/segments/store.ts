import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { updateAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { goals, leads, savedViews, segments } from "@/db/schema";
import { contains, countOf, forUpdate, goTogether, isOneOf, takeTurns } from "@/db/sql";
import type { Attributes } from "@/lib/engine/attributes";
import { choiceOf, type SegmentChoice } from "@/lib/engine/segment-choice";
import type { SegmentRow } from "./schema";

/** Taken by whoever changes what segments are, beside nobody who says which ones a lead is in. */
const SEGMENT_LOCK = 4713;

const COLUMNS = {
  id: segments.id,
  name: segments.name,
  description: segments.description,
  condition: segments.condition,
  bit: segments.bit,
  sweptTo: segments.sweptTo,
  createdByName: segments.createdByName,
  version: segments.version,
};

/** All segments, by name. */
export async function readSegments(db: ReadDb): Promise<SegmentRow[]> {
  return prepared(db, "segments.all", (d) =>
    d.select(COLUMNS).from(segments).orderBy(asc(segments.nameKey)).prepare("segments_all"),
  ).execute();
}

/** Which masks these segments stand for, as far as all of their leads are known. */
export async function readChoice(db: ReadDb, ids: readonly string[]): Promise<SegmentChoice> {
  const all = await readSegments(db);
  return choiceOf(
    all.filter(({ sweptTo }) => sweptTo === null),
    ids,
  );
}

/** All segments for who says which ones a lead is in: they stay so until the transaction ends. */
export async function holdSegments(tx: Tx): Promise<SegmentRow[]> {
  await goTogether(tx, SEGMENT_LOCK);
  return readSegments(tx);
}

/** The same for who changes them. */
export async function lockSegments(tx: Tx): Promise<SegmentRow[]> {
  await takeTurns(tx, SEGMENT_LOCK);
  return readSegments(tx);
}

export async function insertSegment(tx: Tx, segment: SegmentRow, now: number): Promise<void> {
  const nameKey = segment.name.toLowerCase();
  await tx.insert(segments).values({ ...segment, nameKey, createdAt: now, updatedAt: now });
}

/** Changes a segment if nobody else did since `version`; says whether. */
export async function updateSegment(
  tx: Tx,
  id: string,
  version: number,
  change: Pick<SegmentRow, "name" | "description" | "condition" | "sweptTo">,
  now: number,
): Promise<boolean> {
  const nameKey = change.name.toLowerCase();
  const updated = await tx
    .update(segments)
    .set({ ...change, nameKey, updatedAt: now, version: sql`${segments.version} + 1` })
    .where(and(eq(segments.id, id), eq(segments.version, version)))
    .returning({ id: segments.id });
  return updated.length === 1;
}

/** Deletes a segment if nobody changed it since `version`; says whether. */
export async function removeSegment(tx: Tx, id: string, version: number): Promise<boolean> {
  const removed = await tx
    .delete(segments)
    .where(and(eq(segments.id, id), eq(segments.version, version)))
    .returning({ id: segments.id });
  return removed.length === 1;
}

/** What says which segments a lead is in, and which it was in so far. */
export interface SweptLead {
  id: string;
  attributes: Attributes;
  segments: number;
}

const SWEPT = { id: leads.id, attributes: leads.attributes, segments: leads.segments };

export function readKnown(db: ReadDb, ids: readonly string[]): Promise<SweptLead[]> {
  return db.select(SWEPT).from(leads).where(isOneOf(leads.id, ids));
}

/** The next leads in the order of their ids, held until the transaction ends. */
export function lockLeadsAfter(tx: Tx, after: string, limit: number): Promise<SweptLead[]> {
  return forUpdate(
    tx.select(SWEPT).from(leads).where(gt(leads.id, after)).orderBy(asc(leads.id)).limit(limit),
  );
}

export async function saveMasks(
  tx: Tx,
  masks: readonly Pick<SweptLead, "id" | "segments">[],
): Promise<void> {
  if (masks.length > 0) await updateAll(tx, leads, ["segments"], masks);
}

/** The masks of the next leads in the order of their ids. */
export function readMasksAfter(
  db: ReadDb,
  after: string,
  limit: number,
): Promise<Pick<SweptLead, "id" | "segments">[]> {
  return db
    .select({ id: leads.id, segments: leads.segments })
    .from(leads)
    .where(gt(leads.id, after))
    .orderBy(asc(leads.id))
    .limit(limit);
}

/** Says how far a segment is swept, unless it was changed meanwhile and starts again. */
export async function moveSweep(
  tx: Tx,
  { id, version }: Pick<SegmentRow, "id" | "version">,
  to: string | null,
): Promise<void> {
  await tx
    .update(segments)
    .set({ sweptTo: to })
    .where(and(eq(segments.id, id), eq(segments.version, version)));
}

/** Condition on leads. Masks are small whole numbers: parameters would be fractions to SQLite. */
export function isInSegments({ any, none }: SegmentChoice): SQL {
  const overlap = (mask: number) => sql`(${leads.segments} & ${sql.raw(String(mask))})`;
  const isIn = sql`${overlap(any)} <> 0`;
  return none === null ? isIn : sql`(${isIn} or ${overlap(none)} = 0)`;
}

/** How many leads have each mask. */
export async function countMasks(db: ReadDb): Promise<{ mask: number; count: number }[]> {
  return db.select({ mask: leads.segments, count: countOf() }).from(leads).groupBy(leads.segments);
}

/** Saved views and goals whose settings name a segment. */
export async function readUses(db: ReadDb, id: string) {
  const views = await db
    .select({
      name: savedViews.name,
      ownerId: savedViews.ownerId,
      ownerName: savedViews.ownerName,
      isShared: savedViews.isShared,
    })
    .from(savedViews)
    .where(contains(savedViews.search, id))
    .orderBy(asc(savedViews.name));
  const aims = await db
    .select({
      report: goals.report,
      figure: goals.figure,
      createdByName: goals.createdByName,
    })
    .from(goals)
    .where(sql`(${contains(goals.search, id)} or ${contains(goals.rowId, id)})`)
    .orderBy(asc(goals.createdAt));
  return { views, goals: aims };
}
