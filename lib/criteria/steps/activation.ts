import type { ReadDb, Tx } from "@/db/handles";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria } from "@/lib/engine/criteria";
import { pathOf, totalsAt } from "@/lib/engine/score";
import { leadContext } from "@/lib/leads/steps/context";
import { lockLeads } from "@/lib/leads/store/working";
import type { Actor } from "@/lib/operations/actor";
import type { AuditEntry } from "@/lib/operations/command";
import { rescoreHeld } from "@/lib/scoring/steps";
import { scoreOptions } from "@/lib/scoring/steps/judge";
import { holdLeads, readHistories } from "@/lib/scoring/store";
import type { ExistingChoice, QualifyingLead } from "../schema";
import { type LeadStanding, makeDue, readLeadsAfter } from "../store/leads";

/** Small enough that no statement and no turn of the event loop takes long. */
const LEADS_SCANNED = 500;
const LEADS_SCORED = 80;
/** A hand-off writes several rows. */
const LEADS_HANDED_OFF = 6;
const LEADS_NAMED = 1000;
/** Commands that began before the scan may commit after it, dated when they began. */
const OVERLAP_MS = 60_000;

/** What a version would do to the leads that wait in marketing's stages. */
export interface Qualifying {
  at: number;
  wouldQualify: number;
  inquiries: number;
  /** All of them. */
  ids: string[];
  /** The first ones, by name. */
  leads: QualifyingLead[];
}

/** Lets the process answer others before it goes on. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

type Waiting = LeadStanding & { stage: QualifyingLead["stage"] };

function isWaiting(lead: LeadStanding): lead is Waiting {
  return lead.stage === "inquiry" || lead.stage === "nurture";
}

/** Every lead in the order of ids, chunk by chunk. */
async function* scanLeads(db: ReadDb): AsyncGenerator<LeadStanding[]> {
  let after = "";
  for (;;) {
    const chunk = await readLeadsAfter(db, after, LEADS_SCANNED);
    const last = chunk.at(-1);
    if (!last) return;
    yield chunk;
    after = last.id;
    await breathe();
  }
}

/** Those of the leads that wait and meet the criteria at `now`. */
async function qualifyingAmong(
  db: ReadDb,
  leads: readonly LeadStanding[],
  body: Criteria,
  now: number,
): Promise<QualifyingLead[]> {
  const compiled = compileCriteria(body);
  const types = [...compiled.byType.keys()];
  const minute = minuteOf(now);
  const found: QualifyingLead[] = [];
  const waiting = leads.filter(isWaiting);
  for (let i = 0; i < waiting.length; i += LEADS_SCORED) {
    const chunk = waiting.slice(i, i + LEADS_SCORED);
    const histories = await readHistories(db, chunk, types);
    await breathe();
    for (const lead of chunk) {
      const history = histories.get(lead.id);
      if (!history) continue;
      const totals = totalsAt(history, compiled, minute, scoreOptions(lead));
      const path = pathOf(totals);
      if (path === null) continue;
      const { id, name, company, stage } = lead;
      const { fit, engagement } = totals;
      found.push({ id, name, company, stage, fit, engagement, path });
    }
    await breathe();
  }
  return found;
}

/** Who would be handed to sales if this version came into force at `now`; exact, and unhurried. */
export async function findQualifying(db: ReadDb, body: Criteria, now: number): Promise<Qualifying> {
  const result: Qualifying = { at: now, wouldQualify: 0, inquiries: 0, ids: [], leads: [] };
  for await (const chunk of scanLeads(db)) {
    result.inquiries += chunk.filter(isWaiting).length;
    for (const lead of await qualifyingAmong(db, chunk, body, now)) {
      result.ids.push(lead.id);
      if (result.leads.length < LEADS_NAMED) result.leads.push(lead);
    }
  }
  result.wouldQualify = result.ids.length;
  result.leads.sort((a, b) => a.name.localeCompare(b.name, "en"));
  return result;
}

export interface Activated {
  counts: { qualifying: number; handedOff: number; held: number; inquiries: number };
  audit: AuditEntry[];
}

/**
 * Does to the leads what was chosen, after the version became the active one in this transaction:
 * hands those that qualify to sales or holds them, and makes every score due. What `prepared` found
 * is taken over for leads that nobody touched since; the others are scored again.
 */
export async function activateForLeads(
  tx: Tx,
  {
    body,
    existing,
    prepared,
    actor,
    now,
  }: {
    body: Criteria;
    existing: ExistingChoice;
    prepared: Qualifying;
    actor: Actor;
    now: number;
  },
): Promise<Activated> {
  const before = new Set(prepared.ids);
  const qualifying: string[] = [];
  let inquiries = 0;
  for await (const chunk of scanLeads(tx)) {
    const waiting = chunk.filter(isWaiting);
    inquiries += waiting.length;
    const touched = waiting.filter((lead) => lead.touchedAt >= prepared.at - OVERLAP_MS);
    const again = new Set((await qualifyingAmong(tx, touched, body, now)).map(({ id }) => id));
    const settled = new Set(touched.map(({ id }) => id));
    for (const { id } of waiting) {
      if (settled.has(id) ? again.has(id) : before.has(id)) qualifying.push(id);
    }
    await makeDue(tx, chunk, now);
  }
  const done: Activated = {
    counts: { qualifying: qualifying.length, handedOff: 0, held: 0, inquiries },
    audit: [],
  };
  if (existing === "leave") {
    await holdInTurns(tx, qualifying, now);
    done.counts.held = qualifying.length;
    return done;
  }
  const context = await leadContext(tx, actor, now);
  for (let i = 0; i < qualifying.length; i += LEADS_HANDED_OFF) {
    const held = await lockLeads(tx, qualifying.slice(i, i + LEADS_HANDED_OFF));
    const { entries, handedOff } = await rescoreHeld(tx, held, context);
    done.audit.push(...entries);
    done.counts.handedOff += handedOff.length;
    await breathe();
  }
  return done;
}

async function holdInTurns(tx: Tx, ids: readonly string[], now: number): Promise<void> {
  for (let i = 0; i < ids.length; i += LEADS_SCANNED) {
    await holdLeads(tx, ids.slice(i, i + LEADS_SCANNED), now);
    await breathe();
  }
}
