import {
  and,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  type SQLWrapper,
  sql,
} from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { accounts, activities, leads, observations, opportunities } from "@/db/schema";
import { isWork } from "@/db/schema/activities";
import type { Asked } from "@/db/search-index";
import { isOneOf, withoutIndex } from "@/db/sql";
import { listCustomAttributes } from "@/lib/criteria/store";
import { periodOfKey } from "@/lib/engine/calendar";
import type { Condition } from "@/lib/engine/conditions";
import { MILLIPOINTS } from "@/lib/engine/points";
import { answerKey, isCredited } from "@/lib/engine/touchpoints";
import { isInSegments, readChoice } from "@/lib/segments/store";
import type { Workspace } from "@/lib/settings/schema";
import { opportunityIn } from "@/lib/spend/store/converted";
import { conversionPages } from "@/lib/touchpoints/store";
import type { LeadFilter } from "../schema";
import { filterNames } from "../schema/conditions";
import type { LeadSort } from "../schema/inputs";
import { cohortWhere } from "./cohort";
import { conditionWhere } from "./condition-where";
import { findByMeaning, meaningWhere, readMeaning } from "./search";

/** One of the values; "" (or, for owners, "none") stands for "not known". */
function oneOf(
  column: SQLWrapper,
  values: readonly string[] | undefined,
  unknown = "",
): SQL | undefined {
  if (!values) return undefined;
  const known = values.filter((value) => value !== unknown);
  const list = sql.join(
    known.map((value) => sql`${value}`),
    sql`, `,
  );
  const some = known.length > 0 ? sql`${column} in (${list})` : undefined;
  const blank = sql`coalesce(${column}, '') = ''`;
  return known.length < values.length ? or(blank, some) : some;
}

const REACHED = {
  mql: leads.firstMqlAt,
  sal: leads.firstSalAt,
  sql: leads.firstSqlAt,
  customer: leads.firstCustomerAt,
} as const;

/** Leads that are past their SLA at `now`. */
export function isPastSla(now: number): SQL {
  return sql`(${leads.stage} in ('mql', 'sal') and ${leads.slaDueAt} < ${now})`;
}

/**
 * Nothing happened to them since an instant (epoch ms): they came, did something, were worked, moved
 * or were to come back from nurture before it.
 */
export function isQuietSince(before: number): SQL {
  const { createdAt, stageAt, lastActivityAt, nurtureUntil } = leads;
  return sql`(${createdAt} < ${before} and ${stageAt} < ${before}
    and coalesce(${lastActivityAt}, 0) < ${before} and coalesce(${nurtureUntil}, 0) < ${before})`;
}

/** So few leads are named one by one; more are common enough to be met soon in any order. */
const FEW = 1000;

/** A filter as a condition on `leads`. */
export interface LeadCondition {
  /** Undefined when the filter asks nothing. */
  where: SQL | undefined;
  /** Common or short words that are part of it: to count them, every lead's key has to be read. */
  commonWords: Asked | null;
}

/** Rare words are looked up first: a list in some other order would go through all leads. */
async function readTextCondition(db: ReadDb, text: string): Promise<LeadCondition> {
  const asked = await readMeaning(db, text);
  const where = meaningWhere(asked);
  if (!where) return { where, commonWords: null };
  const ids = await findByMeaning(db, asked, FEW + 1);
  return ids.length > FEW
    ? { where, commonWords: asked }
    : { where: isOneOf(leads.id, ids), commonWords: null };
}

function runningHandoff(filter: LeadFilter): SQL | undefined {
  return and(
    oneOf(leads.path, filter.path),
    oneOf(leads.criteriaVersionId, filter.version),
    oneOf(leads.exitReasonId, filter.exitReason),
  );
}

/** Leads with an opportunity that is all that the filter asks; undefined when it asks for none. */
function dealWhere(filter: LeadFilter): SQL | undefined {
  const { deal, dealFrom, dealTo, dealOwner, dealProduct, dealCurrency, dealOpened } = filter;
  const { state, openedAt, closedAt, leadId } = opportunities;
  const condition = and(
    deal && inArray(state, deal === "closed" ? ["won", "lost"] : [deal]),
    dealFrom === undefined ? undefined : gte(closedAt, dealFrom),
    dealTo === undefined ? undefined : lt(closedAt, dealTo),
    oneOf(opportunities.ownerName, dealOwner),
    oneOf(opportunities.product, dealProduct),
    dealCurrency ? isNotNull(opportunityIn(dealCurrency)) : undefined,
    dealOpened && isNotNull(openedAt),
  );
  return (
    condition && sql`${leads.id} in (select ${leadId} from ${opportunities} where ${condition})`
  );
}

/** Leads of companies with one of these domains; "" stands for none known. */
function companyWhere({ companyDomain }: LeadFilter): SQL | undefined {
  if (!companyDomain) return undefined;
  const known = companyDomain.filter((domain) => domain !== "");
  const { id, domain } = accounts;
  const some = known.length > 0 ? inArray(domain, known) : undefined;
  const blank = known.length < companyDomain.length ? isNull(domain) : undefined;
  return or(
    sql`${leads.accountId} in (select ${id} from ${accounts} where ${or(some, blank)})`,
    blank && isNull(leads.accountId),
  );
}

