import type { ReadDb, Tx } from "@/db/handles";
import { readNames } from "@/lib/criteria/store";
import { type Activity, minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { concernsScore } from "@/lib/engine/concerned";
import { digestOf } from "@/lib/engine/digest";
import { type Explanation, explain } from "@/lib/engine/explain";
import { PreparedLead } from "@/lib/engine/history";
import type { FirstMql } from "@/lib/engine/qualify";
import { compileSegments } from "@/lib/engine/segments";
import type { MqlPath } from "@/lib/engine/stages";
import { inEnglish } from "@/lib/language";
import { type LeadContext, leadContext } from "@/lib/leads/steps/context";
import type { ScoreNewcomer } from "@/lib/leads/steps/intake";
import { applyMoves, type LeadMove } from "@/lib/leads/steps/moves";
import { lockLeads, type WorkingLead } from "@/lib/leads/store/working";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import { placeHeld } from "@/lib/segments/steps";
import { holdSegments } from "@/lib/segments/store";
import {
  handoffMinute,
  judged,
  judgedByDigest,
  type LeadNews,
  noPoints,
  type Points,
  pointsAt,
  type Scoring,
  scoreOptions,
} from "./steps/judge";
import { readActivatedAt, readHistories, saveScores, type TimedHistory } from "./store";

const MINUTE = 60_000;

/** The move that hands a lead to sales, with the reasons frozen as of its minute. */
function handOffOf(
  lead: WorkingLead,
  history: TimedHistory,
  mql: FirstMql,
  { versionId, versionNumber, compiled, names, activatedAt }: Scoring,
): LeadMove {
  const meta = { versionId, versionNumber, path: mql.path, ...scoreOptions(lead) };
  // It is kept, and read by everybody.
  const explanation = inEnglish(() => explain(history, compiled, mql.minute, meta, names));
  return {
    lead,
    move: {
      to: "mql",
      at: Math.max(mql.minute * MINUTE, activatedAt),
      path: mql.path,
      criteriaVersionId: versionId,
      explanation,
      fit: explanation.fit.value,
      engagement: explanation.engagement.value,
      automatic: `Criteria v${versionNumber}`,
    },
    columns: { heldAt: null, nurtureUntil: null, claimedBy: null, claimedUntil: null },
  };
}

async function scoringOf(db: ReadDb, context: LeadContext): Promise<Scoring | null> {
  const { criteria } = context;
  if (!criteria) return null;
  return {
    compiled: compileCriteria(criteria.body),
    versionId: criteria.id,
    versionNumber: criteria.number,
    activatedAt: await readActivatedAt(db, criteria.id),
    isBeingReplaced: context.isBeingReplaced,
    names: await readNames(db),
  };
}

/**
 * What leads score with what they did, as far as that follows from their digests: as `rescoreHeld` would
 * say. Left out are those who come to qualify.
 */
export async function scoresByDigest(
  tx: Tx,
  news: readonly LeadNews[],
  context: LeadContext,
): Promise<Map<string, Points>> {
  const found = new Map<string, Points>();
  const scoring = await scoringOf(tx, context);
  if (!scoring) return found;
  for (const one of news) {
    const points = judgedByDigest(one, scoring, context.now);
    if (points) found.set(one.lead.id, points);
  }
  return found;
}

/**
 * Tells of activities whether they ask for their lead to be scored anew: where it is due, where no
 * criteria are in force, and where these ask for such an activity.
 */
export function asksForScore({ criteria, now }: LeadContext) {
  const compiled = criteria && compileCriteria(criteria.body);
  return ({ rescoreAt }: WorkingLead, activity: Pick<Activity, "type" | "props">): boolean =>
    !compiled || (rescoreAt !== null && rescoreAt <= now) || concernsScore(activity, compiled);
}

export interface Rescored {
  /** The leads as they are now. */
  leads: WorkingLead[];
  /** One entry per lead that was handed off. */
  entries: AuditEntry[];
  handedOff: string[];
}

/**
 * Scores leads that this transaction holds, stores it, hands off those that have come to qualify, and
 * says which segments they are in. `changedFrom`: per lead the earliest moment (epoch ms) at which something new is dated;
 * a lead that is left out is looked at from the start.
 */
export async function rescoreHeld(
  tx: Tx,
  held: readonly WorkingLead[],
  context: LeadContext,
  changedFrom?: ReadonlyMap<string, number>,
): Promise<Rescored> {
  const { now } = context;
  const scoring = await scoringOf(tx, context);
  const types = scoring ? [...scoring.compiled.byType.keys()] : [];
  const histories = scoring ? await readHistories(tx, held, types) : null;
  const result: Rescored = { leads: [], entries: [], handedOff: [] };
  const moves: LeadMove[] = [];
  const pointsOf = new Map<string, Points>();
  for (const lead of held) {
    const history = histories?.get(lead.id);
    if (!scoring || !history) continue;
    const { points, mql } = judged(lead, history, scoring, now, changedFrom?.get(lead.id));
    if (mql) moves.push(handOffOf(lead, history, mql, scoring));
    pointsOf.set(lead.id, points);
  }
  const moved = new Map<string, WorkingLead>();
  for (const { lead, entry } of await applyMoves(tx, moves, context)) {
    moved.set(lead.id, lead);
    result.entries.push(entry);
    result.handedOff.push(lead.id);
  }
  const scores = held.map((before) => {
    const was = moved.get(before.id) ?? before;
    return {
      score: { ...was, ...(pointsOf.get(was.id) ?? noPoints(context)), scoredAt: now },
      was,
    };
  });
  result.leads = scores.map(({ score }) => score);
  await saveScores(tx, scores);
  await placeHeld(
    tx,
    held.map(({ id }) => id),
  );
  return result;
}

/**
 * Scores new people before they are stored, as `rescoreHeld` would once they are; whoever qualifies at
 * once is left to it.
 */
export async function newcomerScores(tx: Tx, context: LeadContext): Promise<ScoreNewcomer> {
  const { now } = context;
  const scoring = await scoringOf(tx, context);
  const segmentsOf = compileSegments(await holdSegments(tx));
  return ({ createdAt, known }) => {
    const settled = { scoredAt: now, segments: segmentsOf(known) };
    if (!scoring) return { ...noPoints(context), ...settled };
    const minute = minuteOf(createdAt);
    const observations = [{ at: createdAt, minute, values: known }];
    const history = { createdMinute: minute, observations, activities: [] };
    const prepared = new PreparedLead(history, scoring.compiled, undefined);
    const lead = { stage: "inquiry" as const, stageAt: createdAt, createdAt, heldAt: null };
    if (handoffMinute(lead, prepared, scoring, now, 0)) return null;
    const digest = digestOf(history, scoring.compiled);
    return { ...pointsAt(prepared, digest, scoring, minuteOf(now)), ...settled };
  };
}

/**
 * Scores these leads as of `now`, stores it, and hands off those that qualify. Audit entries are
 * for the command to write; `actor` stands behind the moves only where no criteria do.
 */
export async function rescoreLeads(
  tx: Tx,
  leadIds: readonly string[],
  now: number,
  actor: Actor = SWEEP,
): Promise<Rescored> {
  const held = await lockLeads(tx, leadIds);
  return rescoreHeld(tx, held, await leadContext(tx, actor, now));
}

/** Why the lead scores what it does now, for a move that a person makes; null without criteria. */
export async function explainHeld(
  tx: Tx,
  lead: WorkingLead,
  path: MqlPath,
  context: LeadContext,
): Promise<Explanation | null> {
  const scoring = await scoringOf(tx, context);
  if (!scoring) return null;
  const { compiled, versionId, versionNumber, names } = scoring;
  const histories = await readHistories(tx, [lead], [...compiled.byType.keys()]);
  const history = histories.get(lead.id);
  if (!history) return null;
  const meta = { versionId, versionNumber, path, ...scoreOptions(lead) };
  return inEnglish(() => explain(history, compiled, minuteOf(context.now), meta, names));
}
