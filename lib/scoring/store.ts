import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { updateAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared, statementName } from "@/db/prepared";
import { activities, criteriaVersions, leads, observations } from "@/db/schema";
import { listOfRows } from "@/db/sql";
import { type Activity, type ActivityProps, minuteOf } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { LeadHistory } from "@/lib/engine/history";

export type TimedActivity = Activity & { at: number };

/** A history with the milliseconds that the engine leaves out. */
export interface TimedHistory extends LeadHistory {
  observations: { at: number; minute: number; values: Record<string, AttributeValue | null> }[];
  activities: TimedActivity[];
}

const TEXTS_KEPT = 20_000;

/** The same few properties come back in most rows: each text is parsed once. */
const parsed = new Map<string, ActivityProps>();

function propsOf(stored: string | ActivityProps): ActivityProps {
  if (typeof stored !== "string") return stored;
  let props = parsed.get(stored);
  if (!props) {
    if (parsed.size >= TEXTS_KEPT) parsed.clear();
    props = JSON.parse(stored) as ActivityProps;
    parsed.set(stored, props);
  }
  return props;
}

type StoredActivity = [
  id: string,
  type: Activity["type"],
  at: number,
  props: string | ActivityProps,
];

/** The activities by time; mostly they come so. */
function inOrder(rows: StoredActivity[]): TimedHistory["activities"] {
  const isOrdered = rows.every(([, , at], i) => i === 0 || at >= (rows[i - 1]?.[2] ?? 0));
  if (!isOrdered) rows.sort((a, b) => a[2] - b[2]);
  return rows.map(([id, type, at, props]) => ({
    id,
    type,
    at,
    minute: minuteOf(at),
    props: propsOf(props),
  }));
}

type StoredValues = Record<string, AttributeValue | null>;

function observationsOf(db: ReadDb) {
  return prepared(db, "scoring.observations", (d) =>
    d
      .select({
        lead: observations.leadId,
        at: observations.observedAt,
        // As stored: the builder's own decoding costs more than the reading.
        said: sql<string | StoredValues>`${observations.values}`,
      })
      .from(observations)
      .where(isListed(observations.leadId))
      // A file may say two things of somebody in one moment: the later row holds.
      .orderBy(observations.leadId, observations.observedAt, observations.id)
      .prepare("scoring_observations"),
  );
}

/** A number for each set of types that was asked for: statements are told apart by name. */
const typeSets = new Map<string, number>();

function activitiesOf(db: ReadDb, types: readonly string[]) {
  const key = types.join(",");
  const set = typeSets.get(key) ?? typeSets.size;
  typeSets.set(key, set);
  return prepared(db, `scoring.activities.${set}`, (d) =>
    d
      .select({
        lead: activities.leadId,
        rows: listOfRows(activities.id, activities.type, activities.at, activities.props),
      })
      .from(activities)
      .where(
        and(isListed(activities.leadId), inArray(activities.type, types as Activity["type"][])),
      )
      .groupBy(activities.leadId)
      .prepare(`scoring_activities_${set}`),
  );
}

/**
 * What is known of these leads and when, for scoring. Only activities of `types` are read: others
 * cannot change a score.
 */
export async function readHistories(
  db: ReadDb,
  rows: readonly { id: string; createdAt: number }[],
  types: readonly string[],
): Promise<Map<string, TimedHistory>> {
  const histories = new Map<string, TimedHistory>();
  for (const { id, createdAt } of rows) {
    histories.set(id, { createdMinute: minuteOf(createdAt), observations: [], activities: [] });
  }
  const asked = [...types].sort();
  const ids = listed([...histories.keys()]);
  for (const { lead, at, said } of await observationsOf(db).execute(ids)) {
    const known = typeof said === "string" ? (JSON.parse(said) as StoredValues) : said;
    histories.get(lead)?.observations.push({ at, minute: minuteOf(at), values: known });
  }
  if (asked.length === 0) return histories;
  for (const { lead, rows } of await activitiesOf(db, asked).execute(ids)) {
    const history = histories.get(lead);
    if (history) history.activities = inOrder(JSON.parse(rows) as StoredActivity[]);
  }
  return histories;
}

