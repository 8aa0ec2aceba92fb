import { expect, test } from "vitest";
import { recordActivities } from "@/lib/activities/commands";
import { startChallenger } from "@/lib/challengers/commands";
import { compareChallenger } from "@/lib/challengers/queries";
import { createDraft, saveDraft } from "@/lib/criteria/commands";
import type { Criteria } from "@/lib/engine/criteria";
import { STAGES } from "@/lib/engine/stages";
import { moveLead, undoMove } from "@/lib/leads/commands/moves";
import { updateLead } from "@/lib/leads/commands/records";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { sweepScores } from "@/lib/scoring/commands";
import {
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  settle,
} from "../leads/world";

const SEED = Number(process.env.HANDOFF_SEED ?? 20_261_126);
const STEPS = 320;
const STARTS = [40, 110, 180, 250];

/** Whole numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const DONE = [
  "page_view",
  "page_view",
  "page_view",
  "event_attended",
  "event_attended",
  "unsubscribed",
  "email_opened",
  "demo_request",
] as const;

/** Points expire upwards and gates follow windows, so that scores also rise by themselves. */
const BODY: Criteria = {
  ...CRITERIA,
  gates: [
    ...CRITERIA.gates,
    {
      id: "calm",
      label: "Unsubscribed lately",
      kind: "exclude",
      when: { kind: "activity", activity: "unsubscribed", atLeast: 1, withinDays: 4 },
    },
  ],
  engagement: [
    ...CRITERIA.engagement,
    {
      id: "bounced",
      label: "Closed the mail",
      activity: "email_opened",
      points: -6,
      repeat: "every",
      decay: { kind: "expire", days: 5 },
    },
  ],
};

test(`a twin of the version in force has the MQLs that happened, whatever people do (seed ${SEED})`, async () => {
  await settle();
  await bringIntoForce(BODY, MONDAY);
  const random = numbers(SEED);
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const ids: string[] = [];
  const twins: string[] = [];
  let now = MONDAY + HOUR;
  const tasks: Record<string, () => Promise<unknown>> = {
    async arrives() {
      ids.push(await arrive(now, pick([{ employees: 500 }, { employees: 50, title: "VP" }])));
    },
    async does() {
      const activities = Array.from({ length: 3 }, () => {
        const type = pick(DONE);
        const props = type === "page_view" ? { page: "pricing" } : {};
        return { leadId: pick(ids), type, at: now, props };
      });
      unwrap(await execute(recordActivities, mara, { activities }, now));
    },
    async becomesKnown() {
      const { id, version } = (await page(pick(ids), now)).lead;
      const attributes = { employees: random(400), title: pick([null, "VP"]) };
      unwrap(await execute(updateLead, mara, { id, version, attributes }, now));
    },
    // A move that is not allowed is refused and changes nothing.
    async isMoved() {
      const { id, version } = (await page(pick(ids), now)).lead;
      const to = pick(STAGES);
      const exit = {
        reasonId: to === "nurture" ? "no_timing" : "no_need",
        nurtureUntil: now + DAY,
      };
      const input = { id, version, to, note: "By hand", ...(to === "mql" ? {} : exit) };
      await execute(moveLead, max, input, now);
    },
    async isTakenBack() {
      const { lead, moves } = await page(pick(ids), now);
      const input = { id: lead.id, version: lead.version, moveId: moves[0]?.id ?? "" };
      await execute(undoMove, max, input, now);
    },
  };
  const begin = async () => {
    const name = "Twin";
    const { id } = unwrap(await execute(createDraft, mara, { name }, now));
    unwrap(await execute(saveDraft, mara, { id, version: 1, name, body: BODY }, now));
    twins.push(unwrap(await execute(startChallenger, mara, { versionId: id }, now)).id);
  };
  const { does, becomesKnown, isMoved, isTakenBack } = tasks;
  const often = [does, does, does, does, becomesKnown, isMoved, isMoved, isTakenBack];
  await tasks.arrives?.();
  for (let step = 0; step < STEPS; step++) {
    now += MINUTE * (1 + random(150));
    if (STARTS.includes(step)) await begin();
    // What changes by itself is found before anybody does something, as by a sweep without delay.
    unwrap(await execute(sweepScores, SWEEP, {}, now));
    await pick([...Object.values(tasks), ...often])?.();
  }
  let really = 0;
  for (const id of twins) {
    const { groups } = unwrap(await ask(compareChallenger, max, { id }, now));
    expect(groups.onlyChallenger.leads).toEqual([]);
    expect(groups.onlyActive.leads).toEqual([]);
    expect(groups.both.leads.filter((one) => one.challengerAt !== one.activeAt)).toEqual([]);
    really += groups.both.mqls;
  }
  expect(really, "hand-offs that were compared").toBeGreaterThan(10);
}, 120_000);
