import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  notExists,
  or,
  sql,
} from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import {
  audit,
  criteriaVersions,
  imports,
  leads,
  notificationChoices,
  notifications,
  users,
  webhooks,
} from "@/db/schema";
import { forUpdate, isOneOf } from "@/db/sql";
import type { Role } from "@/lib/engine/roles";
import { SLA_STAGES } from "@/lib/engine/stages";
import type { NotificationFacts } from "../schema";

export type NotificationRow = typeof notifications.$inferSelect;

const { userId, readAt, at, id, mailAt } = notifications;

export async function insertNotifications(tx: Tx, rows: readonly NotificationRow[]): Promise<void> {
  await insertAll(tx, notifications, rows);
}

/** What is unread about these things. */
export async function readUnreadAbout(
  tx: Tx,
  leadIds: readonly string[],
  aboutIds: readonly string[],
): Promise<NotificationRow[]> {
  const ofLeads = await tx
    .select()
    .from(notifications)
    .where(and(isOneOf(notifications.leadId, leadIds), isNull(readAt)));
  if (aboutIds.length === 0) return ofLeads;
  const ofOthers = await tx
    .select()
    .from(notifications)
    .where(and(isOneOf(notifications.aboutId, aboutIds), isNull(readAt)));
  return [...ofLeads, ...ofOthers];
}

/** Changes one that is unread; says whether it still was. */
export async function updateUnread(
  tx: Tx,
  rowId: string,
  change: Partial<NotificationRow>,
): Promise<boolean> {
  const changed = await tx
    .update(notifications)
    .set(change)
    .where(and(eq(id, rowId), isNull(readAt)))
    .returning({ id });
  return changed.length === 1;
}

