import type { ReadDb } from "@/db/handles";
import { readConsents } from "@/lib/consents/store";
import { activeCriteria, readNames } from "@/lib/criteria/store";
import { disputeItem } from "@/lib/disputes/steps";
import { type DisputeRow, readDisputes } from "@/lib/disputes/store";
import { bantGaps } from "@/lib/engine/bant";
import { disputeRefusal, type Rejection, rejectionOf } from "@/lib/engine/disputes";
import { standingMoves } from "@/lib/engine/handoffs";
import { journeyOf, pathTo } from "@/lib/engine/touchpoints";
import type { Actor } from "@/lib/operations/actor";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { readOpportunitiesOf } from "@/lib/opportunities/store";
import { readAnswers } from "@/lib/qualification/store";
import { readVersionAt } from "@/lib/scoring/store";
import { readTouchesOf } from "@/lib/touchpoints/store";
import { explainLeadInput, getTimelineInput, leadIdInput } from "../schema/inputs";
import type { MergeItem } from "../schema/merges";
import { movesFor } from "../schema/moves";
import type {
  AllowedMoves,
  Fact,
  LeadPage,
  LeadPath,
  PathKey,
  TimelineItem,
  TimelinePage,
  WhyScore,
} from "../schema/page";
import { refuseGone } from "../steps/gone";
import { attemptsNeeded, refuseCursor, sqlRuleOf, UNDO_MS } from "../steps/rules";
import { whyAt, whyFrozen } from "../steps/why";
import { readAccount } from "../store/accounts";
import { readAliases } from "../store/addresses";
import { type CardPeople, readCardPeople, toCard } from "../store/cards";
import { readMergesInto } from "../store/merges";
import { readUserNames } from "../store/moves";
import {
  readColleagues,
  readDetail,
  readExplanation,
  readMoveItems,
  readObservations,
  readOfferedReasons,
} from "../store/page";
import { readNewestTimeline, readTimeline, type TimelineCursor } from "../store/timeline";

const COLLEAGUES = 12;
const FIRST_ITEMS = 50;
const NEWEST_TOUCHES = 12;
const PATH_KEYS: readonly PathKey[] = [
  "first",
  "leadCreation",
  "opportunityCreation",
  "close",
  "last",
];

type Detail = NonNullable<Awaited<ReturnType<typeof readDetail>>>;
type Moves = Awaited<ReturnType<typeof readMoveItems>>;
type Observed = Awaited<ReturnType<typeof readObservations>>;

/** A page from its items and, where there are more, one item too many. */
function timelinePage(items: readonly TimelineItem[], limit: number): TimelinePage {
  const last = items.length > limit ? items[limit - 1] : undefined;
  return { items: items.slice(0, limit), next: last ? `${last.at}.${last.id}` : null };
}

/** The newest value of each fact that is still known, and where it came from. */
async function factsOf(
  db: ReadDb,
  observed: Observed,
  names: CardPeople["names"],
): Promise<Fact[]> {
  const labels = (await readNames(db)).attributes;
  const facts = new Map<string, Fact>();
  for (const { observedAt, values, origin, actorId } of observed) {
    for (const [attribute, value] of Object.entries(values)) {
      facts.delete(attribute);
      if (value === null) continue;
      const label = labels[attribute]?.label ?? attribute;
      const actorName = names.get(actorId ?? "") ?? null;
      facts.set(attribute, { attribute, label, value, observedAt, origin, actorName });
    }
  }
  return [...facts.values()];
}

async function accountOf(
  db: ReadDb,
  lead: Detail,
  names: CardPeople["names"],
): Promise<LeadPage["account"]> {
  const account = lead.accountId === null ? null : await readAccount(db, lead.accountId);
  if (!account) return null;
  const { rows, count } = await readColleagues(db, account.id, lead.id, COLLEAGUES);
  return {
    id: account.id,
    name: account.name,
    domain: account.domain,
    customerSince: account.customerSince,
    attributes: account.attributes,
    colleagues: rows.map(({ ownerId, ...row }) => ({
      ...row,
      ownerName: names.get(ownerId ?? "") ?? null,
    })),
    colleagueCount: count,
  };
}

async function pathOf(db: ReadDb, lead: Detail, now: number): Promise<LeadPath> {
  const journey = journeyOf(lead, await readTouchesOf(db, lead.id));
  const { touches, path } = pathTo(journey, {
    convertedAt: now,
    opportunityAt: lead.firstSqlAt,
    wonAt: lead.firstCustomerAt,
  });
  const places: Record<PathKey, number | null> = { ...path, first: 0, last: touches.length - 1 };
  const marked = touches.map((touch, i) => ({
    ...touch,
    keys: PATH_KEYS.filter((key) => places[key] === i),
  }));
  const shown = marked.filter(
    ({ keys }, i) => keys.length > 0 || i >= touches.length - NEWEST_TOUCHES,
  );
  return { touches: shown, hidden: touches.length - shown.length };
}

function undoOf(actor: Actor, moves: Moves, now: number): AllowedMoves["undo"] {
  const last = moves[0];
  if (!last?.from || last.undoes !== null || now - last.recordedAt > UNDO_MS) return null;
  const may = can(actor, "lead:write") && (last.actorId === actor.id || can(actor, "lead:assign"));
  return may ? { moveId: last.id, from: last.to, to: last.from } : null;
}

