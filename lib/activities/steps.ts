import type { Tx } from "@/db/handles";
import { type ActivityProps, type ActivityType, TOUCH_TYPES } from "@/lib/engine/activities";
import { isEngaged } from "@/lib/engine/ledger/lead";
import { mayBeTouch } from "@/lib/engine/touchpoints";
import type { LeadContext } from "@/lib/leads/steps/context";
import { projectTouches } from "@/lib/leads/steps/touches";
import type { WorkingLead } from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { asksForScore, rescoreHeld, scoresByDigest } from "@/lib/scoring/steps";
import type { LeadNews } from "@/lib/scoring/steps/judge";
import { saveLastActivity, saveScores } from "@/lib/scoring/store";
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

/** What activities are to their lead, which has the last of them. */
interface Met extends LeadNews {
  first: number;
  touched: boolean;
  /** Reports count something of it: a touch of marketing, or a rep's work. */
  isCounted: boolean;
  optedOut: boolean;
  asksForScore: boolean;
}

/** What these activities are to their leads; those that nothing is new of are left out. */
function meet(
  held: readonly WorkingLead[],
  rows: readonly ActivityRow[],
  context: LeadContext,
): Met[] {
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
    const last = Math.max(lead.lastActivityAt ?? 0, ...moments);
    return {
      lead: { ...lead, lastActivityAt: last },
      activities: news,
      first: Math.min(...moments),
      touched: news.some(({ type }) => TOUCH_TYPES.includes(type)),
      isCounted: news.some((one) => mayBeTouch(one) || TOUCH_TYPES.includes(one.type)),
      optedOut: news.some(({ type }) => type === "unsubscribed"),
      asksForScore: news.some((activity) => asks(lead, activity)),
    };
  });
}

/** What so many leads did is one entry that names them: an entry each would outweigh what they did. */
const MANY_LEADS = 100;

/** What open boards, reports and replays need to learn of new activities. */
function activityEntries(
  leads: readonly WorkingLead[],
  counts: ReadonlyMap<string, number>,
  isCounted: (lead: WorkingLead) => boolean,
): AuditEntry[] {
  if (leads.length > MANY_LEADS) {
    const activities = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const idsOf = (some: readonly WorkingLead[]) => some.map(({ id }) => id);
    const after = { activities, leads: idsOf(leads), counted: idsOf(leads.filter(isCounted)) };
    return [{ action: "activity.batch", entity: "workspace", entityId: "activities", after }];
  }
  return leads.map(({ id, stage, fit, engagement, grade }) => ({
    action: "lead.activity",
    entity: "lead",
    entityId: id,
    after: { id, stage, fit, engagement, grade, activities: counts.get(id) ?? 0 },
  }));
}

/** Records activities of held leads, brings their touches up to date, and scores them. */
export async function addActivities(
  tx: Tx,
  held: readonly WorkingLead[],
  activities: readonly NewActivity[],
  context: LeadContext,
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
  for (const one of news) {
    if (one.optedOut && !one.lead.optedOut) await setOptedOut(tx, one.lead.id);
    if (one.touched) touched.push(one.lead);
  }
  const projected = new Map(
    (await projectTouches(tx, touched, context)).map((lead) => [lead.id, lead]),
  );
  for (const one of news) one.lead = projected.get(one.lead.id) ?? one.lead;
  const asking = news.filter(({ asksForScore }) => asksForScore);
  const points = await scoresByDigest(tx, asking, context);
  const rest = news.filter((one) => !one.asksForScore).map(({ lead }) => lead);
  const settled: { score: WorkingLead; was: WorkingLead }[] = [];
  const unsettled: WorkingLead[] = [];
  for (const { lead } of asking) {
    const found = points.get(lead.id);
    if (found) settled.push({ score: { ...lead, ...found, scoredAt: now }, was: lead });
    else unsettled.push(lead);
  }
  await saveLastActivity(tx, rest);
  await saveScores(tx, settled);
  const changedFrom = new Map(news.map(({ lead, first }) => [lead.id, first]));
  const rescored = await rescoreHeld(tx, unsettled, context, changedFrom);
  const leads = [...rest, ...settled.map(({ score }) => score), ...rescored.leads];
  const counts = new Map(news.map(({ lead, activities: own }) => [lead.id, own.length]));
  const engaged = new Set(held.filter((lead) => isEngaged(lead.engagement)).map(({ id }) => id));
  const counted = new Set(news.filter((one) => one.isCounted).map(({ lead }) => lead.id));
  const isCounted = ({ id, engagement }: WorkingLead) =>
    counted.has(id) || engaged.has(id) !== isEngaged(engagement);
  return {
    recorded: inserted.size,
    duplicates: rows.flatMap(({ id }, place) => (inserted.has(id) ? [] : [place])),
    leads,
    handedOff: rescored.handedOff,
    entries: [...rescored.entries, ...activityEntries(leads, counts, isCounted)],
  };
}
