import { logCall, logTouch } from "@/lib/activities/commands";
import type { CallOutcome } from "@/lib/engine/activities";
import { claimLead } from "@/lib/leads/commands/claims";
import { saveBant } from "@/lib/qualification/commands";
import { planDeal } from "./deals";
import { afterWork, type Desk, move, type Offer, WORKDAY_MINUTES } from "./desk";
import { planDispute } from "./disputes";
import { Random } from "./random";
import { dayOf, days, isoDay, minutes } from "./rhythm";
import { byTurns, type Colleague } from "./staff";
import { CALL_NOTES, firstFindings, laterFindings, NURTURE_NOTES, soberFindings } from "./talk";
import { chanceOfSql } from "./truth";

/** The calls that both newer agreements ask for before a lead counts as out of reach. */
const ATTEMPTS = 5;

/** A lead is worked by one rep; what follows is planned step by step from its offer. */
interface Case {
  desk: Desk;
  offer: Offer;
  sdr: Colleague;
  random: Random;
}

/** Plans what sales does with a lead that was just offered. */
export function planWork(desk: Desk, offer: Offer): void {
  const { person, at } = offer;
  const random = new Random(desk.seed, 5, person.index, offer.round);
  const sdr = byTurns(desk.staff.sdrs, person.index);
  const current: Case = { desk, offer, sdr, random };
  const small = person.company.employees < 20;

  // The last days of the quarter are busy: some of what came in then still waits.
  if (desk.until - at < days(10) && random.chance(0.6)) {
    desk.waiting.push(offer);
    return;
  }
  if (!offer.fastTrack && random.chance(0.055)) {
    planNeglect(current);
    return;
  }

  const patience = offer.fastTrack ? 20 : 60;
  const acceptedAt = afterWork(desk, at, random.around(patience, 1.15), random);
  if (random.chance(0.06 + (small ? 0.2 : 0))) {
    planRejection(current, acceptedAt, small);
    return;
  }
  if (random.chance(0.2)) {
    const claimedAt = Math.max(at, acceptedAt - minutes(random.int(3, 20)));
    desk.timeline.plan(claimedAt, async ({ run }) => {
      await run(claimLead, sdr, { id: offer.id }, claimedAt);
    });
  }
  planAcceptance(current, acceptedAt);
}

/** Nobody gets to it; weeks later a manager clears it away. No outcome exists for such a lead. */
function planNeglect({ desk, offer, random }: Case): void {
  const at = afterWork(desk, offer.at, random.between(18, 30) * WORKDAY_MINUTES, random);
  const manager = byTurns(desk.staff.managers, offer.person.index);
  desk.timeline.plan(at, async (work) => {
    const change = {
      to: "nurture" as const,
      reasonId: "no_timing",
      note: "Nobody got to this lead in time.",
      nurtureUntil: at + days(random.int(30, 90)),
    };
    await move(work, manager, offer, "mql", change, at);
    desk.returned(offer.person);
  });
}

function planRejection(current: Case, at: number, small: boolean): void {
  const { desk, offer, sdr, random } = current;
  const reasonId = random.weighted([
    ["no_fit", small ? 60 : 14],
    ["inaccurate_data", 26],
    ["duplicate", 12],
    ["competitor", 8],
    ["existing_customer", 10],
  ]);
  const note = reasonId === "no_fit" && small ? "Size: fewer than 20 people." : undefined;
  desk.timeline.plan(at, async (work) => {
    await move(work, sdr, offer, "mql", { to: "disqualified", reasonId, note }, at);
  });
  planDispute(desk, offer, at, random, (overturnedAt) => {
    const acceptedAt = afterWork(desk, overturnedAt, random.around(60, 1.15), random);
    planAcceptance(current, acceptedAt);
  });
}

function planAcceptance(current: Case, at: number): void {
  const { desk, offer, sdr } = current;
  desk.timeline.plan(at, (work) => move(work, sdr, offer, "mql", { to: "sal" }, at));
  planFollowUp(current, at);
}

