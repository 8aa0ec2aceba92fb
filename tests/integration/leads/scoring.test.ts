import { asc, eq, gt } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { audit, leads, observations } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import type { ActivityInput } from "@/lib/activities/schema";
import { leadsChangedAfter } from "@/lib/analyst/changes";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import { nextChangeAt } from "@/lib/engine/qualify";
import { gradeOf, totalsAt } from "@/lib/engine/score";
import { sweepDueScores } from "@/lib/jobs/start";
import { moveLead } from "@/lib/leads/commands/moves";
import { updateLead } from "@/lib/leads/commands/records";
import { newsAfter } from "@/lib/live/reader";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { sweepScores } from "@/lib/scoring/commands";
import { readHistories } from "@/lib/scoring/store";
import {
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  page,
  refusal,
  settle,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

/** A small generator, so that a failure comes back with the same numbers. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function all() {
  const { read } = await store();
  return read.select().from(leads).orderBy(asc(leads.id));
}

/** What is stored of each lead's score is what the engine says as of when it was stored. */
async function expectStoredScores(): Promise<void> {
  const compiled = compileCriteria(CRITERIA);
  const rows = await all();
  const { read } = await store();
  const histories = await readHistories(read, rows, [...compiled.byType.keys()]);
  for (const lead of rows) {
    const history = histories.get(lead.id);
    if (!history) throw new Error("no history");
    const minute = minuteOf(lead.scoredAt);
    const options =
      lead.engagementSince === null ? {} : { engagementSince: minuteOf(lead.engagementSince) };
    const totals = totalsAt(history, compiled, minute, options);
    const next = nextChangeAt(history, compiled, minute, options);
    expect({
      id: lead.id,
      fit: lead.fit,
      engagement: lead.engagement,
      grade: lead.grade,
      rescoreAt: lead.rescoreAt,
    }).toEqual({
      id: lead.id,
      fit: totals.fit,
      engagement: totals.engagement,
      grade: gradeOf(totals.fit, CRITERIA),
      rescoreAt: next === null ? null : next * MINUTE,
    });
  }
}

test("stored scores are always those of the engine, whatever happened", async () => {
  const random = numbers(7);
  const ids: string[] = [];
  for (let i = 0; i < 15; i++) {
    ids.push(
      await arrive(MONDAY, i % 3 === 0 ? { employees: 500, title: "CTO" } : { city: "Ulm" }),
    );
  }
  const types = ["page_view", "event_attended", "email_opened", "unsubscribed"] as const;
  let now = MONDAY + HOUR;
  for (let step = 0; step < 45; step++) {
    now += random(2 * DAY);
    const id = ids[random(ids.length)] ?? "";
    const what = random(10);
    if (what < 6) {
      const activities = Array.from({ length: 1 + random(5) }, (): ActivityInput => {
        const type = types[random(types.length)] ?? "page_view";
        const at = Math.max(MONDAY, now - random(5 * DAY));
        const props = { page: random(2) === 0 ? "pricing" : "blog" };
        return { leadId: ids[random(ids.length)] ?? "", type, at, props };
      });
      unwrap(await execute(recordActivities, mara, { activities }, now));
    } else if (what < 8) {
      const { version } = (await page(id, now)).lead;
      const attributes = { employees: random(400), title: random(3) === 0 ? null : "VP" };
      unwrap(await execute(updateLead, mara, { id, version, attributes }, now));
    } else if (what === 8) {
      const { version } = (await page(id, now)).lead;
      const more = { reasonId: "no_timing", nurtureUntil: now + DAY };
      // Not every stage can be recycled; a refusal changes nothing.
      await execute(moveLead, ana, { id, version, to: "nurture", ...more }, now);
    } else {
      unwrap(await execute(sweepScores, SWEEP, {}, now));
      const due = (await all()).filter(({ rescoreAt }) => rescoreAt !== null && rescoreAt <= now);
      expect(due).toEqual([]);
    }
  }
  await expectStoredScores();
}, 120_000);

test("a sweep finds what changes by itself: points that expire stop weighing", async () => {
  const id = await arrive(MONDAY, { employees: 500 });
  const attended = { leadId: id, type: "unsubscribed" as const, at: MONDAY };
  unwrap(await execute(recordActivities, mara, { activities: [attended] }, MONDAY));
  const webinar = { leadId: id, type: "event_attended" as const, at: MONDAY };
  unwrap(await execute(recordActivities, mara, { activities: [webinar] }, MONDAY));
  const before = (await page(id, MONDAY)).lead;
  expect(before).toMatchObject({
    engagement: -5_000,
    rescoreAt: MONDAY + 20 * DAY,
    optedOut: true,
  });
  unwrap(await execute(sweepScores, SWEEP, {}, MONDAY + 20 * DAY));
  expect((await page(id, MONDAY + 20 * DAY)).lead).toMatchObject({
    engagement: -20_000,
    rescoreAt: null,
  });
});

test("an activity that comes in late is dated where it belongs, the clock starts when it came", async () => {
  const id = await arrive(MONDAY);
  const now = MONDAY + 2 * DAY;
  const attended = { leadId: id, type: "event_attended" as const, at: MONDAY + 90_000 };
  unwrap(await execute(recordActivities, mara, { activities: [attended] }, now));
  const { lead } = await page(id, now);
  expect(lead).toMatchObject({ stage: "mql", mqlAt: MONDAY + MINUTE });
  expect(lead.slaDueAt).toBe(now + 4 * HOUR);
});

test("leads that met new criteria wait for something new, even in the same minute", async () => {
  const quiet = await arrive(MONDAY + 20 * DAY, { employees: 150, title: "CTO" });
  const attended = { leadId: quiet, type: "event_attended" as const, at: MONDAY + 20 * DAY };
  unwrap(await execute(recordActivities, mara, { activities: [attended] }, MONDAY + 20 * DAY));
  expect((await page(quiet, MONDAY + 20 * DAY)).lead.stage).toBe("inquiry");
  const at = MONDAY + 21 * DAY + 10_000;
  const easier = { ...CRITERIA, thresholds: { fit: 20, engagement: 15 } };
  await bringIntoForce(easier, at, "leave");
  unwrap(await execute(sweepScores, SWEEP, {}, at + 1000));
  const held = (await page(quiet, at + 1000)).lead;
  expect(held).toMatchObject({ stage: "inquiry", heldAt: at });
  const viewed = { leadId: quiet, type: "page_view" as const, props: { page: "pricing" } };
  const soon = at + 20_000;
  unwrap(await execute(recordActivities, mara, { activities: [viewed] }, soon));
  const { lead } = await page(quiet, soon);
  expect(lead).toMatchObject({ stage: "mql", heldAt: null });
  expect(lead.mqlAt).toBeLessThanOrEqual(soon);
  expect(lead.mqlAt).toBeGreaterThanOrEqual(at);
});

test("what no rule asks for leaves a score as it is, until it is due", async () => {
  const id = await arrive(MONDAY, { employees: 500 });
  const viewed = { leadId: id, type: "page_view" as const, props: { page: "pricing" } };
  unwrap(await execute(recordActivities, mara, { activities: [viewed] }, MONDAY + HOUR));
  const scored = (await page(id, MONDAY + HOUR)).lead;
  const opened = { leadId: id, type: "email_opened" as const };
  unwrap(await execute(recordActivities, mara, { activities: [opened] }, MONDAY + 2 * HOUR));
  const { engagement, rescoreAt } = scored;
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.id, id));
  expect(row).toMatchObject({ engagement, rescoreAt, scoredAt: MONDAY + HOUR });
  expect(row?.lastActivityAt).toBe(MONDAY + 2 * HOUR);
  const due = (rescoreAt ?? 0) + HOUR;
  expect(rescoreAt).not.toBeNull();
  unwrap(await execute(recordActivities, mara, { activities: [opened] }, due));
  const [later] = await read.select().from(leads).where(eq(leads.id, id));
  expect(later?.scoredAt).toBe(due);
});

