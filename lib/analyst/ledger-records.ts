import { and, asc, eq, gt, lte, type SQL } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { accounts, activities, handoffs, leads } from "@/db/schema";
import { isWork } from "@/db/schema/activities";
import { isOneOf, jsonText } from "@/db/sql";
import { SELF_REPORTED } from "@/lib/engine/attributes";
import {
  isEngaged,
  type LedgerLead,
  type LedgerRound,
  type LedgerWork,
} from "@/lib/engine/ledger/lead";
import { journeyOf } from "@/lib/engine/touchpoints";
import { readTouchActivities } from "@/lib/touchpoints/store";

/** Leads per read. */
const PAGE = 2000;

const LEAD = {
  id: leads.id,
  createdAt: leads.createdAt,
  stage: leads.stage,
  stageAt: leads.stageAt,
  firstMqlAt: leads.firstMqlAt,
  firstSalAt: leads.firstSalAt,
  firstSqlAt: leads.firstSqlAt,
  firstCustomerAt: leads.firstCustomerAt,
  source: leads.source,
  campaign: leads.campaign,
  country: leads.country,
  label: leads.label,
  owner: leads.ownerId,
  segments: leads.segments,
  path: leads.path,
  version: leads.criteriaVersionId,
  engagement: leads.engagement,
  seniority: jsonText(leads.attributes, "seniority"),
  account: leads.accountId,
  domain: accounts.domain,
};

const ROUND = {
  leadId: handoffs.leadId,
  mqlAt: handoffs.mqlAt,
  salAt: handoffs.salAt,
  sqlAt: handoffs.sqlAt,
  customerAt: handoffs.customerAt,
  exitAt: handoffs.exitAt,
  exitStage: handoffs.exitStage,
  exitReason: handoffs.exitReasonId,
  assignedAt: handoffs.assignedAt,
  firstTouchAt: handoffs.firstTouchAt,
  slaDueAt: handoffs.slaDueAt,
  touchDueAt: handoffs.touchDueAt,
  path: handoffs.path,
  version: handoffs.criteriaVersionId,
};

async function readPage(
  db: ReadDb,
  ofLeads: SQL,
  ofRounds: (last: string) => SQL | undefined,
): Promise<LedgerLead[]> {
  const rows = await db
    .select(LEAD)
    .from(leads)
    .leftJoin(accounts, eq(accounts.id, leads.accountId))
    .where(ofLeads)
    .orderBy(asc(leads.id))
    .limit(PAGE);
  const last = rows.at(-1);
  if (!last) return [];
  const rounds = await db
    .select(ROUND)
    .from(handoffs)
    .where(ofRounds(last.id))
    .orderBy(asc(handoffs.leadId), asc(handoffs.round));
  const byLead = new Map<string, LedgerRound[]>();
  for (const { leadId, ...round } of rounds) {
    const known = byLead.get(leadId);
    if (known) known.push(round);
    else byLead.set(leadId, [round]);
  }
  const marketed = await readMarketed(db, [...byLead.keys()]);
  const work = await readWork(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ stage, stageAt, engagement, ...lead }) => ({
    ...lead,
    isEngaged: isEngaged(engagement),
    disqualifiedAt: stage === "disqualified" ? stageAt : null,
    rounds: byLead.get(lead.id) ?? [],
    work: work.get(lead.id) ?? [],
    ...(marketed.get(lead.id) ?? { journey: null, said: null }),
  }));
}

/** How marketing reached leads, and what they said of it: of those that were handed off. */
async function readMarketed(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, Pick<LedgerLead, "journey" | "said">>> {
  const rows = await db
    .select({
      id: leads.id,
      createdAt: leads.createdAt,
      source: leads.source,
      campaign: leads.campaign,
      utmFirst: leads.utmFirst,
      said: jsonText(leads.attributes, SELF_REPORTED),
    })
    .from(leads)
    .where(isOneOf(leads.id, ids));
  const touches = await readTouchActivities(db, ids);
  return new Map(
    rows.map(({ id, said, ...lead }) => [
      id,
      { journey: journeyOf(lead, touches.get(id) ?? []), said: said?.trim() || null },
    ]),
  );
}

/** What reps did for leads, by lead. */
async function readWork(db: ReadDb, ids: readonly string[]): Promise<Map<string, LedgerWork[]>> {
  const { leadId, at, actorId, type } = activities;
  const rows = await db
    .select({ leadId, at, person: actorId, type })
    .from(activities)
    .where(and(isOneOf(leadId, ids), isWork(activities)));
  const byLead = new Map<string, LedgerWork[]>();
  for (const { leadId: lead, at, person, type } of rows) {
    const work = { at, person, isCall: type === "call" };
    const known = byLead.get(lead);
    if (known) known.push(work);
    else byLead.set(lead, [work]);
  }
  return byLead;
}

/** Every lead with its hand-offs, page by page, ascending by id. */
export async function* readAllLedgerLeads(db: ReadDb): AsyncGenerator<LedgerLead[]> {
  let after = "";
  for (;;) {
    const from = after;
    const page = await readPage(db, gt(leads.id, from), (last) =>
      and(gt(handoffs.leadId, from), lte(handoffs.leadId, last)),
    );
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last.id;
  }
}

/** These leads with their hand-offs, as far as they are still there. */
export async function readLedgerLeads(db: ReadDb, ids: readonly string[]): Promise<LedgerLead[]> {
  const found: LedgerLead[] = [];
  for (let i = 0; i < ids.length; i += PAGE) {
    const some = ids.slice(i, i + PAGE);
    const page = await readPage(db, isOneOf(leads.id, some), () => isOneOf(handoffs.leadId, some));
    found.push(...page);
  }
  return found;
}
