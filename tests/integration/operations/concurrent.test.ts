import { and, count, eq, gt, inArray } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { activities, audit, leads } from "@/db/schema";
import { recordActivities, recordActivity } from "@/lib/activities/commands";
import { defineCommand, execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { arrive, bringIntoForce, CRITERIA, DAY, HOUR, MONDAY, mara, settle } from "../leads/world";

const NOW = MONDAY + HOUR;

/** Writes as one that commits does, and then ends otherwise. */
const endsBadly = defineCommand({
  name: "test.endsBadly",
  permission: "activity:write",
  input: z.object({ leadId: z.string(), how: z.enum(["refused", "thrown", "broken"]) }),
  async run({ tx, input: { leadId, how } }) {
    const row = { id: newId(), leadId, type: "page_view" as const, at: NOW, props: {} };
    await tx.insert(activities).values({ ...row, recordedAt: NOW });
    await tx.update(leads).set({ engagement: 77 }).where(eq(leads.id, leadId));
    if (how === "refused") refuse("conflict", "No.");
    if (how === "broken") await tx.insert(activities).values({ ...row, recordedAt: NOW });
    throw new Error("no");
  },
});

type Step =
  | { kind: "batch"; lead: number; count: number; known: number }
  | { kind: "one"; lead: number }
  | { kind: "refused" | "thrown" | "broken"; lead: number }
  | { kind: "nobody" };

const LEADS = 3;
const lead = fc.nat(LEADS - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant("batch" as const),
    lead,
    count: fc.integer({ min: 1, max: 5 }),
    known: fc.nat(2),
  }),
  fc.record({ kind: fc.constant("one" as const), lead }),
  fc.record({
    kind: fc.constantFrom("refused" as const, "thrown" as const, "broken" as const),
    lead,
  }),
  fc.record({ kind: fc.constant("nobody" as const) }),
);

/** Of one run: what makes ids of senders its own. */
function run(one: Step, ids: readonly string[], sender: string) {
  if (one.kind === "nobody") {
    return execute(recordActivity, mara, { leadId: "nobody", type: "page_view" }, NOW);
  }
  const leadId = ids[one.lead] ?? "";
  const viewed = { leadId, type: "page_view" as const, at: NOW, props: { page: "pricing" } };
  if (one.kind === "one") return execute(recordActivity, mara, viewed, NOW);
  if (one.kind !== "batch") return execute(endsBadly, mara, { leadId, how: one.kind }, NOW);
  const named = { ...viewed, externalId: `${sender} ${one.lead} ${one.known}` };
  const list = [named, ...Array.from({ length: one.count }, () => viewed)];
  return execute(recordActivities, mara, { activities: list }, NOW);
}

/** How many activities each lead ends with: all of those that commit, and what senders named once. */
function activitiesOf(steps: readonly Step[]): number[] {
  const counts = Array.from({ length: LEADS }, () => 0);
  const named = new Set<string>();
  for (const one of steps) {
    if (one.kind !== "batch" && one.kind !== "one") continue;
    const before = named.size;
    if (one.kind === "batch") named.add(`${one.lead} ${one.known}`);
    counts[one.lead] =
      (counts[one.lead] ?? 0) + (one.kind === "one" ? 1 : one.count) + named.size - before;
  }
  return counts;
}

/** What leads have come to, and what the log says of it. */
async function state(ids: readonly string[], after: number) {
  const { read } = await store();
  const rows = await read
    .select({ id: leads.id, fit: leads.fit, engagement: leads.engagement, digest: leads.digest })
    .from(leads)
    .where(inArray(leads.id, [...ids]));
  const done = await read
    .select({ id: activities.leadId, count: count() })
    .from(activities)
    .where(inArray(activities.leadId, [...ids]))
    .groupBy(activities.leadId);
  const entries = await read
    .select({ command: audit.command, action: audit.action, entity: audit.entityId })
    .from(audit)
    .where(and(gt(audit.seq, after), eq(audit.actorId, mara.id ?? "")))
    .orderBy(audit.seq);
  const place = (id: string) => String(ids.indexOf(id));
  return {
    leads: ids.map((id) => ({ ...rows.find((row) => row.id === id), id: place(id) })),
    activities: ids.map((id) => done.find((row) => row.id === id)?.count ?? 0),
    // Which of two hands a lead off depends on who came first.
    entries: entries.map(({ action, entity }) => `${action} ${place(entity)}`).sort(),
    ofFailed: entries.filter(({ command }) => command === endsBadly.name),
  };
}

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

test("what comes at once, and is partly refused or fails, ends as one after the other", async () => {
  const { read } = await store();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const ends = [];
      for (const atOnce of [false, true]) {
        const ids: string[] = [];
        while (ids.length < LEADS) ids.push(await arrive(MONDAY));
        const after = await newestSeq(read);
        const sender = newId();
        const outcomes = [];
        if (atOnce) {
          outcomes.push(...(await Promise.all(steps.map((one) => run(one, ids, sender)))));
        } else {
          for (const one of steps) outcomes.push(await run(one, ids, sender));
        }
        outcomes.forEach((outcome, i) => {
          const kind = steps[i]?.kind;
          expect(outcome.ok).toBe(kind === "batch" || kind === "one");
          if (!outcome.ok && kind === "refused") expect(outcome.code).toBe("conflict");
          if (!outcome.ok && (kind === "thrown" || kind === "broken")) {
            expect(outcome.code).toBe("failed");
          }
        });
        ends.push(await state(ids, after));
      }
      expect(ends[1]).toEqual(ends[0]);
      expect(ends[1]).toMatchObject({ activities: activitiesOf(steps), ofFailed: [] });
    }),
    { numRuns: 15 },
  );
}, 120_000);
