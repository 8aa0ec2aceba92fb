import type { Tx } from "@/db/handles";
import { type ActivityProps, type ActivityType, TOUCH_TYPES } from "@/lib/engine/activities";
import type { LeadContext } from "@/lib/leads/steps/context";
import { projectTouches } from "@/lib/leads/steps/touches";
import type { WorkingLead } from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { asksForScore, rescoreHeld } from "@/lib/scoring/steps";
import { saveLastActivity, saveScores } from "@/lib/scoring/store";
import type { ReadyLead } from "./steps/ahead";
import { type ActivityRow, insertActivities, setOptedOut } from "./store";

/** Something that happened to a lead that this transaction holds. */
export interface NewActivity {
  leadId: string;
  type: ActivityType;
  /** Epoch ms, not after now. */
  at: number;
  props: ActivityProps;
  externalId?: string | null;
  /** The user who did it, for touches and notes. */
  actorId?: string | null;
}

export interface AddedActivities {
  recorded: number;
  /** Those whose external id was known, by their place in the input. */
  duplicates: number[];
  leads: WorkingLead[];
  handedOff: string[];
  /** The hand-offs, and what was recorded of whom. */
  entries: AuditEntry[];
}

interface Met {
  count: number;
  first: number;
  last: number;
  touched: boolean;
  optedOut: boolean;
  asksForScore: boolean;
}

/** What these activities are to their leads; those that nothing is new of are left out. */
function meet(
  held: readonly WorkingLead[],
  rows: readonly ActivityRow[],
  context: LeadContext,
): { lead: WorkingLead; met: Met }[] {
  const byLead = new Map<string, ActivityRow[]>();
  for (const row of rows) {
    const known = byLead.get(row.leadId);
    if (known) known.push(row);
    else byLead.set(row.leadId, [row]);
  }
  const asks = asksForScore(context);
  return held.flatMap((lead) => {
    const news = byLead.get(lead.id);
    if (!news) return [];
    const moments = news.map(({ at }) => at);
    const met = {
      count: news.length,
      first: Math.min(...moments),
      last: Math.max(...moments),
      touched: news.some(({ type }) => TOUCH_TYPES.includes(type)),
      optedOut: news.some(({ type }) => type === "unsubscribed"),
      asksForScore: news.some((activity) => asks(lead, activity)),
    };
    return [
      { lead: { ...lead, lastActivityAt: Math.max(lead.lastActivityAt ?? 0, met.last) }, met },
    ];
  });
}

/** What so many leads did is one entry that names them: an entry each would outweigh what they did. */
const MANY_LEADS = 100;

/** What open boards, reports and replays need to learn of new activities. */
function activityEntries(
  leads: readonly WorkingLead[],
  counts: ReadonlyMap<string, number>,
): AuditEntry[] {
  if (leads.length > MANY_LEADS) {
    const activities = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const after = { activities, leads: leads.map(({ id }) => id) };
    return [{ action: "activity.batch", entity: "workspace", entityId: "activities", after }];
  }
  return leads.map(({ id, stage, fit, engagement, grade }) => ({
    action: "lead.activity",
    entity: "lead",
    entityId: id,
    after: { id, stage, fit, engagement, grade, activities: counts.get(id) ?? 0 },
  }));
}

const NONE: ReadonlyMap<string, ReadyLead> = new Map();

/**
 * Records activities of held leads, brings their touches up to date, and scores them. `ready`: what some
 * of them were found to score with it, ahead of this transaction.
 */
export async function addActivities(
  tx: Tx,
  held: readonly WorkingLead[],
  activities: readonly NewActivity[],
  context: LeadContext,
  ready = NONE,
): Promise<AddedActivities> {
  const { now } = context;
  const rows = activities.map(
    ({ leadId, type, at, props, externalId, actorId }): ActivityRow => ({
      id: newId(),
      leadId,
      type,
      at,
      props,
      externalId: externalId ?? null,
      actorId: actorId ?? null,
      recordedAt: now,
    }),
  );
  const inserted = await insertActivities(tx, rows);
  const news = meet(
    held,
    rows.filter(({ id }) => inserted.has(id)),
    context,
  );
  const touched: WorkingLead[] = [];
  for (const { lead, met } of news) {
    if (met.optedOut && !lead.optedOut) await setOptedOut(tx, lead.id);
    if (met.touched) touched.push(lead);
  }
  const projected = new Map(
    (await projectTouches(tx, touched, context)).map((one) => [one.id, one]),
  );
  const rest: WorkingLead[] = [];
  const scored: WorkingLead[] = [];
  const settled: { score: WorkingLead; was: WorkingLead }[] = [];
  const changedFrom = new Map<string, number>();
  for (const { lead: before, met } of news) {
    const lead = projected.get(before.id) ?? before;
    changedFrom.set(lead.id, met.first);
    const foreseen = ready.get(lead.id);
    // Not where a row was known already, or came by a lead that was merged into theirs.
    const points = foreseen?.activities === met.count ? foreseen.points : null;
    if (!met.asksForScore) rest.push(lead);
    else if (points) settled.push({ score: { ...lead, ...points, scoredAt: now }, was: lead });
    else scored.push(lead);
  }
  await saveLastActivity(tx, rest);
  await saveScores(tx, settled);
  const rescored = await rescoreHeld(tx, scored, context, changedFrom);
  const leads = [...rest, ...settled.map(({ score }) => score), ...rescored.leads];
  const counts = new Map(news.map(({ lead, met }) => [lead.id, met.count]));
  return {
    recorded: inserted.size,
    duplicates: rows.flatMap(({ id }, place) => (inserted.has(id) ? [] : [place])),
    leads,
    handedOff: rescored.handedOff,
    entries: [...rescored.entries, ...activityEntries(leads, counts)],
  };
}
