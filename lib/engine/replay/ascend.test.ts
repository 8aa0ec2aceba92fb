import { describe, expect, it } from "vitest";
import { uuid } from "@/tests/support/replay-arbitraries";
import { compileCriteria } from "../compile";
import { type Criteria, EMPTY_CRITERIA } from "../criteria";
import type { Decay } from "../decay";
import { buildColumns } from "./build";
import { NONE } from "./columns";
import { Replay, replay } from "./replay";

const UNTIL = 20_000;

/** Leads of which each viewed a page so many times, one view every so many minutes. */
function viewers(...all: readonly { views: number; step: number }[]) {
  return buildColumns(
    all.map(({ views, step }, i) => ({
      id: uuid(i),
      history: {
        createdMinute: 0,
        observations: [],
        activities: Array.from({ length: views }, (_, n) => ({
          id: `${n}`,
          type: "page_view" as const,
          minute: n * step,
          props: {},
        })),
      },
      rounds: [],
    })),
  );
}

function perView(points: number, decay: Decay, engagement: number, cap = 100): Criteria {
  return {
    ...EMPTY_CRITERIA,
    thresholds: { fit: 0, engagement },
    caps: { fit: 0, engagement: cap },
    engagement: [
      { id: "view", label: "View", activity: "page_view", points, repeat: "every", decay },
    ],
  };
}

describe("a replay's scores", () => {
  it("are exact to the millipoint from edit to edit, for leads that did a lot as well", () => {
    const columns = viewers(
      { views: 3, step: 701 },
      { views: 300, step: 7 },
      { views: 40, step: 97 },
    );
    const session = new Replay(columns, UNTIL);
    for (const decay of [{ kind: "halfLife", days: 1 } as const, { kind: "none" } as const]) {
      for (const points of [7, 8, 1, 0, 3]) {
        for (let engagement = 0; engagement < 60; engagement++) {
          const criteria = perView(points, decay, engagement);
          const fresh = replay(columns, compileCriteria(criteria), { until: UNTIL });
          expect(session.run(criteria)).toEqual(fresh);
        }
      }
    }
  }, 30_000);

  it("may be larger than 32 bits hold", () => {
    const views = 2500;
    const columns = viewers({ views, step: 1 }, { views: 2, step: 1 });
    const session = new Replay(columns, UNTIL);
    const none = { kind: "none" } as const;
    const firstOf = (criteria: Criteria) => session.run(criteria).minute[0];
    expect(firstOf(perView(10, none, 100, 100_000))).toBe(9);
    expect(firstOf(perView(1000, none, 100_000, 100_000))).toBe(99);
    expect(firstOf(perView(1000, none, 2_400_000, 3_000_000))).toBe(2399);
    const criteria = perView(1000, none, 5000, 100_000);
    const capped = (cap: number): Criteria => ({
      ...criteria,
      engagement: criteria.engagement.map((rule) => ({ ...rule, cap })),
    });
    expect(firstOf(capped(5000))).toBe(4);
    expect(firstOf(capped(4999))).toBe(NONE);
  });

  it("are cut by a rule's cap however much there would be without it", () => {
    const cases = [
      { points: 1000, views: 200 },
      { points: 100, views: 1343 },
      { points: 20, views: 6711 },
      { points: 1000, views: 269 },
    ];
    for (const { points, views } of cases) {
      const columns = viewers({ views, step: 0 });
      const none = perView(points, { kind: "none" }, 50);
      const capped = { ...none, engagement: none.engagement.map((rule) => ({ ...rule, cap: 60 })) };
      expect(new Replay(columns, UNTIL).run(capped).minute[0]).toBe(0);
    }
  });

  it("take little memory where many rules let points below zero expire, and give up what was much", () => {
    const columns = viewers(...Array.from({ length: 500 }, () => ({ views: 100, step: 60 })));
    const sinking = (rules: number): Criteria => ({
      ...perView(50, { kind: "none" }, 10),
      engagement: Array.from({ length: rules }, (_, i) => ({
        id: `down ${i}`,
        label: "Down",
        activity: "page_view" as const,
        repeat: "every" as const,
        points: -1,
        decay: { kind: "expire" as const, days: 1 + i },
      })),
    });
    const session = new Replay(columns, UNTIL);
    session.run(sinking(99));
    expect(session.keptBytes).toBeLessThan(400 * 2 ** 20);
    session.run(perView(1, { kind: "none" }, 10));
    session.run(perView(1, { kind: "expire", days: 3 }, 10));
    session.run({ ...perView(1, { kind: "none" }, 10), engagement: [] });
    expect(session.keptBytes).toBeLessThan(256 * 2 ** 20);
  });
});
