import { and, eq, gte, inArray, notExists, sql } from "drizzle-orm";
import type { Tx } from "@/db/handles";
import {
  accounts,
  audit,
  formSubmissions,
  importChanges,
  leads,
  merges,
  opportunities,
  webhookDeliveries,
} from "@/db/schema";
import { forUpdate, isOneOf } from "@/db/sql";
import { forgetMails, forgetMailsAbout } from "@/lib/mail/store";
import { deleteLeadRow, readMergedIds } from "./merges";

/** What an opportunity is called whose person is deleted: any name may tell whose it was. */
const NAMELESS = "Opportunity of a deleted lead";

/** Entries that name another lead than the one that they are about. */
const NAMING = ["lead.merge", "lead.join", "lead.unmerge"];

/**
 * Takes a lead and everything that tells who it was out of the database. Opportunities that were won
 * or lost stay with their amounts, open ones go: nobody could close them any more. Entries of the
 * audit log stay with who did what when, without what was known.
 */
export async function eraseLead(tx: Tx, id: string): Promise<void> {
  const ids = await readMergedIds(tx, id);
  const isTheirs = eq(opportunities.leadId, id);
  const dropped = await tx
    .delete(opportunities)
    .where(and(isTheirs, eq(opportunities.state, "open")))
    .returning({ id: opportunities.id });
  const kept = await tx
    .update(opportunities)
    .set({ name: NAMELESS, leadId: null })
    .where(isTheirs)
    .returning({ id: opportunities.id });
  await forgetElsewhere(tx, ids);
  await forget(tx, "lead", ids);
  const theirs = [...dropped, ...kept].map((one) => one.id);
  await forget(tx, "opportunity", theirs);
  await tx
    .delete(webhookDeliveries)
    .where(and(eq(webhookDeliveries.entity, "lead"), isOneOf(webhookDeliveries.entityId, ids)));
  // Of an opportunity that stays, the name that an import replaced may tell whose it was.
  await tx.delete(importChanges).where(isOneOf(importChanges.entityId, [...ids, ...theirs]));
  await forgetConfirmations(tx, id);
  await forgetMailsAbout(tx, ids);
  const companies = await readCompanies(tx, id, ids);
  await tx.delete(merges).where(inArray(merges.mergedId, ids));
  await deleteLeadRow(tx, id);
  // A company of one person often has their name, in its domain at least.
  await removeEmptyAccounts(tx, companies, 0);
}

/** The accounts of a lead and of those that were merged into it. */
async function readCompanies(tx: Tx, id: string, ids: readonly string[]): Promise<string[]> {
  const [lead] = await tx
    .select({ accountId: leads.accountId })
    .from(leads)
    .where(eq(leads.id, id));
  const merged = await tx
    .select({ before: merges.before })
    .from(merges)
    .where(inArray(merges.mergedId, ids));
  const sides = merged.flatMap(({ before }) => {
    const { survivor, other } = before as Record<
      "survivor" | "other",
      { accountId: string | null }
    >;
    return [survivor, other];
  });
  return [lead, ...sides].flatMap((one) => one?.accountId ?? []);
}

/**
 * Takes leads that nobody did anything with out of the database, and the accounts that were made for
 * them alone since an instant: kept, they would make their next people ones of a known company.
 */
export async function removeLeads(tx: Tx, ids: readonly string[], since: number): Promise<void> {
  await forget(tx, "lead", ids);
  const gone = await tx
    .delete(leads)
    .where(isOneOf(leads.id, ids))
    .returning({ accountId: leads.accountId });
  await removeEmptyAccounts(
    tx,
    gone.flatMap(({ accountId }) => accountId ?? []),
    since,
  );
}

/** Of these accounts takes those away that were made since then and have nobody. */
export async function removeEmptyAccounts(
  tx: Tx,
  ids: readonly string[],
  since: number,
): Promise<void> {
  // Whose people come in at this moment is not empty: once they are in, the next statement sees them.
  await forUpdate(tx.select({ id: accounts.id }).from(accounts).where(isOneOf(accounts.id, ids)));
  const ofAccount = (table: typeof leads | typeof opportunities) =>
    tx.select({ one: sql`1` }).from(table).where(eq(table.accountId, accounts.id));
  await tx
    .delete(accounts)
    .where(
      and(
        isOneOf(accounts.id, [...new Set(ids)]),
        gte(accounts.createdAt, since),
        notExists(ofAccount(leads)),
        notExists(ofAccount(opportunities)),
      ),
    );
}

/** The mails that asked them to confirm what they sent by a form. */
async function forgetConfirmations(tx: Tx, id: string): Promise<void> {
  const rows = await tx
    .select({ mailId: formSubmissions.mailId })
    .from(formSubmissions)
    .where(eq(formSubmissions.leadId, id));
  await forgetMails(
    tx,
    rows.flatMap(({ mailId }) => mailId ?? []),
  );
}

async function forget(tx: Tx, entity: string, ids: readonly string[]): Promise<void> {
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(and(eq(audit.entity, entity), isOneOf(audit.entityId, ids)));
}

async function readNaming(tx: Tx, leadIds: readonly string[]) {
  const entries = await tx
    .select({ seq: audit.seq, after: audit.after })
    .from(audit)
    .where(
      and(
        eq(audit.entity, "lead"),
        isOneOf(audit.entityId, leadIds),
        inArray(audit.action, NAMING),
      ),
    );
  return entries.flatMap(({ seq, after }) => {
    const { mergedId, intoId } = (after ?? {}) as { mergedId?: string; intoId?: string };
    const named = mergedId ?? intoId;
    return named === undefined ? [] : [{ seq, named }];
  });
}

/** The log of leads that these were merged with, and parted from again, names these, too. */
async function forgetElsewhere(tx: Tx, ids: readonly string[]): Promise<void> {
  const others = new Set((await readNaming(tx, ids)).map(({ named }) => named));
  const naming = await readNaming(tx, [...others]);
  const seqs = naming.filter(({ named }) => ids.includes(named)).map(({ seq }) => seq);
  await tx.update(audit).set({ before: null, after: null }).where(inArray(audit.seq, seqs));
}