export interface StoredScore {
  id: string;
  fit: number;
  engagement: number;
  grade: string | null;
  scoredAt: number;
  rescoreAt: number | null;
  digest: string | null;
  lastActivityAt: number | null;
}
type ScoreColumn = Exclude<keyof StoredScore, "id">;

const POINTS = ["fit", "engagement", "grade"] as const satisfies ScoreColumn[];
const ALWAYS = ["scoredAt", "lastActivityAt"] as const satisfies ScoreColumn[];

/** So few are sooner written one by one, by a statement that is ready. */
const FEW = 3;

/** What changed of a score, in a certain order; `was` is what is stored. */
function changedOf(score: StoredScore, was: StoredScore): ScoreColumn[] {
  const changed: ScoreColumn[] = [...ALWAYS];
  if (POINTS.some((name) => score[name] !== was[name])) changed.push(...POINTS);
  if (score.rescoreAt !== was.rescoreAt) changed.push("rescoreAt");
  if (score.digest !== was.digest) changed.push("digest");
  return changed;
}

/**
 * Stores scores in place of what is stored. A column that stays is not written: each write of an
 * indexed one costs more than the rest of the row.
 */
export async function saveScores(
  tx: Tx,
  scores: readonly { score: StoredScore; was: StoredScore }[],
): Promise<void> {
  const groups = new Map<string, { columns: ScoreColumn[]; rows: StoredScore[] }>();
  for (const { score, was } of scores) {
    const columns = changedOf(score, was);
    const key = columns.join();
    const group = groups.get(key) ?? { columns, rows: [] };
    group.rows.push(score);
    groups.set(key, group);
  }
  for (const { columns, rows } of groups.values()) await saveColumns(tx, columns, rows);
}

async function saveColumns(
  tx: Tx,
  columns: readonly ScoreColumn[],
  rows: readonly StoredScore[],
): Promise<void> {
  if (rows.length > FEW) return updateAll(tx, leads, columns, rows);
  const key = columns.join();
  const statement = prepared(tx, `scoring.save.${key}`, (t) =>
    t
      .update(leads)
      .set(Object.fromEntries(columns.map((name) => [name, sql`${sql.placeholder(name)}`])))
      .where(eq(leads.id, sql.placeholder("id")))
      .prepare(statementName("scoring_save", key)),
  );
  for (const row of rows) await statement.execute({ ...row });
}

/** Stores when these leads last did something, and nothing else of them. */
export function saveLastActivity(tx: Tx, rows: readonly StoredScore[]): Promise<void> {
  return saveColumns(tx, ["lastActivityAt"], rows);
}

/** Leads whose score changes by itself by then, the longest due first. */
export async function readDueIds(db: ReadDb, now: number, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: leads.id })
    .from(leads)
    .where(lte(leads.rescoreAt, now))
    .orderBy(asc(leads.rescoreAt))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Holds leads back: only something newer hands them off. */
export async function holdLeads(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  for (let i = 0; i < ids.length; i += 500) {
    await tx
      .update(leads)
      .set({ heldAt: now })
      .where(inArray(leads.id, ids.slice(i, i + 500)));
  }
}

export async function readActivatedAt(db: ReadDb, versionId: string): Promise<number> {
  const [row] = await prepared(db, "scoring.activatedAt", (d) =>
    d
      .select({ at: criteriaVersions.activatedAt })
      .from(criteriaVersions)
      .where(eq(criteriaVersions.id, sql.placeholder("versionId")))
      .prepare("scoring_activated_at"),
  ).execute({ versionId });
  return row?.at ?? 0;
}

/** The version that was in force at a moment, the newest first when two met. */
export async function readVersionAt(db: ReadDb, at: number): Promise<string | null> {
  const [row] = await db
    .select({ id: criteriaVersions.id })
    .from(criteriaVersions)
    .where(
      and(
        lte(criteriaVersions.activatedAt, at),
        sql`(${criteriaVersions.retiredAt} is null or ${criteriaVersions.retiredAt} > ${at})`,
      ),
    )
    .orderBy(sql`${criteriaVersions.activatedAt} desc`)
    .limit(1);
  return row?.id ?? null;
}
