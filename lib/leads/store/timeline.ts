import { and, desc, eq, lt, lte, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ReadDb } from "@/db/handles";
import {
  activities,
  bantAnswers,
  criteriaVersions,
  exitReasons,
  observations,
  stageMoves,
} from "@/db/schema";
import type { TimelineItem } from "../schema/page";
import type { UserNames } from "./cards";

/** The last item that was seen. */
export interface TimelineCursor {
  at: number;
  id: string;
}

function olderThan(at: PgColumn, id: PgColumn, cursor: TimelineCursor | null): SQL | undefined {
  if (!cursor) return undefined;
  return and(lte(at, cursor.at), or(lt(at, cursor.at), lt(id, cursor.id)));
}

type Page = { leadId: string; before: TimelineCursor | null; limit: number; names: UserNames };

async function activityItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit, names } = page;
  const rows = await db
    .select({
      id: activities.id,
      at: activities.at,
      type: activities.type,
      props: activities.props,
      actorId: activities.actorId,
    })
    .from(activities)
    .where(and(eq(activities.leadId, leadId), olderThan(activities.at, activities.id, before)))
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(limit);
  return rows.map(({ actorId, ...row }) => ({
    kind: "activity" as const,
    ...row,
    actorName: names.get(actorId ?? "") ?? null,
  }));
}

async function moveItems(db: ReadDb, page: Page): Promise<TimelineItem[]> {
  const { leadId, before, limit } = page;
  const rows = await db
    .select({
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
    })
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
  names: UserNames,
): Promise<TimelineItem[]> {
  const page = { leadId, before, limit, names };
  const items = [
    ...(await activityItems(db, page)),
    ...(await moveItems(db, page)),
    ...(await bantItems(db, page)),
    ...(await factItems(db, page)),
  ];
  return items.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
}