/** The latest unread ones of somebody, as little of them as finds their page. */
export async function readUnread(db: ReadDb, person: string, limit: number) {
  return db
    .select({
      id,
      kind: notifications.kind,
      leadId: notifications.leadId,
      aboutId: notifications.aboutId,
    })
    .from(notifications)
    .where(and(eq(userId, person), isNull(readAt)))
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/** With the names of what they are about, and the log's entry that they tell of. */
function withFacts(db: ReadDb) {
  return db
    .select({
      id,
      userId,
      kind: notifications.kind,
      leadId: notifications.leadId,
      aboutId: notifications.aboutId,
      dueAt: notifications.dueAt,
      count: notifications.count,
      at,
      readAt,
      leadName: leads.name,
      company: leads.company,
      by: audit.actorName,
      action: audit.action,
      after: audit.after,
      version: criteriaVersions.number,
      versionName: criteriaVersions.name,
      fileName: imports.fileName,
      webhookName: webhooks.name,
    })
    .from(notifications)
    .leftJoin(leads, eq(leads.id, notifications.leadId))
    .leftJoin(audit, eq(audit.seq, notifications.seq))
    .leftJoin(criteriaVersions, eq(criteriaVersions.id, notifications.aboutId))
    .leftJoin(imports, eq(imports.id, notifications.aboutId))
    .leftJoin(webhooks, eq(webhooks.id, notifications.aboutId));
}

/** Of somebody, the latest first, after another one. */
export async function readNotifications(
  db: ReadDb,
  person: string,
  after: { at: number; id: string } | null,
  limit: number,
): Promise<NotificationFacts[]> {
  return withFacts(db)
    .where(
      and(
        eq(userId, person),
        after ? or(lt(at, after.at), and(eq(at, after.at), lt(id, after.id))) : undefined,
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(limit);
}

/** Marks these of somebody as read; says how many were not. */
export async function markRead(
  tx: Tx,
  person: string,
  which: { ids: readonly string[] } | { until: number },
  now: number,
): Promise<number> {
  const read = await tx
    .update(notifications)
    .set({ readAt: now, mailAt: null })
    .where(
      and(
        eq(userId, person),
        isNull(readAt),
        "ids" in which ? inArray(id, [...which.ids]) : lte(at, which.until),
      ),
    )
    .returning({ id });
  return read.length;
}

/** Whose lead it is: its owner's, or theirs who hold it for a while. */
const holder = (now: number) =>
  sql<string>`case when ${leads.ownerId} is not null then ${leads.ownerId}
    when ${leads.claimedUntil} > ${now} then ${leads.claimedBy} end`;

/** Which moments of leads are told of as they come. */
const DEADLINES = {
  slaSoon: { at: leads.slaDueAt, stages: SLA_STAGES },
  slaPassed: { at: leads.slaDueAt, stages: SLA_STAGES },
  callbackDue: { at: leads.callbackAt, stages: ["mql", "sal"] },
} as const;
export type DeadlineKind = keyof typeof DEADLINES;

interface DeadlineWindow {
  from: number;
  to: number;
  now: number;
  /** Who is out of office, and the roles that are told instead. */
  away: readonly string[];
  instead: readonly Role[];
}

/**
 * Deadlines of leads that somebody works between two instants, of which that person was not told as
 * `kind` and wants to be. Instead of who is away, those are told who give leads to somebody else.
 */
export async function readDeadlines(
  db: ReadDb,
  kind: DeadlineKind,
  { from, to, now, away, instead }: DeadlineWindow,
  limit: number,
) {
  const who = holder(now);
  const isLeft = isOneOf(who, away);
  const isTold = or(
    and(eq(users.id, who), not(isLeft)),
    and(isLeft, inArray(users.role, [...instead])),
  );
  const deadline = DEADLINES[kind];
  const told = db
    .select({ id })
    .from(notifications)
    .where(
      and(
        eq(notifications.leadId, leads.id),
        eq(userId, users.id),
        eq(notifications.kind, kind),
        eq(notifications.dueAt, deadline.at),
      ),
    );
  const refused = db
    .select({ kind: notificationChoices.kind })
    .from(notificationChoices)
    .where(
      and(
        eq(notificationChoices.userId, users.id),
        eq(notificationChoices.kind, kind),
        eq(notificationChoices.channel, "off"),
      ),
    );
  return db
    .select({ leadId: leads.id, userId: users.id, dueAt: deadline.at })
    .from(leads)
    .innerJoin(users, and(isTold, isNull(users.disabledAt)))
    .where(
      and(
        inArray(leads.stage, [...deadline.stages]),
        gt(deadline.at, from),
        lte(deadline.at, to),
        notExists(told),
        notExists(refused),
      ),
    )
    .orderBy(asc(deadline.at))
    .limit(limit);
}

/** Unread warnings of deadlines that are over are no news any more: that they are over is. */
export async function dropWarnings(tx: Tx, leadIds: readonly string[], now: number): Promise<void> {
  await tx
    .delete(notifications)
    .where(
      and(
        isOneOf(notifications.leadId, leadIds),
        eq(notifications.kind, "slaSoon"),
        lte(notifications.dueAt, now),
        isNull(readAt),
      ),
    );
}

const isMailDue = (now: number) => and(isNotNull(mailAt), lte(mailAt, now));

export async function anyMailDue(db: ReadDb, now: number): Promise<boolean> {
  const due = db.select({ id }).from(notifications).where(isMailDue(now)).limit(1);
  return (await due).length > 0;
}

/** All that waits to go out by mail to people of whom some is due, by person and time; held. */
export async function takeMailable(tx: Tx, now: number, limit: number) {
  const due = await tx
    .selectDistinct({ userId })
    .from(notifications)
    .where(isMailDue(now))
    .limit(limit);
  const people = due.map((one) => one.userId);
  await forUpdate(
    tx
      .select({ id })
      .from(notifications)
      .where(and(isOneOf(userId, people), isNotNull(mailAt)))
      .orderBy(asc(id)),
  );
  return withFacts(tx)
    .where(and(isOneOf(userId, people), isNotNull(mailAt)))
    .orderBy(asc(userId), asc(at), asc(id));
}

/** Writes down that of these nothing waits to go out by mail any more. */
export async function settleMailed(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.update(notifications).set({ mailAt: null }).where(isOneOf(id, ids));
}

export async function anyOlder(db: ReadDb, before: number): Promise<boolean> {
  const old = db.select({ id }).from(notifications).where(lt(at, before)).limit(1);
  return (await old).length > 0;
}

export async function deleteOlder(tx: Tx, before: number): Promise<number> {
  const gone = await tx.delete(notifications).where(lt(at, before)).returning({ id });
  return gone.length;
}
