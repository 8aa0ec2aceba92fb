import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import {
  activities,
  bantAnswers,
  handoffs,
  leads,
  merges,
  observations,
  opportunities,
  stageMoves,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { insertLeadRows, type ObservationRow } from "./intake";
import { type HandoffRow, insertMoves, type MoveRow } from "./moves";
import { lockLeads, type WorkingLead } from "./working";

export type LeadRow = typeof leads.$inferSelect;

/** All that a merge looks at of a lead. */
export interface LeadFile {
  row: LeadRow;
  observations: ObservationRow[];
  answers: (typeof bantAnswers.$inferSelect)[];
  moves: MoveRow[];
  handoffs: HandoffRow[];
}

export async function readLeadFile(db: ReadDb, id: string): Promise<LeadFile | null> {
  const [row] = await db.select().from(leads).where(eq(leads.id, id));
  if (!row) return null;
  return {
    row,
    observations: await db
      .select()
      .from(observations)
      .where(eq(observations.leadId, id))
      .orderBy(asc(observations.observedAt), asc(observations.id)),
    answers: await db.select().from(bantAnswers).where(eq(bantAnswers.leadId, id)),
    moves: await db
      .select()
      .from(stageMoves)
      .where(eq(stageMoves.leadId, id))
      .orderBy(asc(stageMoves.step)),
    handoffs: await db
      .select()
      .from(handoffs)
      .where(eq(handoffs.leadId, id))
      .orderBy(asc(handoffs.round)),
  };
}

/** Puts other stage moves in place of all that these leads have. */
export async function replaceMoves(
  tx: Tx,
  leadIds: readonly string[],
  rows: readonly MoveRow[],
): Promise<void> {
  await tx.delete(stageMoves).where(inArray(stageMoves.leadId, [...leadIds]));
  await insertMoves(tx, rows);
}

export async function deleteLeadRow(tx: Tx, id: string): Promise<void> {
  await tx.delete(leads).where(eq(leads.id, id));
}

export async function insertLeadRow(tx: Tx, row: LeadRow): Promise<void> {
  const inserted = await insertLeadRows(tx, [row]);
  if (!inserted.has(row.id)) throw new Error(`Lead ${row.id} is there already`);
}

export async function deleteObservation(tx: Tx, id: string): Promise<void> {
  await tx.delete(observations).where(eq(observations.id, id));
}

/** What activities say of a lead's own row: the latest, and whether it opted out since then. */
export async function readActivityFacts(db: ReadDb, leadId: string, since: number) {
  const [row] = await db
    .select({
      lastAt: sql<number | null>`max(${activities.at})`,
      optedOut: sql<number>`count(case when ${activities.type} = 'unsubscribed' and ${activities.recordedAt} >= ${since} then 1 end)`,
    })
    .from(activities)
    .where(eq(activities.leadId, leadId));
  const lastAt = row?.lastAt ?? null;
  return {
    lastActivityAt: lastAt === null ? null : Number(lastAt),
    optedOut: Number(row?.optedOut ?? 0) > 0,
  };
}

/** Whether an opportunity of the lead was opened after an instant and still is. */
export async function hasOpenedSince(db: ReadDb, leadId: string, at: number): Promise<boolean> {
  const [found] = await db
    .select({ id: opportunities.id })
    .from(opportunities)
    .where(
      and(
        eq(opportunities.leadId, leadId),
        eq(opportunities.state, "open"),
        gt(opportunities.createdAt, at),
      ),
    )
    .limit(1);
  return found !== undefined;
}

export type MergeRow = typeof merges.$inferSelect;

export async function insertMerge(tx: Tx, row: MergeRow): Promise<void> {
  await tx.insert(merges).values(row);
}

export async function readMerge(db: ReadDb, id: string): Promise<MergeRow | null> {
  const [row] = await db.select().from(merges).where(eq(merges.id, id));
  return row ?? null;
}

export async function deleteMerge(tx: Tx, id: string): Promise<void> {
  await tx.delete(merges).where(eq(merges.id, id));
}

/** Says of merges which version of their lead is still the one that they left. */
export async function setMergeVersion(
  tx: Tx,
  intoId: string,
  was: number,
  is: number,
): Promise<void> {
  await tx
    .update(merges)
    .set({ leadVersion: is })
    .where(and(eq(merges.intoId, intoId), eq(merges.leadVersion, was)));
}

/** The leads that were merged into a lead, the latest first. */
export async function readMergesInto(db: ReadDb, leadId: string) {
  return prepared(db, "leads.mergesInto", (d) =>
    d
      .select({
        id: merges.id,
        name: merges.mergedName,
        email: merges.mergedEmail,
        at: merges.at,
        actorName: merges.actorName,
        leadVersion: merges.leadVersion,
      })
      .from(merges)
      .where(eq(merges.intoId, sql.placeholder("leadId")))
      .orderBy(desc(merges.at), desc(merges.id))
      .prepare("leads_merges_into"),
  ).execute({ leadId });
}

/** Where merged leads are now, by their own ids; of those that were never merged nothing. */
export async function followMerges(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let ends = new Map(ids.map((id) => [id, id]));
  while (ends.size > 0) {
    const rows = await db
      .select({ from: merges.mergedId, into: merges.intoId })
      .from(merges)
      .where(isOneOf(merges.mergedId, [...new Set(ends.values())]));
    const next = new Map(rows.map(({ from, into }) => [from, into]));
    const further = new Map<string, string>();
    for (const [id, end] of ends) {
      const into = next.get(end);
      if (into === undefined) continue;
      found.set(id, into);
      further.set(id, into);
    }
    ends = further;
  }
  return found;
}

/**
 * The leads, held until the transaction ends, and by which of them those stand that were merged,
 * perhaps while we waited for them.
 */
export async function lockPeople(
  tx: Tx,
  ids: readonly string[],
): Promise<{ held: WorkingLead[]; merged: Map<string, string> }> {
  const held = await lockLeads(tx, ids);
  const found = new Set(held.map(({ id }) => id));
  const lost = ids.filter((id) => !found.has(id));
  if (lost.length === 0) return { held, merged: new Map() };
  const merged = await followMerges(tx, lost);
  const further = [...merged.values()].filter((id) => !found.has(id));
  return { held: [...held, ...(await lockLeads(tx, further))], merged };
}

/** One lead, or the one that it was merged into, held until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<WorkingLead | null> {
  const { held } = await lockPeople(tx, [id]);
  return held[0] ?? null;
}

/** The lead and all that went into it, directly or by others. */
export async function readMergedIds(db: ReadDb, leadId: string): Promise<string[]> {
  const all = [leadId];
  for (let last = all; last.length > 0; ) {
    const rows = await db
      .select({ id: merges.mergedId })
      .from(merges)
      .where(isOneOf(merges.intoId, last));
    last = rows.map(({ id }) => id);
    all.push(...last);
  }
  return all;
}
