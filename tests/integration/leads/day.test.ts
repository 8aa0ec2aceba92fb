import { beforeAll, expect, test } from "vitest";
import { logCall, logTouch, recordActivities } from "@/lib/activities/commands";
import { moveLead, undoMove } from "@/lib/leads/commands/moves";
import { getWorkDay } from "@/lib/leads/queries/day";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  page,
  settle,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

async function offered(name: string): Promise<string> {
  const leadId = await arrive(MONDAY, { employees: 500 }, name);
  const activities = [{ leadId, type: "demo_request" as const, at: MONDAY, props: {} }];
  unwrap(await execute(recordActivities, mara, { activities }, MONDAY));
  return leadId;
}

async function move(id: string, to: "sal" | "disqualified", at: number, actor: Actor = ana) {
  const { version } = (await page(id, at)).lead;
  const reason = to === "disqualified" ? { reasonId: "no_need" } : {};
  return unwrap(await execute(moveLead, actor, { id, version, to, ...reason }, at));
}

/** The day's kinds that anything was done of: how often, and with whom. */
async function dayOf(actor: Actor, at: number) {
  const day = unwrap(await ask(getWorkDay, actor, {}, at));
  const done = day.done.filter(({ count }) => count > 0);
  return {
    done: Object.fromEntries(
      done.map(({ kind, count, leads }) => [kind, [count, ...leads.map(({ name }) => name)]]),
    ),
    calls: day.calls.map(({ name }) => name),
    late: day.late.map(({ name }) => name),
  };
}

test("a rep's day has what they did themselves since midnight, and what is left of it", async () => {
  const [ada, bea, cia] = [await offered("Ada"), await offered("Bea"), await offered("Cia")];
  await move(ada, "sal", MONDAY + HOUR);
  await move(bea, "sal", MONDAY + HOUR + MINUTE);
  await move(cia, "sal", MONDAY + HOUR, ben);
  const later = { outcome: "callback", callbackAt: MONDAY + 4 * HOUR } as const;
  const calls = (leadId: string, at: number, said: object) =>
    execute(logCall, ana, { leadId, outcome: "noAnswer", ...said }, at);
  unwrap(await calls(ada, MONDAY + 2 * HOUR, {}));
  unwrap(await calls(ada, MONDAY + 2 * HOUR + MINUTE, later));
  unwrap(await calls(cia, MONDAY + 2 * HOUR + 2 * MINUTE, {}));
  unwrap(await execute(logTouch, ben, { leadId: cia, type: "meeting" }, MONDAY + 2 * HOUR));
  const { id, version, moveId } = await move(bea, "disqualified", MONDAY + 3 * HOUR);
  const now = MONDAY + 3 * HOUR + MINUTE;
  expect(await dayOf(ana, now)).toEqual({
    done: { sal: [2, "Bea", "Ada"], call: [3, "Cia", "Ada"], disqualified: [1, "Bea"] },
    calls: ["Ada"],
    late: [],
  });
  expect((await dayOf(ben, now)).done).toEqual({ sal: [1, "Cia"], meeting: [1, "Cia"] });

  // What was taken back was not done; a day is over at midnight, and what is left is still left.
  unwrap(await execute(undoMove, ana, { id, version, moveId }, now));
  expect((await dayOf(ana, now + MINUTE)).done).not.toHaveProperty("disqualified");
  const next = await dayOf(ana, MONDAY + 2 * DAY);
  expect(next).toEqual({ done: {}, calls: ["Ada"], late: ["Bea"] });
});
