import { describe, expect, it } from "vitest";
import { uuid } from "@/tests/support/replay-arbitraries";
import { type Criteria, EMPTY_CRITERIA } from "../criteria";
import { buildColumns } from "./build";
import { Study } from "./study";

const CAP = 5000;

/** A lead that comes to as many points as it has views, one each minute. */
const columns = buildColumns(
  [4900, 3000, 600, 0].map((views, i) => ({
    id: uuid(i),
    history: {
      createdMinute: 0,
      observations: [],
      activities: Array.from({ length: views }, (_, n) => ({
        id: `${n}`,
        type: "page_view" as const,
        minute: n + 1,
        props: {},
      })),
    },
    rounds: [],
  })),
);

function draft(engagement: number): Criteria {
  return {
    ...EMPTY_CRITERIA,
    thresholds: { fit: 0, engagement },
    caps: { fit: 0, engagement: CAP },
    engagement: [
      {
        id: "view",
        label: "View",
        activity: "page_view",
        points: 1,
        repeat: "every",
        decay: { kind: "none" },
      },
    ],
  };
}

describe("a ladder of thresholds", () => {
  it("reaches thresholds that lie far apart, and above the cap", () => {
    const study = new Study(columns, 10_000);
    const weekStarts = [0, 1, 601, 3001];
    const answer = (engagement: number) =>
      study.answer({
        draft: draft(engagement),
        active: null,
        windowDays: 90,
        weekStarts,
        holdOutFrom: null,
        named: 0,
      });
    expect(answer(600).draft.weeks).toEqual([0, 3, 0, 0]);
    expect(answer(601).draft.weeks).toEqual([0, 0, 2, 0]);
    expect(answer(3001).draft.weeks).toEqual([0, 0, 0, 1]);
    expect(answer(0).draft.weeks).toEqual([4, 0, 0, 0]);
    expect(answer(4901).draft.all.mqls).toBe(0);
    expect(answer(CAP + 1).draft.all.mqls).toBe(0);
    const { curve, recentWeeks, distribution } = answer(1);
    expect(recentWeeks).toBe(3);
    const rung = (threshold: number) => curve.find((each) => each.threshold === threshold);
    expect([0, 1, 600, 610, 1020, 1030].map((at) => rung(at)?.recent)).toEqual([
      4,
      3,
      3,
      2,
      2,
      null,
    ]);
    expect(rung(4900)?.mqls).toBe(1);
    expect(rung(600)?.mqls).toBe(3);
    // Each tenth, and the one asked about.
    expect(curve.length).toBe(CAP / 10 + 2);
    expect(distribution.width).toBe(201);
    expect(distribution.bins[0]?.unlabelled).toBe(1);
  });
});