/** Calls until somebody answers, then talks until it is clear what becomes of it. */
function planFollowUp(current: Case, acceptedAt: number): void {
  const { desk, offer, sdr, random } = current;
  const { person } = offer;
  const converts = random.chance(
    chanceOfSql(person, {
      pricingViews: offer.pricingViews,
      askedForDemo: offer.fastTrack,
      returned: offer.round > 1,
    }),
  );
  const reachable = converts || random.chance(0.8);
  const missed = reachable ? Math.min(random.poisson(0.8), 3) : ATTEMPTS;

  let at = acceptedAt;
  if (random.chance(0.3)) {
    at = afterWork(desk, at, random.around(15, 0.8), random);
    const sentAt = at;
    desk.timeline.plan(sentAt, async ({ run }) => {
      await run(logTouch, sdr, { leadId: offer.id, type: "email_sent" }, sentAt);
    });
  }
  at = afterWork(desk, at, random.around(20, 0.9), random);
  for (let n = 0; n < missed; n += 1) {
    const outcome = random.weighted<CallOutcome>([
      ["noAnswer", 5],
      ["voicemail", 4],
      ["callback", reachable ? 1 : 0],
    ]);
    planCall(current, at, outcome);
    at = afterWork(desk, at, random.between(0.6, 1.7) * WORKDAY_MINUTES, random);
  }
  if (!reachable) {
    planExit(current, at, "unable_to_reach");
    return;
  }
  planCall(current, at, "connected");
  if (converts) planConversion(current, at);
  else planSoberEnd(current, at);
}

function planCall({ desk, offer, sdr, random }: Case, at: number, outcome: CallOutcome): void {
  const notes = outcome === "wrongNumber" ? [] : CALL_NOTES[outcome];
  const note = notes.length > 0 && random.chance(0.5) ? random.pick(notes) : undefined;
  desk.timeline.plan(at, async ({ run }) => {
    await run(logCall, sdr, { leadId: offer.id, outcome, note }, at);
  });
}

function planConversion(current: Case, talkedAt: number): void {
  const { desk, offer, sdr, random } = current;
  const { person, id } = offer;
  const foundAt = talkedAt + minutes(random.int(4, 15));
  const first = firstFindings(person, random);
  desk.timeline.plan(foundAt, async ({ run }) => {
    await run(saveBant, sdr, { leadId: id, answers: first }, foundAt);
  });
  const metAt = afterWork(desk, foundAt, random.around(7, 0.6) * WORKDAY_MINUTES, random);
  desk.timeline.plan(metAt, async ({ run }) => {
    await run(logTouch, sdr, { leadId: id, type: "meeting" }, metAt);
  });
  const size = 4200 + 42 * Math.min(person.company.employees, 1400);
  const amount = Math.round(random.around(size, 0.35) / 100) * 100;
  const closeDate = isoDay(dayOf(metAt + days(random.int(25, 75))));
  const settledAt = metAt + minutes(random.int(20, 60));
  const later = laterFindings(amount, closeDate, random);
  desk.timeline.plan(settledAt, async ({ run }) => {
    await run(saveBant, sdr, { leadId: id, answers: later }, settledAt);
  });
  const convertedAt = afterWork(desk, settledAt, random.around(90, 1), random);
  const opportunity = {
    name: `${person.company.name}: analytics`,
    amountMinor: amount * 100,
    closeDate,
  };
  desk.timeline.plan(convertedAt, (work) =>
    move(work, sdr, offer, "sal", { to: "sql", opportunity }, convertedAt),
  );
  planDeal(desk, offer, sdr, { at: convertedAt, amount });
}

/** Talked to, but nothing comes of it for now. */
function planSoberEnd(current: Case, talkedAt: number): void {
  const { desk, offer, sdr, random } = current;
  const small = offer.person.company.employees < 20;
  const reasonId = random.weighted([
    ["no_timing", 28],
    ["no_need", 24],
    ["no_budget", 20],
    ["no_authority", 12],
    ["no_fit", small ? 40 : 8],
  ]);
  const foundAt = talkedAt + minutes(random.int(4, 15));
  const answers = soberFindings(reasonId, random);
  desk.timeline.plan(foundAt, async ({ run }) => {
    await run(saveBant, sdr, { leadId: offer.id, answers }, foundAt);
  });
  const at = afterWork(desk, foundAt, random.around(8, 0.8) * WORKDAY_MINUTES, random);
  planExit(current, at, reasonId);
}

function planExit({ desk, offer, sdr, random }: Case, at: number, reasonId: string): void {
  const keeps = reasonId === "no_timing" || random.chance(reasonId === "no_fit" ? 0.1 : 0.4);
  desk.timeline.plan(at, async (work) => {
    if (!keeps) {
      await move(work, sdr, offer, "sal", { to: "disqualified", reasonId }, at);
      return;
    }
    const nurtureUntil = at + days(random.int(20, 150));
    const note = reasonId === "no_timing" ? random.pick(NURTURE_NOTES) : undefined;
    await move(work, sdr, offer, "sal", { to: "nurture", reasonId, note, nurtureUntil }, at);
    desk.returned(offer.person);
  });
}
