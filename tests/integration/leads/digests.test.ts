import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { activities as activityTable, leads, stageMoves } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import type { ActivityInput } from "@/lib/activities/schema";
import { updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { belowFrom, RandomWrites } from "../analyst/writes";
import { sendForm } from "../forms/send";
import { lead } from "./merging";
import { expectStoredDigests } from "./stored-digests";
import { arrive, bringIntoForce, CRITERIA, DAY, HOUR, MONDAY, mara, page, settle } from "./world";

const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);
const ROUNDS = 150;
const LEADS = 40;
const ROWS = 130;

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

async function people(): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < LEADS; i += 1) {
    ids.push(
      await arrive(MONDAY, i % 3 === 0 ? { employees: 500, title: "CTO" } : { city: "Ulm" }),
    );
  }
  return ids;
}

const TYPES = ["page_view", "page_view", "event_attended", "email_opened", "unsubscribed", "call"];

/** The same batch, for people of one list as for those at the same places of another. */
function batchFor(ids: readonly string[], now: number, seed: number): ActivityInput[] {
  const below = belowFrom(seed);
  return Array.from({ length: ROWS }, (_, i): ActivityInput => {
    const type = TYPES[below(below(8) === 0 ? TYPES.length : 4)] as ActivityInput["type"];
    const at = Math.max(MONDAY, now - below(5 * DAY));
    const props = { page: below(2) === 0 ? "pricing" : "blog" };
    // Some rows come twice, in this batch and in the next.
    const externalId = below(6) === 0 ? { externalId: `${ids[0]}-${seed % 2}-${i % 20}` } : {};
    return { leadId: ids[below(LEADS)] ?? "", type, at, props, ...externalId };
  });
}

async function stateOf(ids: readonly string[]) {
  const { read } = await store();
  return Promise.all(
    ids.map(async (id) => {
      const row = await lead(id);
      if (!row) throw new Error("Nobody was deleted");
      const { stage, stageAt, fit, engagement, grade, scoredAt, rescoreAt } = row;
      const { optedOut, lastActivityAt, attempts, mqlAt, firstTouchAt } = row;
      const moves = await read
        .select({
          to: stageMoves.to,
          at: stageMoves.at,
          fit: stageMoves.fit,
          engagement: stageMoves.engagement,
        })
        .from(stageMoves)
        .where(eq(stageMoves.leadId, id))
        .orderBy(asc(stageMoves.step));
      const did = await read.$count(activityTable, eq(activityTable.leadId, id));
      const points = { fit, engagement, grade, scoredAt, rescoreAt };
      const rest = { stage, stageAt, optedOut, lastActivityAt, attempts, mqlAt, firstTouchAt };
      return { ...points, ...rest, moves, did };
    }),
  );
}

/** From now on their histories are to be read. */
async function forget(ids: readonly string[]): Promise<void> {
  const { write } = await store();
  await write(async (tx) => {
    for (const id of ids) await tx.update(leads).set({ digest: null }).where(eq(leads.id, id));
  });
}

test("a batch comes to the same, by digests or by the histories", async () => {
  const [byDigest, byHistory] = [await people(), await people()];
  let handedOff = 0;
  let duplicates = 0;
  for (let round = 1; round <= 8; round += 1) {
    const now = MONDAY + round * 2 * DAY + HOUR;
    // Something becomes known of some, by which digests do not answer for what comes in late.
    for (const id of [...byDigest.slice(0, 5), ...byHistory.slice(0, 5)]) {
      const { version } = (await page(id, now - DAY)).lead;
      const attributes = { employees: 100 * round, title: "VP" };
      unwrap(await execute(updateLead, mara, { id, version, attributes }, now - DAY));
    }
    const results = [];
    for (const ids of [byDigest, byHistory]) {
      if (ids === byHistory) await forget(ids);
      const activities = batchFor(ids, now, round);
      results.push(unwrap(await execute(recordActivities, mara, { activities }, now)));
    }
    const [one, other] = results;
    expect(one).toEqual(other);
    handedOff += one?.handedOff ?? 0;
    duplicates += one?.duplicates ?? 0;
    expect(await stateOf(byDigest)).toEqual(await stateOf(byHistory));
    expect(await expectStoredDigests()).toBeGreaterThanOrEqual(LEADS);
  }
  // What is left to the histories was among it, too.
  expect(handedOff).toBeGreaterThan(0);
  expect(duplicates).toBeGreaterThan(0);
  expect((await stateOf(byDigest)).some(({ optedOut }) => optedOut)).toBe(true);
}, 120_000);

test("what a form fills in is scored, also where criteria ask nothing of the form itself", async () => {
  const id = await arrive(MONDAY, { city: "Ulm" });
  const { read } = await store();
  const row = async () => (await read.select().from(leads).where(eq(leads.id, id)))[0];
  expect((await row())?.fit).toBe(0);
  const email = (await row())?.email ?? "";
  unwrap(await sendForm({ email, employees: "500" }, "google", MONDAY + HOUR));
  expect((await row())?.fit).toBeGreaterThan(0);
});

test("what is kept of histories is what they say, whatever happens to leads", async () => {
  const writes = new RandomWrites(belowFrom(SEED), MONDAY + 30 * DAY);
  let kept = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = await writes.next(120);
    kept += await expectStoredDigests(`round ${round} of HANDOFF_TEST_SEED=${SEED} after ${kind}`);
  }
  expect(Object.keys(writes.done).length, `HANDOFF_TEST_SEED=${SEED}`).toBeGreaterThan(10);
  expect(kept).toBeGreaterThan(10 * ROUNDS);
}, 240_000);
