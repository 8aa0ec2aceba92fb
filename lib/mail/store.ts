import { and, asc, desc, eq, lte } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { audit, mailLeads, mails } from "@/db/schema";
import { forUpdate, isOneOf } from "@/db/sql";
import type { MailRow } from "./schema";

const COLUMNS = {
  id: mails.id,
  toName: mails.toName,
  toAddress: mails.toAddress,
  subject: mails.subject,
  body: mails.body,
  createdAt: mails.createdAt,
  state: mails.state,
  tries: mails.tries,
  nextAt: mails.nextAt,
  endedAt: mails.endedAt,
  problem: mails.problem,
};

/** Mail to send or to keep, with the change that it is about. */
export async function insertMail(
  tx: Tx,
  mail: Pick<MailRow, "id" | "toName" | "toAddress" | "subject" | "body">,
  isSetUp: boolean,
  now: number,
): Promise<void> {
  const state = isSetUp ? "waiting" : "kept";
  await tx.insert(mails).values({ ...mail, state, createdAt: now, nextAt: now });
}

/** Notes which leads a mail tells of. */
export async function insertMailLeads(
  tx: Tx,
  mailId: string,
  leadIds: readonly string[],
): Promise<void> {
  const rows = [...new Set(leadIds)].map((leadId) => ({ mailId, leadId }));
  await insertAll(tx, mailLeads, rows);
}

/** Takes the mails that tell of one of these leads out of the database. */
export async function forgetMailsAbout(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ mailId: mailLeads.mailId })
    .from(mailLeads)
    .where(isOneOf(mailLeads.leadId, leadIds));
  await forgetMails(
    tx,
    rows.map(({ mailId }) => mailId),
  );
}

/** The latest mails. */
export async function listMails(db: ReadDb, limit: number): Promise<MailRow[]> {
  return db.select(COLUMNS).from(mails).orderBy(desc(mails.createdAt), desc(mails.id)).limit(limit);
}

function isDue(now: number) {
  return and(eq(mails.state, "waiting"), lte(mails.nextAt, now));
}

export async function anyDue(db: ReadDb, now: number): Promise<boolean> {
  const rows = await db.select({ id: mails.id }).from(mails).where(isDue(now)).limit(1);
  return rows.length > 0;
}

/** Takes mail that is due: counts the try, and leaves it alone until `until`. */
export async function takeDue(
  tx: Tx,
  now: number,
  until: number,
  limit: number,
): Promise<MailRow[]> {
  const due = await forUpdate(
    tx.select(COLUMNS).from(mails).where(isDue(now)).orderBy(asc(mails.nextAt)).limit(limit),
  );
  const taken: MailRow[] = [];
  for (const mail of due) {
    const change = { tries: mail.tries + 1, nextAt: until };
    await tx.update(mails).set(change).where(eq(mails.id, mail.id));
    taken.push({ ...mail, ...change });
  }
  return taken;
}

export async function findMail(db: ReadDb, id: string): Promise<MailRow | null> {
  const [row] = await db.select(COLUMNS).from(mails).where(eq(mails.id, id));
  return row ?? null;
}

/** Takes mails out of the database, and whom they went to out of the log. */
export async function forgetMails(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.delete(mails).where(isOneOf(mails.id, ids));
  await tx
    .update(audit)
    .set({ before: null, after: null })
    .where(and(eq(audit.entity, "mail"), isOneOf(audit.entityId, ids)));
}

export type MailChange = Partial<
  Pick<MailRow, "state" | "tries" | "nextAt" | "endedAt" | "problem">
>;

/** Changes a mail that is as it was seen; says whether it was so. */
export async function updateMail(
  tx: Tx,
  { id, tries, state }: Pick<MailRow, "id" | "tries" | "state">,
  change: MailChange,
): Promise<boolean> {
  const changed = await tx
    .update(mails)
    .set(change)
    .where(and(eq(mails.id, id), eq(mails.tries, tries), eq(mails.state, state)))
    .returning({ id: mails.id });
  return changed.length === 1;
}
