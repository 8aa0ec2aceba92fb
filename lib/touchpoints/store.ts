import { and, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { activities, handoffs, leads, mayTouch } from "@/db/schema";
import { isOneOf, jsonText } from "@/db/sql";
import { SELF_REPORTED } from "@/lib/engine/attributes";
import type { TouchPath } from "@/lib/engine/attribution";
import {
  firstTouchpointAt,
  journeyOf,
  pathTo,
  type TouchActivity,
  type Touchpoint,
} from "@/lib/engine/touchpoints";
import { ENTERED, type HandoffCohort, isFirstEntry } from "@/lib/leads/store/cohort";

/** A lead that entered a stage, and the touches that came before. */
export interface Conversion {
  leadId: string;
  /** What they said themselves; null when nobody asked. */
  selfReported: string | null;
  /** When marketing first reached it, in epoch ms. */
  firstTouchpointAt: number;
  touches: readonly Touchpoint[];
  path: TouchPath;
}

/**
 * Leads that one statement looks at, so that none holds the request thread up for long: on SQLite
 * a statement blocks whoever else waits for this process.
 */
const LEADS_PER_STATEMENT = 200;

const ACTIVITY = { at: activities.at, type: activities.type, props: activities.props };

/**
 * Leads that entered the stage with from ≤ at < to, each at its first entry since `from`, as
 * reports count them; a page at a time, in order of time.
 */
export async function* conversionPages(
  db: ReadDb,
  stage: HandoffCohort,
  { from, to }: { from: number; to: number },
): AsyncGenerator<Conversion[]> {
  const within = and(lt(handoffs[ENTERED[stage]], to), isFirstEntry(stage, from));
  let rows = await readEntries(db, stage, { at: from, leadId: "" }, within);
  while (rows.length > 0) {
    const touches = await readTouchActivities(
      db,
      rows.map(({ leadId }) => leadId),
    );
    yield rows.map(({ leadId, selfReported, ...row }) => {
      const journey = journeyOf(row, touches.get(leadId) ?? []);
      return {
        leadId,
        selfReported: selfReported?.trim() || null,
        firstTouchpointAt: firstTouchpointAt(journey, row.createdAt),
        ...pathTo(journey, row),
      };
    });
    const last = rows.at(-1);
    if (!last || rows.length < LEADS_PER_STATEMENT) return;
    // SQLite answers without waiting: let other requests in between.
    await new Promise((resolve) => setImmediate(resolve));
    rows = await readEntries(db, stage, { at: last.convertedAt, leadId: last.leadId }, within);
  }
}

/** The next entries into a stage after the one that was seen. */
async function readEntries(
  db: ReadDb,
  stage: HandoffCohort,
  after: { at: number; leadId: string },
  where: SQL | undefined,
) {
  const at = handoffs[ENTERED[stage]];
  return db
    .select({
      leadId: handoffs.leadId,
      convertedAt: sql<number>`${at}`.mapWith(Number),
      opportunityAt: handoffs.sqlAt,
      wonAt: handoffs.customerAt,
      createdAt: leads.createdAt,
      source: leads.source,
      campaign: leads.campaign,
      utmFirst: leads.utmFirst,
      selfReported: jsonText(leads.attributes, SELF_REPORTED),
    })
    .from(handoffs)
    .innerJoin(leads, eq(leads.id, handoffs.leadId))
    .where(and(gte(at, after.at), or(gt(at, after.at), gt(handoffs.leadId, after.leadId)), where))
    .orderBy(at, handoffs.leadId)
    .limit(LEADS_PER_STATEMENT);
}

/** What of these leads' activities can be a touch, by lead, in no certain order. */
export async function readTouchActivities(
  db: ReadDb,
  leadIds: readonly string[],
): Promise<Map<string, TouchActivity[]>> {
  const rows = await db
    .select({ leadId: activities.leadId, ...ACTIVITY })
    .from(activities)
    .where(and(isOneOf(activities.leadId, leadIds), mayTouch(activities)));
  const byLead = new Map<string, TouchActivity[]>();
  for (const { leadId, ...activity } of rows) {
    const known = byLead.get(leadId);
    if (known) known.push(activity);
    else byLead.set(leadId, [activity]);
  }
  return byLead;
}

/** What of a lead's activities can be a touch, in no certain order. */
export async function readTouchesOf(db: ReadDb, leadId: string): Promise<TouchActivity[]> {
  return prepared(db, "touchpoints.ofLead", (d) =>
    d
      .select(ACTIVITY)
      .from(activities)
      .where(and(eq(activities.leadId, sql.placeholder("leadId")), mayTouch(activities)))
      .prepare("touchpoints_of_lead"),
  ).execute({ leadId });
}
