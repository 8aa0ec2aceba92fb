import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { activities, leads, stageMoves } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { totalsAt } from "@/lib/engine/score";
import { claimLead } from "@/lib/leads/commands/claims";
import { moveLead } from "@/lib/leads/commands/moves";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { readHistories } from "@/lib/scoring/store";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  page,
  refusal,
  settle,
} from "./world";

const compiled = compileCriteria(CRITERIA);

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

async function stored(id: string) {
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.id, id));
  if (!row) throw new Error("gone");
  return row;
}

async function offered(at: number): Promise<string> {
  const id = await arrive(at);
  const viewed = { leadId: id, type: "page_view" as const, at, props: { page: "pricing" } };
  unwrap(await execute(recordActivities, mara, { activities: [viewed, viewed] }, at));
  return id;
}

test("fifty activities of one lead at once lose nothing and end with the right score", async () => {
  const id = await arrive(MONDAY, { employees: 10 });
  const now = MONDAY + HOUR;
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, i) => {
      const at = MONDAY + i * 60_000;
      const viewed = { leadId: id, type: "page_view" as const, at, props: { page: "pricing" } };
      return execute(recordActivities, mara, { activities: [viewed] }, now);
    }),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(50);
  const { read } = await store();
  expect(await read.select().from(activities).where(eq(activities.leadId, id))).toHaveLength(50);
  const lead = await stored(id);
  const history = (await readHistories(read, [lead], ["page_view"])).get(id);
  if (!history) throw new Error("no history");
  const expected = totalsAt(history, compiled, minuteOf(now));
  expect(expected.engagement).toBe(100_000);
  expect(lead).toMatchObject({ fit: expected.fit, engagement: expected.engagement });
  expect(lead.lastActivityAt).toBe(MONDAY + 49 * 60_000);
});

test("fifty activities that qualify at once hand the lead off once", async () => {
  const id = await arrive(MONDAY);
  const viewed = { leadId: id, type: "page_view" as const, at: MONDAY, props: { page: "pricing" } };
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, () =>
      execute(recordActivities, mara, { activities: [viewed] }, MONDAY + HOUR),
    ),
  );
  expect(outcomes.map((outcome) => unwrap(outcome).handedOff).reduce((a, b) => a + b)).toBe(1);
  const { read } = await store();
  const moves = await read.select().from(stageMoves).where(eq(stageMoves.leadId, id));
  expect(moves.map(({ to }) => to).sort()).toEqual(["inquiry", "mql"]);
});

test("of two who move one lead one wins, and the other is told who did", async () => {
  for (let round = 0; round < 10; round++) {
    const id = await offered(MONDAY + round * HOUR);
    const { version } = await stored(id);
    const at = MONDAY + round * HOUR + 60_000;
    const outcomes = await Promise.all([
      execute(moveLead, ana, { id, version, to: "sal" }, at),
      execute(moveLead, ben, { id, version, to: "sal" }, at),
    ]);
    const winner = outcomes.findIndex(({ ok }) => ok);
    const loser = outcomes[1 - winner];
    if (!loser) throw new Error("nobody won");
    expect(refusal(loser)).toMatchObject({ code: "conflict" });
    const name = winner === 0 ? "Ana" : "Ben";
    expect(refusal(loser).message).toContain(`${name} moved this lead to SAL`);
    expect((await stored(id)).ownerId).toBe(winner === 0 ? "ana" : "ben");
    expect((await page(id, at)).moves).toHaveLength(3);
  }
});

test("of two who claim one lead one gets it, until the claim runs out", async () => {
  const id = await offered(MONDAY);
  const at = MONDAY + HOUR;
  const outcomes = await Promise.all([
    execute(claimLead, ana, { id }, at),
    execute(claimLead, ben, { id }, at),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const first = outcomes[0]?.ok ? ana : ben;
  const second = first === ana ? ben : ana;
  const refused = refusal(await execute(claimLead, second, { id }, at + 29 * 60_000));
  expect(refused.message).toContain(`${first.name} has this lead`);
  const { version } = await stored(id);
  const blocked = await execute(moveLead, second, { id, version, to: "sal" }, at + 60_000);
  expect(refusal(blocked).message).toContain(`${first.name} is working on this lead`);
  unwrap(await execute(claimLead, second, { id }, at + 30 * 60_000));
});

test("of twenty who bring in one person one does, and all others are told", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      execute(createLead, mara, { name: "Same", email: "same@once.test" }, MONDAY),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe("conflict");
});

test("the same external id is recorded once, even when it is sent twenty times at once", async () => {
  const id = await arrive(MONDAY);
  const event = { leadId: id, type: "event_attended" as const, externalId: "webinar-1" };
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      execute(recordActivities, mara, { activities: [event, event] }, MONDAY + HOUR),
    ),
  );
  const results = outcomes.map((outcome) => unwrap(outcome));
  expect(results.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(1);
  expect(results.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(39);
});
