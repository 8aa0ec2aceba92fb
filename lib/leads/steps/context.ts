import type { ReadDb } from "@/db/handles";
import { activeCriteria, agreedCriteria, areCriteriaSettled } from "@/lib/criteria/store";
import type { BusinessCalendar } from "@/lib/engine/calendar";
import type { Criteria } from "@/lib/engine/criteria";
import type { Actor } from "@/lib/operations/actor";
import type { Workspace } from "@/lib/settings/schema";
import { readWorkspace } from "@/lib/settings/store";

export interface CriteriaUsed {
  id: string;
  number: number;
  body: Criteria;
}

/** What the steps of one unit of work share. */
export interface LeadContext {
  actor: Actor;
  now: number;
  workspace: Workspace;
  calendar: BusinessCalendar;
  /** The criteria in force; null before the first activation. */
  criteria: CriteriaUsed | null;
  /**
   * Others are being put in force meanwhile: what is scored by these is due again. Only where several
   * write at once.
   */
  isBeingReplaced: boolean;
  /** Imports and the program itself: moves may be dated in the past. */
  trusted: boolean;
}

const kept = new Map<string, BusinessCalendar>();

/** One calendar object per setting, because the engine keeps what it worked out per object. */
export function calendarOf(workspace: Workspace): BusinessCalendar {
  const { timeZone, businessHours, holidays } = workspace;
  const key = JSON.stringify([timeZone, businessHours, holidays]);
  let calendar = kept.get(key);
  if (!calendar) {
    if (kept.size > 20) kept.clear();
    calendar = { timeZone, ...businessHours, holidays };
    kept.set(key, calendar);
  }
  return calendar;
}

export async function leadContext(
  db: ReadDb,
  actor: Actor,
  now: number,
  trusted = false,
): Promise<LeadContext> {
  const workspace = await readWorkspace(db);
  const isBeingReplaced = !(await areCriteriaSettled(db));
  const criteria = await activeCriteria(db);
  const calendar = calendarOf(workspace);
  return { actor, now, workspace, calendar, criteria, isBeingReplaced, trusted };
}

/** The SLA terms of the versions that these moves were stamped with. */
export async function slaTerms(
  db: ReadDb,
  versionIds: readonly (string | null)[],
): Promise<Map<string, Criteria["sla"]>> {
  const terms = new Map<string, Criteria["sla"]>();
  for (const id of new Set(versionIds)) {
    if (id === null) continue;
    const version = await agreedCriteria(db, id);
    if (version) terms.set(id, version.body.sla);
  }
  return terms;
}