/** Leads that a rep has worked; undefined when the filter does not ask. */
function workedWhere({ worked, workedFrom, workedTo, workedBy }: LeadFilter): SQL | undefined {
  if (worked === undefined) return undefined;
  const { leadId, type, at, actorId } = activities;
  const condition = and(
    isWork(activities),
    worked === "called" ? eq(type, "call") : undefined,
    workedFrom === undefined ? undefined : gte(at, workedFrom),
    workedTo === undefined ? undefined : lt(at, workedTo),
    oneOf(actorId, workedBy, "none"),
  );
  return sql`${leads.id} in (select ${leadId} from ${activities} where ${condition})`;
}

/** Leads of a stage's cohort by what brought them; undefined when the filter does not ask. */
async function readTouchWhere(db: ReadDb, filter: LeadFilter): Promise<SQL | undefined> {
  const { cohort, cohortFrom: from = 0, cohortTo: to = Number.MAX_SAFE_INTEGER } = filter;
  const { touchModel: model, touchSource: source, touchCampaign: campaign } = filter;
  const { firstTouchFrom = 0, firstTouchTo = Number.MAX_SAFE_INTEGER } = filter;
  const answers = filter.selfReported?.map(answerKey);
  const asksTouches = source !== undefined || campaign !== undefined;
  const asksFirst = filter.firstTouchFrom !== undefined || filter.firstTouchTo !== undefined;
  const asks = asksTouches || asksFirst || answers !== undefined;
  if (cohort === undefined || cohort === "created" || !asks) return undefined;
  const ids: string[] = [];
  for await (const page of conversionPages(db, cohort, { from, to })) {
    for (const conversion of page) {
      const { firstTouchpointAt } = conversion;
      if (firstTouchpointAt < firstTouchFrom || firstTouchpointAt >= firstTouchTo) continue;
      if (answers && !answers.includes(answerKey(conversion.selfReported))) continue;
      if (asksTouches && !isCredited(conversion, { model, source, campaign })) continue;
      ids.push(conversion.leadId);
    }
  }
  return isOneOf(leads.id, ids);
}

/** Conditions on what is known, which were found to make sense. */
async function readConditionWhere(
  db: ReadDb,
  where: Condition,
  { timeZone }: Workspace,
): Promise<SQL> {
  return conditionWhere(where, filterNames(await listCustomAttributes(db)), timeZone);
}

/** The one translation of a filter into a condition on `leads`. */
export async function readLeadCondition(
  db: ReadDb,
  filter: LeadFilter,
  workspace: Workspace,
  now: number,
  sort?: LeadSort,
): Promise<LeadCondition> {
  const { text = "", stage, ...rest } = filter;
  // The index by score has the stage, too: walking it beats sorting a stage that most leads are in.
  const column = sort === "-score" ? withoutIndex(leads.stage) : sql`${leads.stage}`;
  const words = await readTextCondition(db, text);
  return {
    where: and(
      words.where,
      await readTouchWhere(db, filter),
      filter.segment && isInSegments(await readChoice(db, filter.segment)),
      filter.alsoSegment && isInSegments(await readChoice(db, filter.alsoSegment)),
      stage && inArray(column, stage),
      filter.where && (await readConditionWhere(db, filter.where, workspace)),
      factsWhere(rest, workspace, now),
    ),
    commonWords: words.commonWords,
  };
}

function factsWhere(
  filter: Omit<LeadFilter, "text" | "stage">,
  workspace: Workspace,
  now: number,
): SQL | undefined {
  const { timeZone } = workspace;
  const from = filter.createdFrom && periodOfKey(filter.createdFrom, timeZone)?.from;
  const to = filter.createdTo && periodOfKey(filter.createdTo, timeZone)?.to;
  return and(
    oneOf(leads.source, filter.source),
    oneOf(leads.campaign, filter.campaign),
    oneOf(leads.country, filter.country),
    filter.label && inArray(leads.label, filter.label),
    oneOf(leads.ownerId, filter.owner, "none"),
    oneOf(leads.grade, filter.grade),
    filter.fitMin === undefined ? undefined : gte(leads.fit, filter.fitMin * MILLIPOINTS),
    filter.engagementMin === undefined
      ? undefined
      : gte(leads.engagement, filter.engagementMin * MILLIPOINTS),
    from ? gte(leads.createdAt, from) : undefined,
    to ? lt(leads.createdAt, to) : undefined,
    filter.pastSla ? isPastSla(now) : undefined,
    filter.quietBefore === undefined ? undefined : isQuietSince(filter.quietBefore),
    filter.reached && isNotNull(REACHED[filter.reached]),
    filter.importId === undefined
      ? undefined
      : sql`${leads.id} in (select ${observations.leadId} from ${observations}
          where ${observations.origin} = ${`import:${filter.importId}`})`,
    // A cohort's path, version and reason are those of its hand-off.
    filter.cohort === undefined ? runningHandoff(filter) : undefined,
    cohortWhere(filter, workspace.conversionWindowDays, now),
    companyWhere(filter),
    workedWhere(filter),
    dealWhere(filter),
  );
}
