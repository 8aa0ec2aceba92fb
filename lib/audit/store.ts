import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, notInArray, or, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";
import { prepared, statementName } from "@/db/prepared";
import { audit } from "@/db/schema";
import { containsText } from "@/db/sql";
import type { AuditFilter, AuditRow } from "./schema";
import { actionsNamed } from "./schema/actions";
import { isNamed, readNamesOf } from "./store/names";

/** A filter with its days turned into instants: from ≤ at < until. */
export type AuditQuestion = Omit<AuditFilter, "from" | "to"> & { from?: number; until?: number };

/** What would drown the rest; shown when asked for by name, or for one thing. */
const QUIET = [
  "session.seen",
  "key.used",
  "score.sweep",
  "criteria.edited",
  "mail.try",
  "segment.sweep",
  "form.views",
  "tracking.record",
  "notification.queue",
  "notification.tell",
  "notification.read",
  "webhook.queue",
  "webhook.try",
  "webhook.delivered",
];

/** How many entries one statement looks at: a rare match must not hold the server up. */
const WINDOW = 10_000;
const MAX_WINDOWS = 20;
/** Entries are numbered by commit and timed by start, so order by time may be off by a little. */
const SLACK_MS = 3_600_000;

const COLUMNS = {
  seq: audit.seq,
  at: audit.at,
  actorId: audit.actorId,
  actorName: audit.actorName,
  command: audit.command,
  action: audit.action,
  entity: audit.entity,
  entityId: audit.entityId,
  before: audit.before,
  after: audit.after,
};

type Entry = Omit<AuditRow, "entityName">;

function where(question: AuditQuestion) {
  const { actor, entity, entityId, action, from, until, text } = question;
  const asText = (column: typeof audit.before) => sql`cast(${column} as text)`;
  return and(
    actor === "system" ? isNull(audit.actorId) : undefined,
    // A sign-in is done by nobody yet; it belongs to the person all the same.
    actor && actor !== "system"
      ? or(eq(audit.actorId, actor), and(eq(audit.entity, "user"), eq(audit.entityId, actor)))
      : undefined,
    entity ? eq(audit.entity, entity) : undefined,
    entityId ? eq(audit.entityId, entityId) : undefined,
    action ? eq(audit.action, action) : undefined,
    action || entityId ? undefined : notInArray(audit.action, QUIET),
    from === undefined ? undefined : gte(audit.at, from),
    until === undefined ? undefined : lt(audit.at, until),
    text
      ? or(
          containsText(audit.actorName, text),
          containsText(audit.action, text),
          inArray(audit.action, actionsNamed(text)),
          eq(audit.entityId, text),
          containsText(asText(audit.before), text),
          containsText(asText(audit.after), text),
        )
      : undefined,
  );
}

/**
 * Matching entries older than `before` (a number; none: from the newest), newest first. `next` is
 * where to go on, null at the end; it may come with fewer rows than asked for.
 */
export async function readAudit(
  db: ReadDb,
  question: AuditQuestion,
  before: number | undefined,
  limit: number,
): Promise<{ rows: AuditRow[]; next: number | null }> {
  const condition = where(question);
  const floor =
    question.from === undefined ? 0 : ((await lastSeqBefore(db, question.from - SLACK_MS)) ?? 0);
  let ceiling = before ?? (await newestSeq(db)) + 1;
  if (question.until !== undefined) {
    const last = await lastSeqBefore(db, question.until + SLACK_MS);
    ceiling = Math.min(ceiling, (last ?? 0) + 1);
  }
  // With its index, one thing's history needs no windows.
  const window = question.entityId && question.entity ? ceiling : WINDOW;
  const found: Entry[] = [];
  for (let looked = 0; looked < MAX_WINDOWS && ceiling > floor + 1; looked++) {
    const bottom = Math.max(floor, ceiling - 1 - window);
    const wanted = limit - found.length;
    const rows: Entry[] = await db
      .select(COLUMNS)
      .from(audit)
      .where(and(lt(audit.seq, ceiling), gt(audit.seq, bottom), condition))
      .orderBy(desc(audit.seq))
      .limit(wanted);
    found.push(...rows);
    if (rows.length === wanted) {
      const next = rows.at(-1)?.seq ?? 0;
      return { rows: await named(db, found), next: next > floor + 1 ? next : null };
    }
    ceiling = bottom + 1;
  }
  return { rows: await named(db, found), next: ceiling > floor + 1 ? ceiling : null };
}

/** Where the log stands now, for screens that follow it from here. */
export function readNewestSeq(db: ReadDb): Promise<number> {
  return newestSeq(db);
}

/** The number of the last entry before an instant, by halving; null when there is none. */
async function lastSeqBefore(db: ReadDb, at: number): Promise<number | null> {
  const firstFrom = prepared(db, "audit.firstFrom", (d) =>
    d
      .select({ seq: audit.seq, at: audit.at })
      .from(audit)
      .where(gte(audit.seq, sql.placeholder("seq")))
      .orderBy(asc(audit.seq))
      .limit(1)
      .prepare("audit_first_from"),
  );
  let found: number | null = null;
  let low = 1;
  let high = await newestSeq(db);
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await firstFrom.execute({ seq: middle });
    if (row && row.at < at) {
      found = row.seq;
      low = row.seq + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

async function named(db: ReadDb, rows: Entry[]): Promise<AuditRow[]> {
  const names = new Map<string, string>();
  for (const entity of new Set(rows.map((row) => row.entity))) {
    if (!isNamed(entity)) continue;
    const ids = rows.filter((row) => row.entity === entity).map((row) => row.entityId);
    const found = await readNamesOf(db, entity, [...new Set(ids)]);
    for (const [id, name] of found) names.set(`${entity}:${id}`, name);
  }
  return rows.map((row) => ({
    ...row,
    entityName: names.get(`${row.entity}:${row.entityId}`) ?? null,
  }));
}

/** Entries about some entities with a number above `after`, oldest first. */
export async function readAuditAfter(
  db: ReadDb,
  after: number,
  entities: readonly string[],
  limit: number,
): Promise<Entry[]> {
  const variant = `${entities.join()}:${limit}`;
  return prepared(db, `audit.after:${variant}`, (d) =>
    d
      .select(COLUMNS)
      .from(audit)
      .where(and(gt(audit.seq, sql.placeholder("after")), inArray(audit.entity, [...entities])))
      .orderBy(asc(audit.seq))
      .limit(limit)
      .prepare(statementName("audit_after", variant)),
  ).execute({ after });
}
