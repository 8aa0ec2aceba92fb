import { asc, eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { activities as activityTable, leads, stageMoves } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import type { ActivityInput } from "@/lib/activities/schema";
import type { Ahead, AheadQuestion } from "@/lib/activities/steps/ahead";
import { stillReady, workAhead } from "@/lib/activities/steps/ahead";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { updateLead } from "@/lib/leads/commands/records";
import { leadContext } from "@/lib/leads/steps/context";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { sweepScores } from "@/lib/scoring/commands";
import { lead, merge } from "./merging";
import {
  adam,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  page,
  settle,
} from "./world";

const LEADS = 40;
const ROWS = 130;

let isAhead = false;
/** Happens after a batch was worked out ahead, and before it is written. */
let meanwhile: () => Promise<void> = async () => {};
/** How many leads the latest batch found ready. */
let foreseen = 0;

vi.mock("@/lib/jobs/batch-ahead", () => ({
  async batchAhead(question: AheadQuestion): Promise<Ahead | null> {
    if (!isAhead) {
      await meanwhile();
      return null;
    }
    const { read } = await store();
    const ahead = await workAhead(read, await newestSeq(read), question);
    foreseen = ahead?.leads.length ?? 0;
    await meanwhile();
    return ahead;
  },
}));

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

afterEach(() => {
  isAhead = false;
  meanwhile = async () => {};
});

/** A small generator, so that a failure comes back with the same numbers. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function people(): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < LEADS; i += 1) {
    ids.push(
      await arrive(MONDAY, i % 3 === 0 ? { employees: 500, title: "CTO" } : { city: "Ulm" }),
    );
  }
  return ids;
}

/** The same batch, for people of one list as for those at the same places of another. */
function batchFor(ids: readonly string[], now: number, seed: number, name: string) {
  const random = numbers(seed);
  const types = [
    "page_view",
    "page_view",
    "event_attended",
    "email_opened",
    "unsubscribed",
    "call",
  ];
  return Array.from({ length: ROWS }, (_, i): ActivityInput => {
    const type = types[random(random(8) === 0 ? types.length : 4)] as ActivityInput["type"];
    const at = Math.max(MONDAY, now - random(5 * DAY));
    const props = { page: random(2) === 0 ? "pricing" : "blog" };
    // Some rows come twice, in this batch and in the next.
    const externalId = random(6) === 0 ? { externalId: `${name}-${seed % 2}-${i % 20}` } : {};
    return { leadId: ids[random(LEADS)] ?? "", type, at, props, ...externalId };
  });
}

async function stateOf(ids: readonly string[]) {
  const { read } = await store();
  return Promise.all(
    ids.map(async (id) => {
      const row = await lead(id);
      if (!row) return null;
      const { stage, stageAt, fit, engagement, grade, scoredAt, rescoreAt } = row;
      const { optedOut, lastActivityAt, attempts, mqlAt, firstTouchAt } = row;
      const moves = await read
        .select({ to: stageMoves.to, at: stageMoves.at, fit: stageMoves.fit })
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

/**
 * Sends the same to two lists of people, to the second one with what was worked out ahead; that one first,
 * as a sweep meanwhile finds both.
 */
async function sendBoth(
  lists: readonly [string[], string[]],
  now: number,
  seed: number,
  between: (ids: string[]) => Promise<void> = async () => {},
) {
  const results = [];
  for (const i of [1, 0] as const) {
    const ids = lists[i];
    isAhead = i === 1;
    meanwhile = () => between(ids);
    const activities = batchFor(ids, now, seed, `list${i}-${ids[0]}`);
    results.push(unwrap(await execute(recordActivities, mara, { activities }, now)));
  }
  return results;
}

test("a batch comes to the same, worked out ahead or in its transaction", async () => {
  const lists: [string[], string[]] = [await people(), await people()];
  let handedOff = 0;
  let duplicates = 0;
  for (let round = 1; round <= 8; round += 1) {
    const now = MONDAY + round * 2 * DAY + HOUR;
    const [other, one] = await sendBoth(lists, now, round);
    expect(other).toEqual(one);
    expect(foreseen).toBeGreaterThan(0);
    handedOff += other?.handedOff ?? 0;
    duplicates += other?.duplicates ?? 0;
    expect(await stateOf(lists[1])).toEqual(await stateOf(lists[0]));
  }
  // What was left to the transaction was among it, too.
  expect(handedOff).toBeGreaterThan(0);
  expect(duplicates).toBeGreaterThan(0);
  expect((await stateOf(lists[1])).some((one) => one?.optedOut)).toBe(true);
}, 120_000);

test("what happens between working a batch out and writing it counts", async () => {
  const lists: [string[], string[]] = [await people(), await people()];
  const now = MONDAY + 3 * DAY;
  const happenings: ((ids: string[], at: number) => Promise<unknown>)[] = [
    // Another batch of the same people, in the same millisecond.
    (ids, at) => {
      const some = ids.slice(0, 20).map((leadId) => ({
        leadId,
        type: "page_view" as const,
        at: at - HOUR,
        props: { page: "pricing" },
      }));
      return execute(recordActivities, mara, { activities: some }, at).then(unwrap);
    },
    async (ids, at) => {
      for (const id of ids.slice(0, 10)) {
        const { version } = (await page(id, at)).lead;
        const attributes = { employees: 300, title: "VP" };
        unwrap(await execute(updateLead, mara, { id, version, attributes }, at));
      }
    },
    (_, at) => execute(sweepScores, SWEEP, {}, at).then(unwrap),
    async (ids, at) => {
      unwrap(await merge(ids[0] ?? "", ids[1] ?? "", at));
      const id = ids[2] ?? "";
      const version = (await lead(id))?.version ?? 0;
      unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }, at));
    },
  ];
  for (const [i, happens] of happenings.entries()) {
    const at = now + i * DAY;
    const [other, one] = await sendBoth(lists, at, 50 + i, async (ids) => {
      meanwhile = async () => {};
      const wasAhead = isAhead;
      isAhead = false;
      await happens(ids, at);
      isAhead = wasAhead;
    });
    expect(other).toEqual(one);
    const states = await stateOf(lists[1]);
    expect(states).toEqual(await stateOf(lists[0]));
    expect(states.filter((state) => state === null).length).toBe(i < 3 ? 0 : 2);
  }
  const { read } = await store();
  expect(await read.$count(leads, eq(leads.id, lists[1][2] ?? ""))).toBe(0);
}, 120_000);

test("who was scored or did something since is not ready", async () => {
  const [swept = "", active = "", quiet = ""] = await people();
  const rowsOf = (ids: string[], at: number) =>
    ids.map(
      (leadId): ActivityInput => ({ leadId, type: "page_view", at, props: { page: "pricing" } }),
    );
  const record = (ids: string[], now: number) =>
    execute(recordActivities, mara, { activities: rowsOf(ids, now) }, now).then(unwrap);
  const start = MONDAY + HOUR;
  await record([swept], start);
  const now = ((await lead(swept))?.rescoreAt ?? 0) + HOUR;
  await record([active, quiet], now);

  const { read, write } = await store();
  const activities = rowsOf([swept, active, quiet], now).map((row) => ({ ...row, props: {} }));
  const ahead = await workAhead(read, await newestSeq(read), { activities, now });
  const readyNow = () =>
    write(async (tx) => [
      ...(await stillReady(tx, ahead, await leadContext(tx, mara, now))).keys(),
    ]);
  expect((await readyNow()).sort()).toEqual([swept, active, quiet].sort());

  // In the same millisecond: their rows say nothing of it.
  const before = await lead(active);
  await record([active], now);
  expect(await lead(active)).toMatchObject({
    scoredAt: before?.scoredAt,
    version: before?.version,
  });
  expect((await readyNow()).sort()).toEqual([swept, quiet].sort());

  unwrap(await execute(sweepScores, SWEEP, {}, now));
  expect(await readyNow()).toEqual([quiet]);
}, 60_000);
