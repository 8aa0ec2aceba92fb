import { and, eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import {
  activities,
  bantAnswers,
  disputes,
  formSubmissions,
  leadConsents,
  notifications,
  observations,
  opportunities,
  visitors,
} from "@/db/schema";
import { isOneOf } from "@/db/sql";

/** What goes with a lead as it is, besides its stage moves. */
const WITH_LEAD = {
  activities,
  observations,
  bantAnswers,
  disputes,
  opportunities,
  formSubmissions,
  visitors,
  notifications,
  leadConsents,
} as const;
type WithLead = keyof typeof WITH_LEAD;
/** Ids of rows that went from one lead to another; merges of before a table was there lack it. */
export type JoinedRows = Partial<Record<WithLead, string[]>>;

// All have an id and a lead; that is all that is used of them.
const TABLES = Object.entries(WITH_LEAD) as unknown as [WithLead, typeof activities][];

/** Gives what belongs to a lead to another one. */
export async function joinRows(tx: Tx, from: string, into: string): Promise<JoinedRows> {
  const joined: JoinedRows = {};
  for (const [name, table] of TABLES) {
    const rows = await tx
      .update(table)
      .set({ leadId: into })
      .where(eq(table.leadId, from))
      .returning({ id: table.id });
    joined[name] = rows.map(({ id }) => id);
  }
  return joined;
}

/** Gives what was joined back. */
export async function splitRows(
  tx: Tx,
  joined: JoinedRows,
  from: string,
  into: string,
): Promise<void> {
  for (const [name, table] of TABLES) {
    await tx
      .update(table)
      .set({ leadId: into })
      .where(and(eq(table.leadId, from), isOneOf(table.id, joined[name] ?? [])));
  }
}

/** What somebody did, and would be lost with a lead. */
const DEEDS = [
  "activities",
  "opportunities",
  "formSubmissions",
  "visitors",
  "bantAnswers",
  "disputes",
  "leadConsents",
] as const satisfies readonly WithLead[];
export type Deed = (typeof DEEDS)[number];

/** Those of these leads that somebody did something with, and what. */
export async function readDeeds(db: ReadDb, ids: readonly string[]): Promise<Map<string, Deed>> {
  const found = new Map<string, Deed>();
  for (const deed of DEEDS) {
    // All have a lead; that is all that is used of them.
    const { leadId } = WITH_LEAD[deed] as unknown as typeof activities;
    const rows = await db
      .selectDistinct({ leadId })
      .from(WITH_LEAD[deed])
      .where(isOneOf(leadId, ids));
    for (const row of rows) if (!found.has(row.leadId)) found.set(row.leadId, deed);
  }
  return found;
}

/** How much of each kind belongs to a lead. */
export async function countRows(db: ReadDb, id: string): Promise<Record<WithLead, number>> {
  const counts = {} as Record<WithLead, number>;
  for (const [name, table] of TABLES) {
    counts[name] = await db.$count(table, eq(table.leadId, id));
  }
  return counts;
}
