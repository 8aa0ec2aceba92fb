import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import { readMoves } from "@/lib/leads/store/moves";
import { afterWork, type Desk, type Offer, WORKDAY_MINUTES } from "./desk";
import type { Random } from "./random";
import { byTurns } from "./staff";
import { DISPUTE_NOTES, OVERTURN_NOTES, UPHOLD_NOTES } from "./talk";

/**
 * Now and then marketing disagrees with a rejection, and a manager decides. `takeUp` plans what sales
 * does with a lead that it gets back.
 */
export function planDispute(
  desk: Desk,
  { id, person }: Offer,
  rejectedAt: number,
  random: Random,
  takeUp: (at: number) => void,
): void {
  if (!random.chance(0.18)) return;
  const marketer = byTurns(desk.staff.marketers, person.index);
  const manager = byTurns(desk.staff.managers, person.index);
  const raisedAt = afterWork(desk, rejectedAt, random.between(0.3, 2) * WORKDAY_MINUTES, random);
  const decidedAt = afterWork(desk, raisedAt, random.between(0.5, 4) * WORKDAY_MINUTES, random);
  const decision = random.chance(0.4) ? "overturned" : "upheld";
  const note = random.pick(DISPUTE_NOTES);
  const why = random.pick(decision === "overturned" ? OVERTURN_NOTES : UPHOLD_NOTES);
  desk.timeline.plan(raisedAt, async ({ db, run }) => {
    const moveId = (await readMoves(db, id)).at(-1)?.id ?? "";
    const dispute = await run(raiseDispute, marketer, { leadId: id, moveId, note }, raisedAt);
    desk.timeline.plan(decidedAt, async (work) => {
      await work.run(decideDispute, manager, { id: dispute.id, decision, note: why }, decidedAt);
      if (decision === "overturned") takeUp(decidedAt);
    });
  });
}
