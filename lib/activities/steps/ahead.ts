import type { z } from "zod";
import type { ReadDb, Tx } from "@/db/handles";
import { leadsChangedAfter } from "@/lib/analyst/changes";
import { minuteOf, TOUCH_TYPES } from "@/lib/engine/activities";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { type LeadContext, leadContext } from "@/lib/leads/steps/context";
import {
  findIdsByEmail,
  readRowMarks,
  readWorkingLeads,
  type WorkingLead,
} from "@/lib/leads/store/working";
import { SWEEP } from "@/lib/operations/actor";
import { newId } from "@/lib/operations/id";
import { asksForScore, type Points, scoresWith } from "@/lib/scoring/steps";
import type { TimedActivity } from "@/lib/scoring/store";
import type { activityInput } from "../schema";

// What a batch makes of its leads is worked out before its transaction, by another thread and while the
// batch before is written. In the transaction the audit log says of which leads that no longer holds.

/** Clocks of senders run ahead a little; what is further in the future is a mistake. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** So many changes since then leave nothing that is worth keeping. */
const MANY_CHANGES = 20_000;

/** When an activity is dated, not after now; null when that is in the future. */
export function momentOf({ at = Number.NaN }: { at?: number | undefined }, now: number) {
  if (Number.isNaN(at)) return now;
  return at > now + CLOCK_SKEW_MS ? null : Math.min(at, now);
}

export interface AheadQuestion {
  activities: readonly z.output<typeof activityInput>[];
  now: number;
}

/** A lead as it was read, and what it scores with so many activities. */
export interface ReadyLead {
  lead: WorkingLead;
  activities: number;
  /** Null when they leave the score alone. */
  points: Points | null;
}

export interface Ahead {
  /** The newest entry of the audit log before anything was read. */
  seq: number;
  criteriaId: string;
  leads: ReadyLead[];
}

/** Reads and scores the leads of a batch. Left out are those for whom it does more than that. */
export async function workAhead(
  db: ReadDb,
  seq: number,
  { activities, now }: AheadQuestion,
): Promise<Ahead | null> {
  const context = await leadContext(db, SWEEP, now);
  if (!context.criteria) return null;
  const byLead = await newsOf(db, activities, now);
  const asks = asksForScore(context);
  const leads: ReadyLead[] = [];
  const news: Parameters<typeof scoresWith>[1][number][] = [];
  for (const lead of await readWorkingLeads(db, [...byLead.keys()])) {
    const own = byLead.get(lead.id) ?? [];
    if (own.some(({ type }) => TOUCH_TYPES.includes(type) || type === "unsubscribed")) continue;
    if (own.some((activity) => asks(lead, activity))) news.push({ lead, activities: own });
    else leads.push({ lead, activities: own.length, points: null });
  }
  const scores = await scoresWith(db, news, context);
  for (const { lead, activities: own } of news) {
    const points = scores.get(lead.id);
    if (points) leads.push({ lead, activities: own.length, points });
  }
  return { seq, criteriaId: context.criteria.id, leads };
}

async function newsOf(
  db: ReadDb,
  activities: AheadQuestion["activities"],
  now: number,
): Promise<Map<string, TimedActivity[]>> {
  const emails = activities.flatMap((a) => (a.leadId || !a.email ? [] : [emailKeyOf(a.email)]));
  const byEmail = await findIdsByEmail(db, emails);
  const byLead = new Map<string, TimedActivity[]>();
  for (const activity of activities) {
    const leadId = activity.leadId ?? byEmail.get(emailKeyOf(activity.email ?? ""));
    const at = momentOf(activity, now);
    if (leadId === undefined || at === null) continue;
    const { type, props } = activity;
    const timed = { id: newId(), type, props, at, minute: minuteOf(at) };
    const known = byLead.get(leadId);
    if (known) known.push(timed);
    else byLead.set(leadId, [timed]);
  }
  return byLead;
}

/** Of what was worked out ahead, what still holds in this transaction. */
export async function stillReady(
  tx: Tx,
  ahead: Ahead | null | undefined,
  { criteria }: LeadContext,
): Promise<ReadonlyMap<string, ReadyLead>> {
  const ready = new Map<string, ReadyLead>();
  if (!ahead || ahead.criteriaId !== criteria?.id) return ready;
  const changed = await leadsChangedAfter(tx, ahead.seq, MANY_CHANGES);
  if (!changed) return ready;
  const rows = await readRowMarks(
    tx,
    ahead.leads.map(({ lead }) => lead.id),
  );
  for (const one of ahead.leads) {
    const { id, version, scoredAt } = one.lead;
    const row = rows.get(id);
    // A sweep does not name all that it scored; they have been scored since.
    const isSame = row?.version === version && row.scoredAt === scoredAt;
    if (isSame && !changed.has(id)) ready.set(id, one);
  }
  return ready;
}
