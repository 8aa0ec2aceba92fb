import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { leads } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Stage } from "@/lib/engine/stages";
import type { CardGroup } from "../schema/board-look";
import { CARD } from "./cards";
import type { StageCounts } from "./counts";

/** Where a column's next page begins. In nurture, those whose day has come stand first. */
export interface ColumnCursor {
  part: "due" | "rest";
  at: number;
  id: string;
}

/** Where what a group has in common is kept. */
export const GROUP_COLUMNS = {
  owner: leads.ownerId,
  source: leads.source,
  label: leads.label,
  grade: leads.grade,
} satisfies Record<CardGroup, unknown>;

/** A group as a filter on one more column; key "" = not known, or nobody. */
export function isInGroup(by: CardGroup, key: string): SQL {
  const column = GROUP_COLUMNS[by];
  return key === "" ? isNull(column) : sql`${column} = ${key}`;
}

/** Leads past their SLA per stage, from the index on it. */
export async function countPastSla(
  db: ReadDb,
  where: SQL | undefined,
  now: number,
): Promise<StageCounts[]> {
  const select = (d: ReadDb, bound: SQL) =>
    d
      .select({ stage: leads.stage, count: countOf() })
      .from(leads)
      .where(and(inArray(leads.stage, ["mql", "sal"]), bound, where))
      .groupBy(leads.stage);
  if (where) return select(db, lt(leads.slaDueAt, now));
  return prepared(db, "leads.countPastSla", (d) =>
    select(d, sql`${leads.slaDueAt} < ${sql.placeholder("now")}`).prepare("leads_count_past_sla"),
  ).execute({ now });
}

/** The middle entry into a stage, by a walk along the index. */
export async function readMedianStageAt(
  db: ReadDb,
  stage: Stage,
  count: number,
): Promise<number | null> {
  const [row] = await prepared(db, "leads.median", (d) =>
    d
      .select({ at: leads.stageAt })
      .from(leads)
      .where(eq(leads.stage, sql.placeholder("stage")))
      .orderBy(asc(leads.stageAt))
      .limit(1)
      .offset(sql.placeholder("offset"))
      .prepare("leads_median"),
  ).execute({ stage, offset: Math.floor(count / 2) });
  return row?.at ?? null;
}

function newestFirst(db: ReadDb, where: SQL | undefined) {
  return db.select(CARD).from(leads).where(where).orderBy(desc(leads.stageAt), desc(leads.id));
}

function olderThan(at: number, id: string): SQL | undefined {
  return and(lte(leads.stageAt, at), or(lt(leads.stageAt, at), lt(leads.id, id)));
}

/** The first cards of a column: newest first, by a statement that is built once. */
function firstCards(db: ReadDb, stage: Stage, limit: number) {
  return prepared(db, "leads.firstCards", (d) =>
    newestFirst(d, eq(leads.stage, sql.placeholder("stage")))
      .limit(sql.placeholder("limit"))
      .prepare("leads_first_cards"),
  ).execute({ stage, limit });
}

/** Leads in nurture whose day has come, the longest due first. */
async function dueCards(
  db: ReadDb,
  where: SQL | undefined,
  now: number,
  after: ColumnCursor | null,
  limit: number,
) {
  return db
    .select(CARD)
    .from(leads)
    .where(
      and(
        eq(leads.stage, "nurture"),
        lte(leads.nurtureUntil, now),
        after
          ? or(
              gt(leads.nurtureUntil, after.at),
              and(eq(leads.nurtureUntil, after.at), gt(leads.id, after.id)),
            )
          : undefined,
        where,
      ),
    )
    .orderBy(asc(leads.nurtureUntil), asc(leads.id))
    .limit(limit);
}

/** The first cards in nurture, as every board shows them: first those whose day has come. */
async function firstResting(db: ReadDb, now: number, limit: number) {
  const moment = sql.placeholder("now");
  const nurtured = eq(leads.stage, "nurture");
  const due = await prepared(db, "leads.firstDue", (d) =>
    d
      .select(CARD)
      .from(leads)
      .where(and(nurtured, sql`${leads.nurtureUntil} <= ${moment}`))
      .orderBy(asc(leads.nurtureUntil), asc(leads.id))
      .limit(sql.placeholder("limit"))
      .prepare("leads_first_due"),
  ).execute({ now, limit });
  if (due.length === limit) return due;
  const rest = await prepared(db, "leads.firstResting", (d) =>
    newestFirst(
      d,
      and(nurtured, or(isNull(leads.nurtureUntil), sql`${leads.nurtureUntil} > ${moment}`)),
    )
      .limit(sql.placeholder("limit"))
      .prepare("leads_first_resting"),
  ).execute({ now, limit: limit - due.length });
  return [...due, ...rest];
}

/** Cards of one column from a cursor on; up to `limit`. */
export async function readColumn(
  db: ReadDb,
  stage: Stage,
  where: SQL | undefined,
  now: number,
  after: ColumnCursor | null,
  limit: number,
) {
  const nurture = stage === "nurture";
  if (!nurture && !where && !after) return firstCards(db, stage, limit);
  if (!where && !after) return firstResting(db, now, limit);
  const due = nurture && after?.part !== "rest" ? await dueCards(db, where, now, after, limit) : [];
  if (due.length === limit) return due;
  const rest = await newestFirst(
    db,
    and(
      eq(leads.stage, stage),
      nurture ? or(isNull(leads.nurtureUntil), gt(leads.nurtureUntil, now)) : undefined,
      after?.part === "rest" ? olderThan(after.at, after.id) : undefined,
      where,
    ),
  ).limit(limit - due.length);
  return [...due, ...rest];
}
