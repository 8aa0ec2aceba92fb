import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { activities, leads } from "@/db/schema";
import { isWork } from "@/db/schema/activities";
import { countOf } from "@/db/sql";
import type { Bounds } from "./extent";
import { firstColumns, inScope, type LeadScope } from "./filters";

/** What a person did for leads. */
export interface Work {
  touches: number;
  /** Leads that were touched. */
  touched: number;
  /** Of the touches, calls: attempts to reach a lead. */
  calls: number;
  called: number;
}

/** Touches with from ≤ at < to by who made them ("none": not known), and of all together. */
export async function countWork(
  db: ReadDb,
  period: Bounds,
  scope: LeadScope,
): Promise<{ byPerson: Map<string, Work>; all: Work }> {
  const { at, actorId, type, leadId } = activities;
  const isCall = sql`${type} = 'call'`;
  const distinct = (what: SQL | typeof leadId) =>
    sql<number>`count(distinct ${what})`.mapWith(Number);
  const work = {
    touches: countOf(),
    touched: distinct(leadId),
    calls: countOf(isCall),
    called: distinct(sql`case when ${isCall} then ${leadId} end`),
  };
  const inPeriod = and(isWork(activities), gte(at, period.from), lt(at, period.to));
  const filters = inScope(scope, leads);
  const person = sql<string>`coalesce(${actorId}, 'none')`;
  const byPerson = db.select({ person, ...work }).from(activities);
  const together = db.select(work).from(activities);
  const [rows, [all]] = filters
    ? await Promise.all([
        byPerson
          .innerJoin(leads, eq(leads.id, leadId))
          .where(and(inPeriod, filters))
          .groupBy(...firstColumns(1)),
        together.innerJoin(leads, eq(leads.id, leadId)).where(and(inPeriod, filters)),
      ])
    : await Promise.all([
        byPerson.where(inPeriod).groupBy(...firstColumns(1)),
        together.where(inPeriod),
      ]);
  return {
    byPerson: new Map(rows.map(({ person: id, ...counts }) => [id, counts])),
    all: all ?? { touches: 0, touched: 0, calls: 0, called: 0 },
  };
}
