import fc from "fast-check";
import { expect, it } from "vitest";
import {
  criteriaArbitrary,
  HORIZON_MINUTES,
  historyArbitrary,
  minuteArbitrary,
} from "@/tests/support/criteria-arbitraries";
import { compileCriteria } from "./compile";
import { concernsScore } from "./concerned";
import { firstMql, nextChangeAt } from "./qualify";
import { totalsAt } from "./score";

it("what concerns no score changes none, nor when it changes next, nor who qualifies", () => {
  let unconcerned = 0;
  let concerned = 0;
  fc.assert(
    fc.property(
      criteriaArbitrary,
      historyArbitrary,
      historyArbitrary,
      minuteArbitrary,
      (criteria, history, other, minute) => {
        const compiled = compileCriteria(criteria);
        const news = other.activities.filter((one) => !concernsScore(one, compiled));
        concerned += other.activities.length - news.length;
        unconcerned += news.length;
        const activities = [...history.activities, ...news].sort((a, b) => a.minute - b.minute);
        const after = { ...history, activities };
        expect(totalsAt(after, compiled, minute)).toEqual(totalsAt(history, compiled, minute));
        expect(nextChangeAt(after, compiled, minute)).toBe(nextChangeAt(history, compiled, minute));
        const span = { from: minute, until: HORIZON_MINUTES };
        expect(firstMql(after, compiled, span)).toEqual(firstMql(history, compiled, span));
      },
    ),
    { numRuns: 300 },
  );
  expect(unconcerned).toBeGreaterThan(100);
  expect(concerned).toBeGreaterThan(100);
});
