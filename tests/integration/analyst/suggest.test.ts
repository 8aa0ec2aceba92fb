import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { dialect } from "@/db/dialect";
import { activeCriteria } from "@/lib/criteria/store";
import type { Criteria } from "@/lib/engine/criteria";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  findLeakingAttributes,
  replayDraft,
  suggestDraftGates,
  suggestDraftPoints,
} from "@/lib/replays/queries";
import { FIRST_AGREEMENT } from "@/lib/sample/agreements";
import { makeSample } from "@/lib/sample/make";

const UNTIL = Date.UTC(2026, 9, 1, 12);
const MARKETER: Actor = { kind: "user", id: "m", name: "M", role: "marketer", sessionId: "s" };

/** The opens that the sample plants as noise, beside what it plants as true. */
const OPENS: Criteria["engagement"][number] = {
  id: "opens",
  label: "Opened the newsletter",
  activity: "email_opened",
  points: 4,
  repeat: { atMost: 6 },
  decay: { kind: "halfLife", days: 90 },
};

// The engines differ in SQL only, and the sample takes its time.
describe.skipIf(dialect === "pg")("points suggested from the sample's history", () => {
  let body: Criteria;

  beforeAll(async () => {
    await makeSample({ seed: 5, leads: 5000, months: 18, until: UNTIL });
    const active = await activeCriteria((await store()).read);
    if (!active) throw new Error("The sample has criteria in force");
    body = { ...active.body, engagement: [...active.body.engagement, OPENS] };
  }, 120_000);

  test("find what was planted, and leave the noise near 0", async () => {
    const suggestion = unwrap(await ask(suggestDraftPoints, MARKETER, { body }, UNTIL));
    if (suggestion.kind === "refused") throw new Error(suggestion.reason);
    const rule = (id: string) => {
      const found = suggestion.rules.find((one) => one.id === id);
      if (!found) throw new Error(`There is no rule ${id}`);
      return found;
    };
    for (const id of ["large", "pricing"]) {
      expect(rule(id), id).toMatchObject({ noise: false });
      expect(rule(id).low, id).toBeGreaterThan(0);
    }
    expect(rule("senior").points).toBeGreaterThan(0);
    // What somebody's department is, what they open and what forms they send changes nothing.
    for (const id of ["buyers", "form", "opens"]) {
      expect(Math.abs(rule(id).points), id).toBeLessThan(rule("pricing").points / 4);
    }
    expect(suggestion.holdOut.suggested).toBeGreaterThan(suggestion.holdOut.present ?? 1);
  });

  test("are joined by gates on size alone, which is what sales rejects for", async () => {
    const question = { body: FIRST_AGREEMENT, sqlCost: 1 };
    const { edits } = unwrap(await ask(suggestDraftGates, MARKETER, question, UNTIL));
    const asked = edits.map(({ attribute, op }) => `${attribute} ${op}`);
    expect(asked).toContain("employees lessThan");
    // Revenue goes with size in the sample.
    expect(new Set(asked)).toEqual(new Set(["employees lessThan", "annualRevenue lessThan"]));
    const floor = edits.find(({ attribute }) => attribute === "employees");
    expect(floor?.value).toBeGreaterThan(10);
    expect(floor?.value).toBeLessThanOrEqual(25);
    for (const { attribute, op, value, rejects, sqls, gain, made } of edits) {
      expect(gain).toBe(rejects.k - sqls.k);
      expect((rejects.low ?? 0) > (sqls.high ?? 1), "told apart beyond chance").toBe(true);
      const when = { kind: "attribute" as const, attribute, op, value };
      const gate = { id: "taken", label: "Taken", kind: "exclude" as const, when };
      const gates = [...FIRST_AGREEMENT.gates, gate];
      const taken = { body: { ...FIRST_AGREEMENT, gates } };
      const { draft } = unwrap(await ask(replayDraft, MARKETER, taken, UNTIL));
      expect({ mqls: draft.mqls, sql: draft.byLabel.sql }).toEqual(made);
    }
  });

  test("come with no attribute under suspicion, where all is known in time", async () => {
    expect(unwrap(await ask(findLeakingAttributes, MARKETER, {}, UNTIL))).toEqual([]);
  });
});
