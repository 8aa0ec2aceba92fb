import { asc, gt, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { activities, handoffs, leads, observations } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { type Activity, type ActivityProps, minuteOf } from "@/lib/engine/activities";
import type { LeadRecord } from "@/lib/engine/replay/columns";

/** Leads per read: few statements, and so few rows at once that they are gone before they get old. */
const PAGE = 500;
const TEXTS_KEPT = 50_000;

interface Row {
  id: string;
  createdAt: number;
}

/** Properties as stored: the same few texts come again and again, and each is parsed once. */
class Texts {
  private readonly parsed = new Map<string, ActivityProps>();

  propsOf(stored: string | ActivityProps): ActivityProps {
    if (typeof stored !== "string") return stored;
    let props = this.parsed.get(stored);
    if (!props) {
      if (this.parsed.size >= TEXTS_KEPT) this.parsed.clear();
      props = JSON.parse(stored) as ActivityProps;
      this.parsed.set(stored, props);
    }
    return props;
  }
}

function emptyRecord({ id, createdAt }: Row) {
  return {
    id,
    history: {
      createdMinute: minuteOf(createdAt),
      observations: [] as LeadRecord["history"]["observations"][number][],
      activities: [] as Activity[],
    },
    rounds: [] as LeadRecord["rounds"][number][],
  };
}

async function recordsOf(db: ReadDb, rows: readonly Row[], texts: Texts): Promise<LeadRecord[]> {
  const ids = rows.map(({ id }) => id);
  const records = new Map(rows.map((row) => [row.id, emptyRecord(row)]));
  const known = await db
    .select({
      leadId: observations.leadId,
      at: observations.observedAt,
      values: observations.values,
    })
    .from(observations)
    .where(isOneOf(observations.leadId, ids))
    .orderBy(asc(observations.leadId), asc(observations.observedAt), asc(observations.id));
  for (const { leadId, at, values } of known) {
    records.get(leadId)?.history.observations.push({ minute: minuteOf(at), values });
  }
  const done = await db
    .select({
      leadId: activities.leadId,
      type: activities.type,
      at: activities.at,
      props: sql<string | ActivityProps>`${activities.props}`,
    })
    .from(activities)
    .where(isOneOf(activities.leadId, ids))
    .orderBy(asc(activities.leadId), asc(activities.at));
  for (const { leadId, type, at, props } of done) {
    // Which of a minute's activities it was makes no difference to a score.
    const activity = { id: "", type, minute: minuteOf(at), props: texts.propsOf(props) };
    records.get(leadId)?.history.activities.push(activity);
  }
  const rounds = await db
    .select({
      leadId: handoffs.leadId,
      mqlAt: handoffs.mqlAt,
      salAt: handoffs.salAt,
      sqlAt: handoffs.sqlAt,
      exitAt: handoffs.exitAt,
    })
    .from(handoffs)
    .where(isOneOf(handoffs.leadId, ids))
    .orderBy(asc(handoffs.leadId), asc(handoffs.round));
  for (const { leadId, ...round } of rounds) records.get(leadId)?.rounds.push(round);
  return [...records.values()];
}

function readRows(db: ReadDb, where: SQL | undefined): Promise<Row[]> {
  return db
    .select({ id: leads.id, createdAt: leads.createdAt })
    .from(leads)
    .where(where)
    .orderBy(asc(leads.id))
    .limit(PAGE);
}

/** How much history there is. */
export async function countHistory(db: ReadDb): Promise<{ leads: number; activities: number }> {
  return { leads: await db.$count(leads), activities: await db.$count(activities) };
}

/** Every lead with its history, page by page, ascending by id. */
export async function* readAllRecords(db: ReadDb): AsyncGenerator<LeadRecord[]> {
  const texts = new Texts();
  let after = "";
  for (;;) {
    const rows = await readRows(db, gt(leads.id, after));
    yield await recordsOf(db, rows, texts);
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = last.id;
  }
}

/** These leads with their histories, as far as they are still there. */
export async function readRecords(db: ReadDb, ids: readonly string[]): Promise<LeadRecord[]> {
  const texts = new Texts();
  const records: LeadRecord[] = [];
  for (let i = 0; i < ids.length; i += PAGE) {
    const rows = await readRows(db, isOneOf(leads.id, ids.slice(i, i + PAGE)));
    records.push(...(await recordsOf(db, rows, texts)));
  }
  return records;
}
