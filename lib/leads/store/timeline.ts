import { and, desc, eq, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import {
  activities,
  bantAnswers,
  criteriaVersions,
  exitReasons,
  observations,
  stageMoves,
} from "@/db/schema";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { BantItem } from "@/lib/qualification/schema";
import type { MoveItem, TimelineItem } from "../schema/page";
import type { CardPeople } from "./cards";

/** The last item that was seen. */
export interface TimelineCursor {
  at: number;
  id: string;
}

function olderThan(at: PgColumn, id: PgColumn, cursor: TimelineCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  return and(lte(at, cursor.at), or(lt(at, cursor.at), lt(id, cursor.id)));
}

type Page = {
  leadId: string;
  before: TimelineCursor | null;
  limit: number;
  names: CardPeople["names"];
};

const ACTIVITY_ITEM = {
  id: activities.id,
  at: activities.at,
  type: activities.type,
  props: activities.props,
  actorId: activities.actorId,
};

/** A lead's newest activities, as every lead page shows them. */
function newestActivities(db: ReadDb, leadId: string, limit: number) {
  return prepared(db, "leads.newestActivities", (d) =>
    d
      .select(ACTIVITY_ITEM)
      .from(activities)
      .where(eq(activities.leadId, sql.placeholder("leadId")))
      .orderBy(desc(activities.at), desc(activities.id))
      .limit(sql.placeholder("limit"))
      .prepare("leads_newest_activities"),
  ).execute({ leadId, limit });
}

async function activityItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit, names } = page;
  const rows = before
    ? await db
        .select(ACTIVITY_ITEM)
        .from(activities)
        .where(and(eq(activities.leadId, leadId), olderThan(activities.at, activities.id, before)))
        .orderBy(desc(activities.at), desc(activities.id))
        .limit(limit)
    : await newestActivities(db, leadId, limit);
  return rows.map(({ actorId, ...row }) => ({
    kind: "activity" as const,
    ...row,
    actorName: names.get(actorId ?? "") ?? null,
  }));
}

/** A move with what its ids stand for, from the joined tables. */
export const MOVE_ITEM = {
  id: stageMoves.id,
  step: stageMoves.step,
  from: stageMoves.from,
  to: stageMoves.to,
  at: stageMoves.at,
  actorId: stageMoves.actorId,
  actorName: stageMoves.actorName,
  reasonId: stageMoves.reasonId,
  reasonLabel: exitReasons.label,
  note: stageMoves.note,
  path: stageMoves.path,
  criteriaVersionId: stageMoves.criteriaVersionId,
  criteriaNumber: criteriaVersions.number,
  fit: stageMoves.fit,
  engagement: stageMoves.engagement,
  undoes: stageMoves.undoes,
};

async function moveItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit } = page;
  const rows = await db
    .select(MOVE_ITEM)
    .from(stageMoves)
    .leftJoin(exitReasons, eq(exitReasons.id, stageMoves.reasonId))
    .leftJoin(criteriaVersions, eq(criteriaVersions.id, stageMoves.criteriaVersionId))
    .where(and(eq(stageMoves.leadId, leadId), olderThan(stageMoves.at, stageMoves.id, before)))
    .orderBy(desc(stageMoves.at), desc(stageMoves.id))
    .limit(limit);
  return rows.map((row) => ({ kind: "move" as const, ...row }));
}

async function bantItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit } = page;
  const rows = await db
    .select({
      id: bantAnswers.id,
      at: bantAnswers.at,
      dimension: bantAnswers.dimension,
      level: bantAnswers.level,
      value: bantAnswers.value,
      evidence: bantAnswers.evidence,
      actorName: bantAnswers.actorName,
    })
    .from(bantAnswers)
    .where(and(eq(bantAnswers.leadId, leadId), olderThan(bantAnswers.at, bantAnswers.id, before)))
    .orderBy(desc(bantAnswers.at), desc(bantAnswers.id))
    .limit(limit);
  return rows.map((row) => ({ kind: "bant" as const, ...row }));
}

async function factItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit, names } = page;
  const rows = await db
    .select({
      id: observations.id,
      at: observations.observedAt,
      values: observations.values,
      origin: observations.origin,
      actorId: observations.actorId,
    })
    .from(observations)
    .where(
      and(
        eq(observations.leadId, leadId),
        olderThan(observations.observedAt, observations.id, before),
      ),
    )
    .orderBy(desc(observations.observedAt), desc(observations.id))
    .limit(limit);
  return rows.map(({ actorId, ...row }) => ({
    kind: "facts" as const,
    ...row,
    actorName: names.get(actorId ?? "") ?? null,
  }));
}

/** What happened with a lead, newest first, up to `limit`. */
export async function readTimeline(
  db: ReadDb,
  leadId: string,
  before: TimelineCursor | null,
  limit: number,
  names: CardPeople["names"],
): Promise<TimelineItem[]> {
  const page = { leadId, before, limit, names };
  return newestFirst([
    ...(await activityItems(db, page)),
    ...(await moveItems(db, page)),
    ...(await bantItems(db, page)),
    ...(await factItems(db, page)),
  ]).slice(0, limit);
}

/** All that is known of a lead but its activities, newest first within each list. */
export interface KnownHistory {
  moves: readonly MoveItem[];
  answers: readonly BantItem[];
  observations: readonly {
    id: string;
    observedAt: number;
    values: Record<string, AttributeValue | null>;
    origin: string;
    actorId: string | null;
  }[];
}

/** The timeline's beginning for a page that has read the rest of the history anyway. */
export async function readNewestTimeline(
  db: ReadDb,
  leadId: string,
  known: KnownHistory,
  limit: number,
  names: CardPeople["names"],
): Promise<TimelineItem[]> {
  const { moves, answers, observations: facts } = known;
  return newestFirst([
    ...(await activityItems(db, { leadId, before: null, limit, names })),
    ...moves.map((move) => ({ kind: "move" as const, ...move })),
    ...answers.map((answer) => ({ kind: "bant" as const, ...answer })),
    ...facts.map(({ observedAt, actorId, ...fact }) => ({
      kind: "facts" as const,
      ...fact,
      at: observedAt,
      actorName: names.get(actorId ?? "") ?? null,
    })),
  ]).slice(0, limit);
}

function newestFirst(items: TimelineItem[]): TimelineItem[] {
  return items.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}
