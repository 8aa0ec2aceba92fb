import type { Tx } from "@/db/handles";
import { type ActivityProps, type ActivityType, TOUCH_TYPES } from "@/lib/engine/activities";
import type { LeadContext } from "@/lib/leads/steps/context";
import { projectTouches } from "@/lib/leads/steps/touches";
import type { WorkingLead } from "@/lib/leads/store/working";
import type { AuditEntry } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { rescoreHeld, scoreEntry } from "@/lib/scoring/steps";
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
  /** The hand-offs, and the new score of every lead that something was recorded for. */
  entries: AuditEntry[];
}

interface Met {
  count: number;
  first: number;
  last: number;
  touched: boolean;
  optedOut: boolean;
}

function meet(rows: readonly ActivityRow[]): Map<string, Met> {
  const met = new Map<string, Met>();
  for (const { leadId, type, at } of rows) {
    const lead = met.get(leadId) ?? {
      count: 0,
      first: at,
      last: at,
      touched: false,
      optedOut: false,
    };
    lead.count += 1;
    lead.first = Math.min(lead.first, at);
    lead.last = Math.max(lead.last, at);
    if (TOUCH_TYPES.includes(type)) lead.touched = true;
    if (type === "unsubscribed") lead.optedOut = true;
    met.set(leadId, lead);
  }
  return met;
}

/** Records activities of held leads, brings their touches up to date, and scores them. */
export async function addActivities(
  tx: Tx,
  held: readonly WorkingLead[],
  news: readonly NewActivity[],
  context: LeadContext,
): Promise<AddedActivities> {
  const { now } = context;
  const rows = news.map(
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
  const met = meet(rows.filter(({ id }) => inserted.has(id)));

  const rest: WorkingLead[] = [];
  const touched: WorkingLead[] = [];
  const changedFrom = new Map<string, number>();
  for (const lead of held) {
    const news = met.get(lead.id);
    if (!news) continue;
    changedFrom.set(lead.id, news.first);
    if (news.optedOut && !lead.optedOut) await setOptedOut(tx, lead.id);
    const lastActivityAt = Math.max(lead.lastActivityAt ?? 0, news.last);
    (news.touched ? touched : rest).push({ ...lead, lastActivityAt });
  }
  const changed = [...rest, ...(await projectTouches(tx, touched, context))];
  const rescored = await rescoreHeld(tx, changed, context, changedFrom);
  return {
    recorded: inserted.size,
    duplicates: rows.flatMap(({ id }, place) => (inserted.has(id) ? [] : [place])),
    leads: rescored.leads,
    handedOff: rescored.handedOff,
    entries: [
      ...rescored.entries,
      ...rescored.leads.map((lead) => scoreEntry(lead, met.get(lead.id)?.count ?? 0)),
    ],
  };
}