function disputeOf(
  actor: Actor,
  rejection: Rejection | null,
  disputes: readonly DisputeRow[],
  now: number,
): AllowedMoves["dispute"] {
  if (!rejection || actor.kind !== "user" || !can(actor, "dispute:raise")) return null;
  const refusal = disputeRefusal(rejection, disputes, actor.id, now);
  return refusal === null ? { moveId: rejection.moveId } : null;
}

function mergesOf(
  actor: Actor,
  { version }: Detail,
  merges: Awaited<ReturnType<typeof readMergesInto>>,
): MergeItem[] {
  return merges.map(({ leadVersion, ...merge }) => ({
    ...merge,
    canUndo: leadVersion === version && can(actor, "lead:merge"),
  }));
}

export const getLead = defineQuery({
  name: "lead.page",
  permission: "lead:read",
  input: leadIdInput,
  async run({ db, actor, input: { id }, now }): Promise<LeadPage> {
    const lead = await readDetail(db, id);
    if (!lead) return refuseGone(db, id);
    const people = await readCardPeople(db, now);
    const { names } = people;
    const criteria = await activeCriteria(db);
    const moves = await readMoveItems(db, id);
    const items = moves.map(({ recordedAt, ...move }) => move);
    const rejection = rejectionOf(moves.toReversed());
    const disputes = lead.firstMqlAt === null ? [] : await readDisputes(db, id);
    const observed = await readObservations(db, id);
    const answers = await readAnswers(db, id);
    const aliases = await readAliases(db, id);
    const known = { moves: items, answers, observations: observed };
    const rule = await sqlRuleOf(db, lead, { criteria });
    const frozen = lead.mqlAt === null ? null : await readExplanation(db, id, lead.mqlAt);
    return {
      lead: toCard(lead, people, now),
      facts: await factsOf(db, observed, names),
      account: await accountOf(db, lead, names),
      score: criteria ? await whyAt(db, lead, criteria.id, now) : null,
      handoff: frozen ? await whyFrozen(db, frozen) : null,
      timeline: timelinePage(
        await readNewestTimeline(db, id, known, FIRST_ITEMS + 1, names),
        FIRST_ITEMS,
      ),
      path: await pathOf(db, lead, now),
      moves: items,
      emails: aliases.filter(({ kind }) => kind === "email").map(({ value }) => value),
      merges: mergesOf(actor, lead, await readMergesInto(db, id)),
      disputes: disputes.map((dispute) => disputeItem(dispute, rejection, actor)),
      bant: answers,
      opportunities: await readOpportunitiesOf(db, id),
      consents: await readConsents(db, id),
      allowed: {
        to: movesFor(actor, lead.stage),
        sqlGaps: bantGaps(lead.bant, rule),
        sqlNeedsOpportunity: rule.opportunity,
        sqlRule: rule,
        attemptsNeeded: await attemptsNeeded(db, lead, { criteria }),
        attempts: lead.attempts,
        undo: undoOf(actor, moves, now),
        dispute: disputeOf(actor, rejection, disputes, now),
      },
      reasons: await readOfferedReasons(db),
      now,
    };
  },
});

function parseCursor(before: string | undefined): TimelineCursor | null {
  if (before === undefined) return null;
  const [, at, id] = /^(\d{1,16})\.(.+)$/.exec(before) ?? [];
  if (!at || !id) refuseCursor();
  return { at: Number(at), id };
}

export const getTimeline = defineQuery({
  name: "lead.timeline",
  permission: "lead:read",
  input: getTimelineInput,
  async run({ db, input: { id, before, limit } }): Promise<TimelinePage> {
    if (!(await readDetail(db, id))) return refuseGone(db, id);
    const cursor = parseCursor(before);
    const names = await readUserNames(db);
    return timelinePage(await readTimeline(db, id, cursor, limit + 1, names), limit);
  },
});

/** The score at any past moment under the version in force then, and why. */
export const explainLead = defineQuery({
  name: "lead.explain",
  permission: "lead:read",
  input: explainLeadInput,
  async run({ db, input: { id, at }, now }): Promise<{ at: number; why: WhyScore | null }> {
    const lead = await readDetail(db, id);
    if (!lead) return refuseGone(db, id);
    const moment = Math.min(at, now);
    const versionId = (await readVersionAt(db, moment)) ?? (await activeCriteria(db))?.id ?? null;
    if (moment < lead.createdAt || versionId === null) return { at: moment, why: null };
    const before = (await readMoveItems(db, id)).reverse().filter((move) => move.at <= moment);
    const engagementSince =
      standingMoves(before).findLast(({ to }) => to === "nurture")?.at ?? null;
    return { at: moment, why: await whyAt(db, { ...lead, engagementSince }, versionId, moment) };
  },
});

/** Why a hand-off happened, as it was frozen then; null for one that no criteria made. */
export const explainHandoff = defineQuery({
  name: "lead.explainHandoff",
  permission: "lead:read",
  input: explainLeadInput,
  async run({ db, input: { id, at } }): Promise<{ why: WhyScore | null }> {
    if (!(await readDetail(db, id))) return refuseGone(db, id);
    const frozen = await readExplanation(db, id, at);
    return { why: frozen ? await whyFrozen(db, frozen) : null };
  },
});
