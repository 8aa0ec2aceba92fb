import { and, desc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { alerts, checkedDays } from "@/db/schema";
import { type Alert, type AlertContent, type AlertEnding, subjectOf } from "./schema";

const COLUMNS = {
  id: alerts.id,
  content: alerts.content,
  raisedAt: alerts.raisedAt,
  closedAt: alerts.closedAt,
  ending: alerts.ending,
  acknowledgedAt: alerts.acknowledgedAt,
  acknowledgedByName: alerts.acknowledgedByName,
};

type Row = Omit<Alert, "content" | "ending" | "acknowledged"> & {
  content: unknown;
  ending: unknown;
  acknowledgedAt: number | null;
  acknowledgedByName: string | null;
};

function alertOf({ content, ending, acknowledgedAt, acknowledgedByName, ...row }: Row): Alert {
  return {
    ...row,
    content: content as AlertContent,
    ending: ending as AlertEnding | null,
    acknowledged:
      acknowledgedAt === null ? null : { at: acknowledgedAt, by: acknowledgedByName ?? "" },
  };
}

/** Those of these topics, and those of none. */
function seenIn(topics: readonly string[]) {
  return or(isNull(alerts.report), inArray(alerts.report, [...topics]));
}

/** Alerts that last, the latest first. `topics`: those that the reader may read of. */
export async function listOpenAlerts(db: ReadDb, topics: readonly string[]): Promise<Alert[]> {
  const rows = await db
    .select(COLUMNS)
    .from(alerts)
    .where(and(isNull(alerts.closedAt), seenIn(topics)))
    .orderBy(desc(alerts.raisedAt), desc(alerts.id));
  return rows.map(alertOf);
}

/** Alerts that ended, the latest end first. */
export async function listClosedAlerts(
  db: ReadDb,
  topics: readonly string[],
  limit: number,
): Promise<Alert[]> {
  const rows = await db
    .select(COLUMNS)
    .from(alerts)
    .where(and(isNotNull(alerts.closedAt), seenIn(topics)))
    .orderBy(desc(alerts.closedAt), desc(alerts.id))
    .limit(limit);
  return rows.map(alertOf);
}

/** How many alerts last that nobody has taken note of. Every page asks. */
export async function countNewAlerts(db: ReadDb, topics: readonly string[]): Promise<number> {
  const rows = await prepared(db, "alerts.new", (d) =>
    d
      .select({ report: alerts.report })
      .from(alerts)
      .where(and(isNull(alerts.closedAt), isNull(alerts.acknowledgedAt)))
      .prepare("alerts_new"),
  ).execute();
  return rows.filter(({ report }) => report === null || topics.includes(report)).length;
}

export async function findAlert(
  db: ReadDb,
  id: string,
  topics: readonly string[],
): Promise<Alert | null> {
  const [row] = await db
    .select(COLUMNS)
    .from(alerts)
    .where(and(eq(alerts.id, id), seenIn(topics)));
  return row ? alertOf(row) : null;
}

/** Raises an alert unless there is one about the same; says whether. */
export async function insertAlert(
  tx: Tx,
  id: string,
  content: AlertContent,
  now: number,
): Promise<boolean> {
  const inserted = await tx
    .insert(alerts)
    .values({
      id,
      subject: subjectOf(content),
      report: content.kind === "goal" ? content.topic : null,
      content,
      raisedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: alerts.id });
  return inserted.length === 1;
}

/** Ends the alert about something, if there is one: its id. */
export async function closeAlert(
  tx: Tx,
  subject: string,
  now: number,
  ending: AlertEnding,
): Promise<string | null> {
  const [closed] = await tx
    .update(alerts)
    .set({ closedAt: now, ending })
    .where(and(eq(alerts.subject, subject), isNull(alerts.closedAt)))
    .returning({ id: alerts.id });
  return closed?.id ?? null;
}

/** Writes down who took note first; says whether it was this one. */
export async function acknowledge(
  tx: Tx,
  id: string,
  by: { id: string | null; name: string },
  now: number,
): Promise<boolean> {
  const changed = await tx
    .update(alerts)
    .set({ acknowledgedAt: now, acknowledgedBy: by.id, acknowledgedByName: by.name })
    .where(and(eq(alerts.id, id), isNull(alerts.acknowledgedAt)))
    .returning({ id: alerts.id });
  return changed.length === 1;
}

export async function isDayChecked(db: ReadDb, day: string): Promise<boolean> {
  const rows = await db
    .select({ day: checkedDays.day })
    .from(checkedDays)
    .where(eq(checkedDays.day, day));
  return rows.length > 0;
}

/** Takes a local day to check; false when it was taken. Racers wait here. */
export async function takeDay(tx: Tx, day: string, now: number): Promise<boolean> {
  const taken = await tx
    .insert(checkedDays)
    .values({ day, at: now })
    .onConflictDoNothing()
    .returning({ day: checkedDays.day });
  return taken.length === 1;
}