test("activities of many leads are one entry, from which others learn whose they are", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 101; i += 1) ids.push(await arrive(MONDAY));
  const { read } = await store();
  const before = await newestSeq(read);
  const send = async (some: readonly string[]) => {
    const activities = some.map((leadId) => ({ leadId, type: "page_view" as const }));
    unwrap(await execute(recordActivities, mara, { activities }, MONDAY + HOUR));
  };
  await send(ids.slice(0, 100));
  expect(await newestSeq(read)).toBe(before + 100);
  const between = before + 100;
  await send(ids);
  const entries = await read.select().from(audit).where(gt(audit.seq, between));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ action: "activity.batch", after: { activities: 101 } });
  expect(await leadsChangedAfter(read, between, 1000)).toEqual(new Set(ids));
  expect(await newsAfter(between)).toMatchObject({ reset: true, seq: between + 1 });
});

test("bad rows are named and the others taken; the future is refused", async () => {
  const id = await arrive(MONDAY);
  const { read } = await store();
  const [row] = await read.select().from(leads).where(eq(leads.id, id));
  const now = MONDAY + HOUR;
  const activities: ActivityInput[] = [
    { leadId: "nobody", type: "page_view" },
    { email: "no@body.test", type: "page_view" },
    { leadId: id, type: "page_view", at: now + DAY },
    { email: ` ${row?.email?.toUpperCase()} `, type: "page_view", at: now + MINUTE },
  ];
  const result = unwrap(await execute(recordActivities, mara, { activities }, now));
  expect(result).toMatchObject({ recorded: 1, leads: 1 });
  expect(result.problems.map(({ index }) => index)).toEqual([0, 1, 2]);
  const wrong = await execute(
    recordActivities,
    mara,
    { activities: [{ leadId: id, type: "nonsense" as "page_view" }] },
    now,
  );
  expect(refusal(wrong)).toMatchObject({ code: "invalid" });
  const known = await read.select().from(observations).where(eq(observations.leadId, id));
  expect(known).toHaveLength(1);
});

test("the job sweeps until nothing is due, and scores nothing twice", async () => {
  const isDue = ({ rescoreAt }: { rescoreAt: number | null }) =>
    rescoreAt !== null && rescoreAt <= Date.now();
  const due = (await all()).filter(isDue);
  expect(due.length).toBeGreaterThan(0);
  expect(await sweepDueScores()).toBe(due.length);
  expect((await all()).filter(isDue)).toEqual([]);
  expect(await sweepDueScores()).toBe(0);
});
