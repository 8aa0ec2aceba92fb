import { afterWork, type Desk, move, type Offer, WORKDAY_MINUTES } from "./desk";
import { Random } from "./random";
import { days } from "./rhythm";
import type { Colleague } from "./staff";
import { LOSS_NOTES } from "./talk";
import { chanceOfWin } from "./truth";

/** How an opportunity ends, some weeks after it was opened. */
export function planDeal(
  desk: Desk,
  offer: Offer,
  sdr: Colleague,
  opened: { at: number; amount: number },
): void {
  const random = new Random(desk.seed, 6, offer.person.index, offer.round);
  if (random.chance(chanceOfWin(offer.person))) {
    const at = afterWork(desk, opened.at, random.around(27, 0.45) * WORKDAY_MINUTES, random);
    const discount = random.chance(0.35) ? random.between(0.82, 0.97) : 1;
    const wonAmountMinor = Math.round(opened.amount * discount) * 100;
    desk.timeline.plan(at, (work) =>
      move(work, sdr, offer, "sql", { to: "customer", wonAmountMinor }, at),
    );
    return;
  }
  const at = afterWork(desk, opened.at, random.around(20, 0.7) * WORKDAY_MINUTES, random);
  const reasonId = random.weighted([
    ["no_budget", 30],
    ["no_timing", 26],
    ["no_need", 24],
    ["no_authority", 12],
    ["no_fit", 8],
  ]);
  const keeps = reasonId === "no_timing" || random.chance(0.45);
  const note = random.pick(LOSS_NOTES);
  desk.timeline.plan(at, async (work) => {
    if (!keeps) {
      await move(work, sdr, offer, "sql", { to: "disqualified", reasonId, note }, at);
      return;
    }
    const nurtureUntil = at + days(random.int(45, 200));
    await move(work, sdr, offer, "sql", { to: "nurture", reasonId, note, nurtureUntil }, at);
    desk.returned(offer.person);
  });
}
