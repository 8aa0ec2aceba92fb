import fc from "fast-check";
import { expect, it } from "vitest";
import {
  criteriaArbitrary,
  HORIZON_MINUTES,
  historyArbitrary,
  minuteArbitrary,
} from "@/tests/support/criteria-arbitraries";
import { compileCriteria } from "./compile";
import { digestOf, digestWith, preparedFrom, readDigest, writeDigest } from "./digest";
import { type LeadHistory, PreparedLead } from "./history";
import { firstMqlOf, nextChangeOf } from "./qualify";
import { totalsOf } from "./score";

const RUNS = Number(process.env.FC_RUNS ?? 300);
const VERSION = "v1";

it("a lead is judged by its digest and what is new as by its whole history", () => {
  let counted = 0;
  let qualified = 0;
  fc.assert(
    fc.property(
      criteriaArbitrary,
      historyArbitrary,
      historyArbitrary,
      fc.nat(HORIZON_MINUTES),
      fc.option(minuteArbitrary, { nil: undefined }),
      (criteria, history, { activities: news }, later, since) => {
        const compiled = compileCriteria(criteria);
        const text = writeDigest(digestOf(history, compiled), VERSION);
        const before = readDigest(text, VERSION);
        if (!before) throw new Error("It is short enough");
        const digest = digestWith(before, news, compiled);
        counted += digest.events.length - before.events.length;
        const kept = preparedFrom(digest, history.createdMinute, compiled, since);
        const activities = [...history.activities, ...news].sort((a, b) => a.minute - b.minute);
        const all: LeadHistory = { ...history, activities };
        const whole = new PreparedLead(all, compiled, since);
        const minute = Math.max(digest.observedMinute ?? 0, later);
        expect(totalsOf(kept, minute)).toEqual(totalsOf(whole, minute));
        expect(nextChangeOf(kept, minute)).toBe(nextChangeOf(whole, minute));
        const span = { from: minute, until: minute + HORIZON_MINUTES };
        const mql = firstMqlOf(whole, span);
        expect(firstMqlOf(kept, span)).toEqual(mql);
        if (mql) qualified += 1;
      },
    ),
    { numRuns: RUNS },
  );
  expect(counted).toBeGreaterThan(100);
  expect(qualified).toBeGreaterThan(20);
}, 3_600_000);

it("a digest of another version is none, and a long one is not written", () => {
  const one = {
    observedMinute: 5,
    values: ["Ulm", null, 3],
    events: [{ minute: 7, slots: [0, 2] }],
  };
  expect(readDigest(writeDigest(one, VERSION), VERSION)).toEqual(one);
  expect(readDigest(writeDigest(one, VERSION), "v2")).toBeNull();
  expect(readDigest(null, VERSION)).toBeNull();
  const events = Array.from({ length: 201 }, (_, minute) => ({ minute, slots: [0] }));
  expect(writeDigest({ ...one, events: events.slice(1) }, VERSION)).not.toBeNull();
  expect(writeDigest({ ...one, events }, VERSION)).toBeNull();
});
