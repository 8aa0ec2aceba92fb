import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import { activateVersion } from "@/lib/criteria/commands";
import { findVersion } from "@/lib/criteria/store";
import { createLead } from "@/lib/leads/commands/records";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { sweepScores } from "@/lib/scoring/commands";
import { expectStoredDigests } from "./stored-digests";
import {
  agreedOn,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  max,
  settle,
} from "./world";

const LEADS = 200;
const AT = MONDAY + HOUR;

let first = "";

beforeAll(async () => {
  await settle();
  first = await bringIntoForce(CRITERIA, MONDAY - DAY);
});

async function sweep(now: number): Promise<void> {
  for (let i = 0; i < 3; i++) await execute(sweepScores, SWEEP, { limit: 500 }, now);
}

const viewed = (leadId: string, at: number) => {
  const activities = [{ leadId, type: "page_view" as const, at, props: { page: "pricing" } }];
  return execute(recordActivities, mara, { activities }, at);
};

// Tried again it would find everybody scored by one version already.
test("whoever is written to, or comes in, while a version comes into force is scored by it", {
  retry: 0,
  timeout: 60_000,
}, async () => {
  const title = "CTO";
  const ids = [];
  for (let i = 0; i < LEADS; i++) ids.push(await arrive(MONDAY, { title }));
  const [busy = ""] = ids;
  const fit = CRITERIA.fit.map((rule) => ({ ...rule, points: rule.points + 1 }));
  const agreed = await agreedOn({ ...CRITERIA, fit }, AT);
  const activation = execute(activateVersion, max, { ...agreed, existing: "leave" }, AT);
  let isDone = false;
  const after = activation.finally(() => {
    isDone = true;
  });
  const writes: Promise<unknown>[] = [];
  for (let i = 0; i < LEADS && !isDone; i++) {
    writes.push(viewed(busy, AT));
    writes.push(execute(createLead, mara, { name: `New ${i}`, attributes: { title } }, AT));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  unwrap(await after);
  await Promise.all(writes);
  await sweep(AT + HOUR);
  const rows = await (await store()).read.select().from(leads);
  expect(rows.length).toBeGreaterThan(LEADS);
  // All have the same title, so that all have the same points, whenever they came.
  expect(new Set(rows.map((row) => row.fit)).size).toBe(1);
  await expectStoredDigests();

  // What was kept of histories under the first version is not taken for them when it comes back.
  const back = await findVersion((await store()).read, first);
  const again = { id: first, version: back?.version ?? 0, existing: "leave" as const };
  unwrap(await execute(activateVersion, max, again, AT + 2 * HOUR));
  unwrap(await viewed(busy, AT + 2 * HOUR));
  await expectStoredDigests();
});
