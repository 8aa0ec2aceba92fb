import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { activities, criteriaVersions, leads, observations } from "@/db/schema";
import { rowsOf } from "@/db/sql";
import { type Activity, type ActivityProps, minuteOf } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { LeadHistory } from "@/lib/engine/history";

/** A history with the milliseconds that the engine leaves out. */
export interface TimedHistory extends LeadHistory {
  observations: { at: number; minute: number; values: Record<string, AttributeValue | null> }[];
  activities: (Activity & { at: number })[];
}

const LEADS_PER_STATEMENT = 200;
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

type StoredValues = Record<string, AttributeValue | null>;

/**
 * What is known of these leads and when, for scoring. Only activities of `types` are read: others
 * cannot change a score. Raw rows, because the builder costs more than the reading.
 */
export async function readHistories(
  db: ReadDb,
  rows: readonly { id: string; createdAt: number }[],
  types: readonly string[],
): Promise<Map<string, TimedHistory>> {
  const histories = new Map<string, TimedHistory>();
  for (let i = 0; i < rows.length; i += LEADS_PER_STATEMENT) {
    const chunk = rows.slice(i, i + LEADS_PER_STATEMENT);
    for (const { id, createdAt } of chunk) {
      histories.set(id, { createdMinute: minuteOf(createdAt), observations: [], activities: [] });
    }
    const ids = sql.join(
      chunk.map(({ id }) => sql`${id}`),
      sql`, `,
    );
    const known = await rowsOf<{ lead: string; at: number; said: string | StoredValues }>(
      db,
      sql`select ${observations.leadId} as lead, ${observations.observedAt} as at,
        ${observations.values} as said from ${observations}
        where ${observations.leadId} in (${ids})
        order by ${observations.leadId}, ${observations.observedAt}`,
    );
    for (const { lead, at, said } of known) {
      const values = typeof said === "string" ? (JSON.parse(said) as StoredValues) : said;
      histories.get(lead)?.observations.push({ at, minute: minuteOf(at), values });
    }
    if (types.length === 0) continue;
    const asked = sql.join(
      types.map((type) => sql`${type}`),
      sql`, `,
    );
    const done = await rowsOf<{
      lead: string;
      id: string;
      type: Activity["type"];
      at: number;
      props: string | ActivityProps;
    }>(
      db,
      sql`select ${activities.leadId} as lead, ${activities.id} as id, ${activities.type} as type,
        ${activities.at} as at, ${activities.props} as props from ${activities}
        where ${activities.leadId} in (${ids}) and ${activities.type} in (${asked})
        order by ${activities.leadId}, ${activities.at}`,
    );
    for (const { lead, id, type, at, props } of done) {
      histories
        .get(lead)
        ?.activities.push({ id, type, at, minute: minuteOf(at), props: propsOf(props) });
    }
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
  lastActivityAt: number | null;
}

export async function saveScores(tx: Tx, scores: readonly StoredScore[]): Promise<void> {
  const statement = prepared(tx, "scoring.save", (t) =>
    t
      .update(leads)
      .set({
        fit: sql`${sql.placeholder("fit")}`,
        engagement: sql`${sql.placeholder("engagement")}`,
        grade: sql`${sql.placeholder("grade")}`,
        scoredAt: sql`${sql.placeholder("scoredAt")}`,
        rescoreAt: sql`${sql.placeholder("rescoreAt")}`,
        lastActivityAt: sql`${sql.placeholder("lastActivityAt")}`,
      })
      .where(eq(leads.id, sql.placeholder("id")))
      .prepare("scoring_save"),
  );
  for (const score of scores) await statement.execute({ ...score });
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
  const [row] = await db
    .select({ at: criteriaVersions.activatedAt })
    .from(criteriaVersions)
    .where(eq(criteriaVersions.id, versionId));
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
