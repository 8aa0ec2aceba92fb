import type { Tx } from "@/db/handles";
import { standingOf, type Touch } from "@/lib/engine/standing";
import {
  byLead,
  type ReadMove,
  readHandoffMoments,
  readMovesOf,
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
  moves: readonly ReadMove[],
  touches: readonly Touch[],
  known: readonly HandoffMoments[],
  context: LeadContext,
): Promise<WorkingLead> {
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
  const moves = await readMovesOf(tx, offered);
  const touches = byLead(await readTouches(tx, offered));
  const rounds = byLead(await readHandoffMoments(tx, offered));
  const projected: WorkingLead[] = [];
  for (const lead of held) {
    const made = moves.get(lead.id);
    const rest = [touches.get(lead.id) ?? [], rounds.get(lead.id) ?? []] as const;
    projected.push(made ? await projectTouch(tx, lead, made, ...rest, context) : lead);
  }
  return projected;
}
