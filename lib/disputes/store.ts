import { and, asc, desc, eq, gte, isNull, ne, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { disputes, exitReasons, leads, stageMoves } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { DisputeDecision, Rejection } from "@/lib/engine/disputes";

export type DisputeRow = typeof disputes.$inferSelect;

/** The disputes of a lead, newest first. */
export async function readDisputes(db: ReadDb, leadId: string): Promise<DisputeRow[]> {
  return prepared(db, "disputes.ofLead", (d) =>
    d
      .select()
      .from(disputes)
      .where(eq(disputes.leadId, sql.placeholder("leadId")))
      .orderBy(desc(disputes.disputedAt), desc(disputes.id))
      .prepare("disputes_of_lead"),
  ).execute({ leadId });
}

/** The lead that a dispute is about; null when there is no such dispute. */
export async function findDisputedLead(db: ReadDb, id: string): Promise<string | null> {
  const [row] = await db
    .select({ leadId: disputes.leadId })
    .from(disputes)
    .where(eq(disputes.id, id));
  return row?.leadId ?? null;
}

export async function insertDispute(tx: Tx, row: DisputeRow): Promise<void> {
  await tx.insert(disputes).values(row);
}

/** Hands the dispute about a rejection, if there is one, to the lead that the rejection is of. */
export async function giveDispute(
  tx: Tx,
  { moveId, mqlAt }: Pick<Rejection, "moveId" | "mqlAt">,
  leadId: string,
): Promise<void> {
  await tx.update(disputes).set({ leadId, mqlAt }).where(eq(disputes.moveId, moveId));
}

export async function writeDecision(
  tx: Tx,
  id: string,
  decision: {
    decision: DisputeDecision;
    decisionNote: string;
    decidedAt: number;
    decidedBy: string | null;
    decidedByName: string;
  },
): Promise<void> {
  await tx.update(disputes).set(decision).where(eq(disputes.id, id));
}

/** Not decided, and the lead still stands where the rejection put it: no two moves share an instant. */
const isOpen = and(isNull(disputes.decision), eq(leads.stageAt, disputes.rejectedAt));

const LISTED = {
  id: disputes.id,
  moveId: disputes.moveId,
  mqlAt: disputes.mqlAt,
  note: disputes.note,
  disputedAt: disputes.disputedAt,
  disputedBy: disputes.disputedBy,
  disputedByName: disputes.disputedByName,
  decision: disputes.decision,
  decisionNote: disputes.decisionNote,
  decidedAt: disputes.decidedAt,
  decidedByName: disputes.decidedByName,
  leadId: leads.id,
  leadName: leads.name,
  company: leads.company,
  to: stageMoves.to,
  rejectedAt: disputes.rejectedAt,
  rejectedBy: stageMoves.actorId,
  rejectedByName: stageMoves.actorName,
  rejectionNote: stageMoves.note,
  reasonLabel: exitReasons.label,
};

function listed(db: ReadDb) {
  return db
    .select(LISTED)
    .from(disputes)
    .innerJoin(leads, eq(leads.id, disputes.leadId))
    .innerJoin(stageMoves, eq(stageMoves.id, disputes.moveId))
    .leftJoin(exitReasons, eq(exitReasons.id, stageMoves.reasonId));
}
export type ListedRow = Awaited<ReturnType<typeof listOpen>>[number];

/** Disputes that wait for a decision, the oldest first. */
export async function listOpen(db: ReadDb, limit: number) {
  return listed(db).where(isOpen).orderBy(asc(disputes.disputedAt), asc(disputes.id)).limit(limit);
}

/** Those that were decided since an instant (epoch ms), the latest first. */
export async function listDecided(db: ReadDb, since: number, limit: number) {
  return listed(db)
    .where(gte(disputes.decidedAt, since))
    .orderBy(desc(disputes.decidedAt), desc(disputes.id))
    .limit(limit);
}

/** How many wait for a decision that this person may make. */
export async function countOpenFor(db: ReadDb, userId: string): Promise<number> {
  const me = sql.placeholder("userId");
  const [row] = await prepared(db, "disputes.openFor", (d) =>
    d
      .select({ count: countOf() })
      .from(disputes)
      .innerJoin(leads, eq(leads.id, disputes.leadId))
      .innerJoin(stageMoves, eq(stageMoves.id, disputes.moveId))
      .where(
        and(
          isOpen,
          or(isNull(disputes.disputedBy), ne(disputes.disputedBy, me)),
          or(isNull(stageMoves.actorId), ne(stageMoves.actorId, me)),
        ),
      )
      .prepare("disputes_open_for"),
  ).execute({ userId });
  return row?.count ?? 0;
}
