import type { Tx } from "@/db/handles";
import { standingOf, type Touch } from "@/lib/engine/standing";
import {
  readHandoffMoments,
  readMoves,
  readTouches,
  setHandoffTouch,
  setTouch,
} from "../store/moves";
import type { WorkingLead } from "../store/working";
import { type LeadContext, slaTerms } from "./context";

type HandoffMoments = Awaited<ReturnType<typeof readHandoffMoments>>[number];

async function projectTouch(
  tx: Tx,
  lead: WorkingLead,
  touches: readonly Touch[],
  known: readonly HandoffMoments[],
  context: LeadContext,
): Promise<WorkingLead> {
  const moves = await readMoves(tx, lead.id);
  const sla = await slaTerms(
    tx,
    moves.map((m) => m.criteriaVersionId),
  );
  const set = new Map(known.map((handoff) => [handoff.mqlAt, handoff]));
  const terms = { calendar: context.calendar, sla, set };
  const { standing, handoffs } = standingOf(moves, touches, terms);
  for (const { round, firstTouchAt } of handoffs) {
    const stored = known.find((handoff) => handoff.round === round);
    if (stored?.firstTouchAt === firstTouchAt) continue;
    await setHandoffTouch(tx, lead.id, round, firstTouchAt);
  }
  const { firstTouchAt, attempts, slaDueAt, callbackAt } = standing;
  await setTouch(tx, lead.id, { firstTouchAt, attempts, slaDueAt, callbackAt });
  return { ...lead, firstTouchAt, attempts, slaDueAt, callbackAt };
}

function byLead<T extends { leadId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.leadId);
    if (group) group.push(row);
    else groups.set(row.leadId, [row]);
  }
  return groups;
}

/**
 * Works out anew who was touched when, after touches of these held leads were added, in whatever
 * order they came in. Gives the leads as they are now.
 */
export async function projectTouches(
  tx: Tx,
  held: readonly WorkingLead[],
  context: LeadContext,
): Promise<WorkingLead[]> {
  const offered = held.filter(({ mqlAt }) => mqlAt !== null).map(({ id }) => id);
  if (offered.length === 0) return [...held];
  const touches = byLead(await readTouches(tx, offered));
  const rounds = byLead(await readHandoffMoments(tx, offered));
  const projected: WorkingLead[] = [];
  for (const lead of held) {
    if (lead.mqlAt === null) {
      projected.push(lead);
      continue;
    }
    const known = rounds.get(lead.id) ?? [];
    projected.push(await projectTouch(tx, lead, touches.get(lead.id) ?? [], known, context));
  }
  return projected;
}
