import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { readAllRecords } from "@/lib/analyst/records";
import { explainChange } from "@/lib/criteria/queries/why";
import { activeCriteria, listVersionRows } from "@/lib/criteria/store";
import { minuteOf } from "@/lib/engine/activities";
import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria, EngagementRule } from "@/lib/engine/criteria";
import { firstMql } from "@/lib/engine/qualify";
import { withoutHindsight } from "@/lib/engine/replay/hindsight";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { replayDraft } from "@/lib/replays/queries";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { takeSample, SAMPLE_UNTIL as UNTIL } from "@/tests/support/kept-sample";

const VIEWER: Actor = { kind: "user", id: "v", name: "V", role: "viewer", sessionId: "s" };

/** Sales calls whom it was handed: that comes too late to count. */
const CALLED: EngagementRule = {
  id: "called",
  label: "Called",
  activity: "call",
  points: 25,
  repeat: "once",
  decay: { kind: "none" },
};

type Change = "gained" | "lost";

let active: { id: string; body: Criteria };
/** One that takes more leads than the version in force, and one that takes fewer. */
let drafts: Record<Change, { body: Criteria; answer: ReplayAnswer }>;
/** As the replay counts it, by lead. */
let counted: Map<string, Parameters<typeof firstMql>[0]>;

async function replayed(body: Criteria) {
  return { body, answer: unwrap(await ask(replayDraft, VIEWER, { body, named: 200 }, UNTIL)) };
}

beforeAll(async () => {
  await takeSample();
  const { read } = await store();
  const found = await activeCriteria(read);
  if (!found) throw new Error("The sample has criteria in force");
  active = found;
  const { thresholds, engagement } = active.body;
  drafts = {
    gained: await replayed({
      ...active.body,
      thresholds: { fit: thresholds.fit - 6, engagement: thresholds.engagement - 12 },
      gates: [],
    }),
    lost: await replayed({
      ...active.body,
      thresholds: { ...thresholds, engagement: thresholds.engagement + 12 },
      fastTracks: [],
      engagement: [...engagement, CALLED],
    }),
  };
  counted = new Map();
  for await (const page of readAllRecords(read)) {
    for (const { id, history, rounds } of page) {
      const [first] = rounds;
      const handOff = first ? minuteOf(first.mqlAt) : Number.POSITIVE_INFINITY;
      counted.set(id, withoutHindsight(history, handOff));
    }
  }
}, 120_000);

function why(
  change: Change,
  lead: { id: string; mqlAt: number },
  more: { body?: Criteria; againstId?: string; asOf?: number } = {},
) {
  const { body, answer } = drafts[change];
  const asked = { leadId: lead.id, body, change, at: lead.mqlAt, asOf: answer.asOf, ...more };
  return ask(explainChange, VIEWER, asked, UNTIL);
}

function someLead(change: Change) {
  const [lead] = drafts[change].answer[change].leads;
  if (!lead) throw new Error("There are some.");
  return lead;
}

describe.each(["gained", "lost"] as const)("why leads are %s", (change) => {
  test("each: the one hands it off at that minute and not before, the other never", async () => {
    const { body, answer } = drafts[change];
    const { count, leads } = answer[change];
    expect(count).toBeGreaterThan(20);
    expect(leads).toHaveLength(count);
    const [takes, leaves] = change === "gained" ? [body, active.body] : [active.body, body];
    for (const lead of leads) {
      const { taker, other } = unwrap(await why(change, lead));
      expect(taker.path, lead.name).toBe(lead.path);
      expect(taker.explanation.minute).toBe(minuteOf(lead.mqlAt));
      const history = counted.get(lead.id);
      if (!history) throw new Error("It was read.");
      const span = { from: history.createdMinute, until: minuteOf(answer.asOf) };
      expect(firstMql(history, compileCriteria(takes), span)?.minute).toBe(minuteOf(lead.mqlAt));
      expect(firstMql(history, compileCriteria(leaves), span)).toBeNull();

      expect(other.path, lead.name).toBeNull();
      const { fit, engagement, gates, minute } = other.explanation;
      expect(fit.threshold).toBe(leaves.thresholds.fit * 1000);
      expect(minute).toBeGreaterThanOrEqual(span.from);
      expect(minute).toBeLessThanOrEqual(span.until);
      const isShort = fit.value < fit.threshold || engagement.value < engagement.threshold;
      expect(isShort || gates.some(({ open }) => !open), "it says what was missing").toBe(true);
      const { versionId } = (change === "gained" ? other : taker).explanation;
      expect(versionId).toBe(active.id);
    }
  });

  test("frozen evidence is asked beside the version that it names", async () => {
    const lead = someLead(change);
    const now = unwrap(await why(change, lead));
    expect(unwrap(await why(change, lead, { againstId: active.id }))).toEqual(now);
    const { read } = await store();
    const retired = (await listVersionRows(read)).find(({ state }) => state === "retired");
    if (!retired) throw new Error("The sample has a version that was in force.");
    const { taker, other } = unwrap(await why(change, lead, { againstId: retired.id }));
    const { versionId } = (change === "gained" ? other : taker).explanation;
    expect(versionId).toBe(retired.id);
  });
});

test("says when both hand it off", async () => {
  const lead = someLead("lost");
  const { taker, other } = unwrap(await why("lost", lead, { body: active.body }));
  expect(other.path).toBe(taker.path);
  expect(other.explanation.minute).toBe(taker.explanation.minute);
});

test("refuses what is gone, and a time before the lead arrived", async () => {
  const lead = someLead("gained");
  expect(await why("gained", { ...lead, id: "nobody" })).toMatchObject({ code: "not_found" });
  expect(await why("gained", lead, { againstId: "nothing" })).toMatchObject({ code: "not_found" });
  expect(await why("gained", lead, { asOf: 0 })).toMatchObject({ code: "invalid" });
});
