import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criteriaArbitrary,
  historyArbitrary,
  minuteArbitrary,
} from "@/tests/support/criteria-arbitraries";
import { closestMinute } from "./closest";
import { compileCriteria } from "./compile";
import { type Criteria, EMPTY_CRITERIA } from "./criteria";
import { PreparedLead } from "./history";
import { totalsOf } from "./score";

const RUNS = Number(process.env.FC_RUNS ?? 100);

describe("where criteria came closest", () => {
  it("no minute of the span lacks less, and none before it as little with as open gates", () => {
    fc.assert(
      fc.property(
        historyArbitrary,
        criteriaArbitrary,
        minuteArbitrary,
        fc.nat(4000),
        (history, criteria, from, length) => {
          const compiled = compileCriteria(criteria);
          const until = from + length;
          const found = closestMinute(history, compiled, [{ from, until }]);
          const lead = new PreparedLead(history, compiled, undefined);
          const rank = (minute: number) => {
            const { fit, engagement, gatesOpen } = totalsOf(lead, minute);
            const lack =
              Math.max(0, compiled.thresholds.fit - fit) +
              Math.max(0, compiled.thresholds.engagement - engagement);
            return 2 * lack + (gatesOpen ? 0 : 1);
          };
          let best = from;
          for (let minute = from; minute <= until; minute++) {
            if (rank(minute) < rank(best)) best = minute;
          }
          expect(found?.minute).toBe(best);
        },
      ),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  it("tells open gates from shut ones, and one stay from the next", () => {
    const criteria: Criteria = {
      ...EMPTY_CRITERIA,
      thresholds: { fit: 0, engagement: 10 },
      caps: { fit: 10, engagement: 20 },
      gates: [
        {
          id: "known",
          label: "City known",
          kind: "require",
          when: { kind: "attribute", attribute: "city", op: "is", value: "Ulm" },
        },
      ],
    };
    const history = {
      createdMinute: 0,
      observations: [{ minute: 50, values: { city: "Ulm" } }],
      activities: [],
    };
    const compiled = compileCriteria(criteria);
    const closest = (...spans: Parameters<typeof closestMinute>[2]) =>
      closestMinute(history, compiled, spans);
    expect(closest({ from: 0, until: 40 })).toEqual({ minute: 0 });
    expect(closest({ from: 0, until: 60 })).toEqual({ minute: 50 });
    expect(closest({ from: 0, until: 40 }, { from: 55, until: 60, engagementSince: 45 })).toEqual({
      minute: 55,
      engagementSince: 45,
    });
    expect(closest()).toBeNull();
    expect(closest({ from: 9, until: 8 })).toBeNull();
  });
});
