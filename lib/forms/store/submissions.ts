import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { formSubmissions, formViews, handoffs, leads } from "@/db/schema";
import { countOf, forUpdate, isOneOf, rowsOf } from "@/db/sql";
import { forgetMails } from "@/lib/mail/store";
import type { FormFigures, Reached } from "../schema";

export type SubmissionRow = typeof formSubmissions.$inferSelect;

/** Adds a submission; false when its page was sent before. */
export async function insertSubmission(tx: Tx, row: SubmissionRow): Promise<boolean> {
  const added = await tx
    .insert(formSubmissions)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: formSubmissions.id });
  return added.length === 1;
}

export async function updateSubmission(
  tx: Tx,
  id: string,
  set: Partial<Omit<SubmissionRow, "id" | "formId">>,
): Promise<void> {
  await tx.update(formSubmissions).set(set).where(eq(formSubmissions.id, id));
}

function isWaiting(tokenHash: string, now: number) {
  return and(
    eq(formSubmissions.tokenHash, tokenHash),
    eq(formSubmissions.state, "waiting"),
    gt(formSubmissions.expiresAt, now),
  );
}

/** The submission that a link in a mail confirms; null when it was used or has run out. */
export async function findWaiting(
  db: ReadDb,
  tokenHash: string,
  now: number,
): Promise<SubmissionRow | null> {
  const [row] = await db.select().from(formSubmissions).where(isWaiting(tokenHash, now));
  return row ?? null;
}

/** The same, held until the transaction ends, so that one link counts once. */
export async function lockWaiting(
  tx: Tx,
  tokenHash: string,
  now: number,
): Promise<SubmissionRow | null> {
  const [row] = await forUpdate(tx.select().from(formSubmissions).where(isWaiting(tokenHash, now)));
  return row ?? null;
}

/** How many confirmations were asked of an address since then. */
export async function countAsked(db: ReadDb, emailKey: string, since: number): Promise<number> {
  const [row] = await db
    .select({ n: countOf() })
    .from(formSubmissions)
    .where(
      and(
        eq(formSubmissions.emailKey, emailKey),
        gt(formSubmissions.createdAt, since),
        sql`${formSubmissions.mailId} is not null`,
      ),
    );
  return row?.n ?? 0;
}

/** Submissions that nobody confirmed in time. */
export async function readRunOut(db: ReadDb, now: number, limit: number) {
  return db
    .select({ id: formSubmissions.id, mailId: formSubmissions.mailId })
    .from(formSubmissions)
    .where(and(eq(formSubmissions.state, "waiting"), lte(formSubmissions.expiresAt, now)))
    .orderBy(asc(formSubmissions.expiresAt))
    .limit(limit);
}

/** Forgets what was sent but not confirmed; that something was sent stays. */
export async function forgetRunOut(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(formSubmissions)
    .set({
      state: "expired",
      emailKey: null,
      answers: {},
      tags: {},
      page: null,
      visitor: null,
      tokenHash: null,
      mailId: null,
    })
    .where(inArray(formSubmissions.id, [...ids]));
}

/** Forgets what is to be confirmed by these addresses, with the mails that asked for it. */
export async function forgetWaitingOf(tx: Tx, emailKeys: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: formSubmissions.id, mailId: formSubmissions.mailId })
    .from(formSubmissions)
    .where(and(eq(formSubmissions.state, "waiting"), isOneOf(formSubmissions.emailKey, emailKeys)));
  await forgetMails(
    tx,
    rows.flatMap(({ mailId }) => mailId ?? []),
  );
  await forgetRunOut(
    tx,
    rows.map(({ id }) => id),
  );
}

/** The engine's time is minutes: a hand-off in the minute of the submission comes after it. */
const MINUTE_MS = 60_000;

/** Of each form, or of one: views, submissions and what became of the people. */
export async function readFigures(db: ReadDb, formId?: string): Promise<Map<string, FormFigures>> {
  const ofForm = formId === undefined ? sql`1 = 1` : sql`form_id = ${formId}`;
  const reached = (at: string) =>
    sql`coalesce(sum(case when exists (
      select 1 from ${handoffs} h
      where h.lead_id = p.lead_id and h.${sql.identifier(at)} > p.first_at - ${MINUTE_MS}
    ) then 1 else 0 end), 0)`;
  const figures = new Map<string, FormFigures>();
  const of = (id: string): FormFigures => {
    const known = figures.get(id) ?? {
      views: 0,
      submissions: 0,
      waiting: 0,
      leads: 0,
      mqls: 0,
      sqls: 0,
    };
    figures.set(id, known);
    return known;
  };
  const views = await rowsOf<{ id: string; n: number }>(
    db,
    sql`select form_id as id, sum(views) as n from ${formViews} where ${ofForm} group by form_id`,
  );
  for (const { id, n } of views) of(id).views = Number(n);
  const sent = await rowsOf<{ id: string; state: string; n: number }>(
    db,
    sql`select form_id as id, state, count(*) as n from ${formSubmissions}
      where ${ofForm} and state in ('counted', 'waiting') group by form_id, state`,
  );
  for (const { id, state, n } of sent) {
    of(id)[state === "counted" ? "submissions" : "waiting"] = Number(n);
  }
  const people = await rowsOf<{ id: string; leads: number; mqls: number; sqls: number }>(
    db,
    sql`select p.form_id as id, count(*) as leads,
        ${reached("mql_at")} as mqls, ${reached("sql_at")} as sqls
      from (
        select form_id, lead_id, min(counted_at) as first_at from ${formSubmissions}
        where ${ofForm} and state = 'counted' group by form_id, lead_id
      ) p group by p.form_id`,
  );
  for (const { id, leads: all, mqls, sqls } of people) {
    Object.assign(of(id), { leads: Number(all), mqls: Number(mqls), sqls: Number(sqls) });
  }
  return figures;
}

const SUBMISSION = {
  id: formSubmissions.id,
  state: formSubmissions.state,
  createdAt: formSubmissions.createdAt,
  countedAt: formSubmissions.countedAt,
  leadId: leads.id,
  leadName: leads.name,
  leadStage: leads.stage,
  answers: formSubmissions.answers,
  differing: formSubmissions.differing,
  tags: formSubmissions.tags,
  page: formSubmissions.page,
  consentNumber: formSubmissions.consentNumber,
  hasConsented: formSubmissions.hasConsented,
};

/** Submissions of a form, newest first; of each lead's that came so far, or all. */
export async function listSubmissionRows(
  db: ReadDb,
  formId: string,
  {
    reached,
    before,
    limit,
  }: { reached?: Reached | undefined; before?: string | undefined; limit: number },
) {
  const first = sql`(select min(f.counted_at) from ${formSubmissions} f
    where f.form_id = ${formId} and f.lead_id = ${formSubmissions.leadId} and f.state = 'counted')`;
  const cameSoFar = (at: string) =>
    sql`exists (select 1 from ${handoffs} h where h.lead_id = ${formSubmissions.leadId}
      and h.${sql.identifier(at)} > ${first} - ${MINUTE_MS})`;
  return (
    db
      .select(SUBMISSION)
      .from(formSubmissions)
      .leftJoin(leads, eq(leads.id, formSubmissions.leadId))
      .where(
        and(
          eq(formSubmissions.formId, formId),
          before === undefined ? undefined : lt(formSubmissions.id, before),
          reached === undefined
            ? undefined
            : and(eq(formSubmissions.state, "counted"), cameSoFar(`${reached}_at`)),
        ),
      )
      // Ids sort by the time they were made.
      .orderBy(desc(formSubmissions.id))
      .limit(limit)
  );
}
