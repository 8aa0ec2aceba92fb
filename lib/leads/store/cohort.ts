import { aliasedTable, and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { disputes, handoffs, leads } from "@/db/schema";
import type { Cohort, CohortOutcome, LeadFilter } from "../schema";
import { charge, dispute, promise } from "./handoff-outcomes";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const earlier = aliasedTable(handoffs, "earlier");
const later = aliasedTable(handoffs, "later");
const subject = aliasedTable(leads, "subject");

/** When a hand-off entered the stages that begin a cohort. */
export const ENTERED = {
  mql: "mqlAt",
  sal: "salAt",
  sql: "sqlAt",
  customer: "customerAt",
} as const;
export type HandoffCohort = keyof typeof ENTERED;

/** Whether this hand-off is the lead's first to enter the stage since an instant. */
export function isFirstEntry(stage: HandoffCohort, since: number): SQL {
  return sql`(${handoffs.round} = 1 or not exists (select 1 from ${handoffs} as earlier
    where ${earlier.leadId} = ${handoffs.leadId} and ${earlier.round} < ${handoffs.round}
    and ${earlier[ENTERED[stage]]} >= ${since}))`;
}

/** When the lead got to a stage, in this hand-off or a later one; null when it did not. */
export function reachedAt(stage: Exclude<HandoffCohort, "mql">): SQL {
  const column = ENTERED[stage];
  return sql`coalesce(${handoffs[column]}, case when ${handoffs.exitAt} is not null then
    (select min(${later[column]}) from ${handoffs} as later
      where ${later.leadId} = ${handoffs.leadId} and ${later.round} > ${handoffs.round}) end)`;
}

/** The last instant of a window, in milliseconds after its start. */
function windowMs(days: number): SQL {
  return sql.raw(String(days === 0 ? MINUTE_MS - 1 : days * DAY_MS));
}

/**
 * Whether a lead is still followed on a day after its entry: days up to a leave round up, those up
 * to now round down, and a leave within the minute of the entry is on day 0, as reports count them.
 */
function isFollowed(leftAt: SQL, enteredAt: SQLWrapper, day: number, now: number): SQL {
  if (day === 0) return sql`1 = 1`;
  const least = sql.raw(String(day === 1 ? MINUTE_MS : (day - 1) * DAY_MS + 1));
  return sql`case when ${leftAt} is null then ${now} >= ${enteredAt} + ${windowMs(day)}
    else ${leftAt} >= ${enteredAt} + ${least} end`;
}

/** Leads of the filter's cohort with its outcome; undefined for a filter without a cohort. */
export function cohortWhere(
  filter: LeadFilter,
  conversionWindowDays: number,
  now: number,
): SQL | undefined {
  const { cohort } = filter;
  if (cohort === undefined) return undefined;
  const days = filter.withinDays ?? conversionWindowDays;
  return cohort === "created"
    ? createdCohort(filter, days, now)
    : handoffCohort(filter, cohort, days, now);
}

/** from ≤ at < to; every one without bounds. */
function between(at: SQLWrapper, { cohortFrom, cohortTo }: LeadFilter): SQL | undefined {
  return and(
    cohortFrom === undefined ? undefined : sql`${at} >= ${cohortFrom}`,
    cohortTo === undefined ? undefined : sql`${at} < ${cohortTo}`,
  );
}

function oneOf(column: SQLWrapper, values: readonly string[] | undefined): SQL | undefined {
  if (!values) return undefined;
  const list = values.map((value) => sql`${value}`);
  return sql`coalesce(${column}, '') in (${sql.join(list, sql`, `)})`;
}

function handoffCohort(
  filter: LeadFilter,
  cohort: Exclude<Cohort, "created">,
  days: number,
  now: number,
): SQL | undefined {
  const enteredAt = handoffs[ENTERED[cohort]];
  const condition = and(
    sql`${enteredAt} is not null`,
    between(enteredAt, filter),
    isFirstEntry(cohort, filter.cohortFrom ?? 0),
    oneOf(handoffs.path, filter.path),
    oneOf(handoffs.criteriaVersionId, filter.version),
    oneOf(handoffs.exitReasonId, filter.exitReason),
    filter.outcome && handoffOutcome(filter.outcome, enteredAt, days, now),
  );
  // Not "exists": from the few hand-offs of the cohort, not from each of all leads.
  return and(
    sql`${leads.id} in (select ${handoffs.leadId} from ${handoffs} where ${condition})`,
    filter.outcome && stageNow(filter.outcome),
  );
}

/** What an outcome says of the stage that the lead is in now. */
function stageNow(outcome: CohortOutcome): SQL | undefined {
  if (outcome === "disqualified") return sql`${leads.stage} = 'disqualified'`;
  if (outcome === "waiting" || outcome === "open") return sql`${leads.stage} <> 'disqualified'`;
  return undefined;
}

function handoffOutcome(
  outcome: CohortOutcome,
  enteredAt: SQLWrapper,
  days: number,
  now: number,
): SQL {
  const end = sql`${enteredAt} + ${windowMs(days)}`;
  const { salAt, sqlAt, exitAt, exitStage, firstTouchAt } = handoffs;
  const isSql = sql`coalesce(${reachedAt("sql")} <= ${end}, false)`;
  const isNever = sql`${reachedAt("sql")} is null`;
  const isWorked = sql`(${salAt} is not null or ${sqlAt} is not null)`;
  const isOver = sql`${now} > ${end}`;
  switch (outcome) {
    case "mql":
      return sql`${handoffs.mqlAt} <= ${end}`;
    case "sal":
      return sql`${reachedAt("sal")} <= ${end}`;
    case "sql":
      return isSql;
    case "customer":
      return sql`${reachedAt("customer")} <= ${end}`;
    case "notSql":
      return sql`not ${isSql} and (${exitAt} is not null or (${isWorked} and ${isOver}))`;
    case "maturing":
      return sql`not ${isSql} and ${exitAt} is null and ${isWorked} and not (${isOver})`;
    case "unlabelled":
      return sql`not ${isSql} and ${exitAt} is null and not ${isWorked}`;
    case "waiting":
      return sql`${isNever} and ${now} < ${end}`;
    case "open":
    case "disqualified":
      return isNever;
    case "exited":
      return sql`${exitAt} is not null`;
    case "rejected":
      return sql`${exitAt} is not null and ${reachedAt("sal")} is null`;
    case "recycled":
      return sql`${exitStage} = 'nurture'`;
    case "assigned":
    case "unassigned":
      return charge(outcome);
    case "touched":
      return sql`${firstTouchAt} is not null`;
    case "untouched":
      return sql`${firstTouchAt} is null and ${exitAt} is null`;
    case "goneUntouched":
      return sql`${firstTouchAt} is null and ${exitAt} is not null`;
    case "withinSla":
    case "answeredInTime":
    case "answerOverdue":
    case "touchOverdue":
    case "noDeadline":
      return promise(outcome, now);
    case "disputed":
    case "upheld":
    case "overturned":
    case "undecided":
      return dispute(
        outcome,
        sql`${disputes.leadId} = ${handoffs.leadId} and ${disputes.mqlAt} = ${handoffs.mqlAt}`,
      );
    case "followed":
      return isFollowed(
        sql`coalesce(${reachedAt("sql")}, (select ${subject.stageAt} from ${leads} as subject
          where ${subject.id} = ${handoffs.leadId} and ${subject.stage} = 'disqualified'))`,
        enteredAt,
        days,
        now,
      );
  }
}

function createdCohort(filter: LeadFilter, days: number, now: number): SQL | undefined {
  const { createdAt } = leads;
  return and(
    between(createdAt, filter),
    oneOf(leads.path, filter.path),
    oneOf(leads.criteriaVersionId, filter.version),
    oneOf(leads.exitReasonId, filter.exitReason),
    filter.outcome && createdOutcome(filter.outcome, days, now),
  );
}

/** Of leads that were never handed over some outcomes say nothing: those select none. */
function createdOutcome(outcome: CohortOutcome, days: number, now: number): SQL {
  const { createdAt, firstMqlAt, firstSalAt, firstSqlAt, firstCustomerAt, stage } = leads;
  const end = sql`${createdAt} + ${windowMs(days)}`;
  const isSql = sql`coalesce(${firstSqlAt} <= ${end}, false)`;
  const isExit = sql`${stage} in ('nurture', 'disqualified')`;
  const isWorked = sql`${firstSalAt} is not null`;
  const isOver = sql`${now} > ${end}`;
  switch (outcome) {
    case "mql":
      return sql`${firstMqlAt} <= ${end}`;
    case "sal":
      return sql`${firstSalAt} <= ${end}`;
    case "sql":
      return isSql;
    case "customer":
      return sql`${firstCustomerAt} <= ${end}`;
    case "notSql":
      return sql`not ${isSql} and (${isExit} or (${isWorked} and ${isOver}))`;
    case "maturing":
      return sql`not ${isSql} and not (${isExit}) and ${isWorked} and not (${isOver})`;
    case "unlabelled":
      return sql`not ${isSql} and not (${isExit}) and not (${isWorked})`;
    case "waiting":
      return sql`${firstSqlAt} is null and ${stage} <> 'disqualified' and ${now} < ${end}`;
    case "open":
      return sql`${firstSqlAt} is null and ${stage} <> 'disqualified'`;
    case "disqualified":
      return sql`${firstSqlAt} is null and ${stage} = 'disqualified'`;
    case "exited":
      return isExit;
    case "recycled":
      return sql`${stage} = 'nurture'`;
    case "rejected":
      return sql`${isExit} and ${firstSalAt} is null`;
    case "assigned":
    case "unassigned":
      return sql`${leads.id} in (select ${handoffs.leadId} from ${handoffs} where ${charge(outcome)})`;
    case "touched":
      return sql`${leads.firstTouchAt} is not null`;
    case "untouched":
      return sql`${leads.firstTouchAt} is null and not (${isExit})`;
    case "goneUntouched":
      return sql`${leads.firstTouchAt} is null and ${isExit}`;
    case "withinSla":
    case "answeredInTime":
    case "answerOverdue":
    case "touchOverdue":
    case "noDeadline":
      return sql`${leads.id} in (select ${handoffs.leadId} from ${handoffs} where ${promise(outcome, now)})`;
    case "disputed":
    case "upheld":
    case "overturned":
    case "undecided":
      return dispute(outcome, sql`${disputes.leadId} = ${leads.id}`);
    case "followed":
      return isFollowed(
        sql`coalesce(${firstSqlAt}, case when ${stage} = 'disqualified' then ${leads.stageAt} end)`,
        createdAt,
        days,
        now,
      );
  }
}
