import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary, uuid } from "@/tests/support/replay-arbitraries";
import { type CompiledCriteria, compileCriteria } from "../../compile";
import { type Criteria, EMPTY_CRITERIA } from "../../criteria";
import { pathOf, totalsAt } from "../../score";
import { buildColumns } from "../build";
import { historyOf, leadCount } from "../columns";
import { Today } from "./today";

/** The places of the leads that meet criteria, as their bits say and as the scalar engine does. */
function meeting({ sheet: { meets } }: Today): number[] {
  return Array.from(meets).flatMap((bits, place) =>
    Array.from({ length: 32 }, (_, bit) => (bits & (1 << bit) ? 32 * place + bit : -1)).filter(
      (lead) => lead >= 0,
    ),
  );
}

function scalar(columns: ReturnType<typeof buildColumns>, criteria: CompiledCriteria, at: number) {
  return Array.from({ length: leadCount(columns) }, (_, lead) =>
    totalsAt(historyOf(columns, lead), criteria, at),
  );
}

/** What the table says of some thresholds is what is counted for each. */
function expectTable(today: Today, criteria: Criteria): void {
  const table = today.byThreshold(criteria);
  const cap = criteria.caps.engagement;
  expect(table.length).toBe(cap + 1);
  for (const engagement of [0, 1, 5, Math.floor(cap / 2), cap].filter((each) => each <= cap)) {
    const thresholds = { ...criteria.thresholds, engagement };
    expect(table[engagement]).toBe(today.count({ ...criteria, thresholds }));
  }
}

const factor = fc.integer({ min: 0, max: 9 });

/** Other points, caps and thresholds for the same rules. */
const renumbered = fc
  .record({
    factor,
    fit: fc.integer({ min: 0, max: 30 }),
    engagement: fc.integer({ max: 60, min: 0 }),
  })
  .map(
    ({ factor, ...pair }) =>
      (criteria: Criteria): Criteria => ({
        ...criteria,
        thresholds: pair,
        caps: { fit: 25, engagement: 50 },
        fit: criteria.fit.map((rule, i) => ({ ...rule, points: factor * (i + 1) - 5 })),
        engagement: criteria.engagement.map((rule) => ({
          ...rule,
          points: Math.sign(rule.points) * factor,
        })),
      }),
  );

describe("Today", () => {
  it("says of every lead what the scalar engine says, after any edits", () => {
    const seen = { meet: 0, miss: 0, tracked: 0, shut: 0 };
    fc.assert(
      fc.property(
        leadsArbitrary,
        fc.array(criteriaArbitrary, { minLength: 1, maxLength: 3 }),
        fc.array(renumbered, { maxLength: 3 }),
        fc.integer({ min: 0, max: HORIZON_MINUTES + 1440 }),
        (leads, drafts, edits, minute) => {
          const columns = buildColumns(leads);
          const today = new Today(columns, minute);
          for (const draft of drafts) {
            for (const edit of [(criteria: Criteria) => criteria, ...edits]) {
              const compiled = compileCriteria(edit(draft));
              const totals = scalar(columns, compiled, minute);
              const expected = totals.flatMap((each, lead) => (pathOf(each) ? [lead] : []));
              expect(today.count(compiled.criteria)).toBe(expected.length);
              expect(meeting(today)).toEqual(expected);
              expectTable(today, compiled.criteria);
              totals.forEach(({ fit, gatesOpen, fastTrack }, lead) => {
                const points = Math.min(today.sheet.fits[lead] ?? 0, compiled.criteria.caps.fit);
                expect(1000 * points).toBe(fit);
                if (fastTrack) seen.tracked += 1;
                else if (!gatesOpen) seen.shut += 1;
              });
              seen.meet += expected.length;
              seen.miss += totals.length - expected.length;
            }
          }
        },
      ),
      { numRuns: 500 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
  }, 30_000);

  it("decides to the millipoint, with more events than weights tell and with any points", () => {
    const views = (count: number, step: number) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${i}`,
        type: "page_view" as const,
        minute: i * step,
        props: {},
      }));
    const counts = [0, 1, 2, 3, 5, 15, 16, 17, 40, 300];
    const columns = buildColumns(
      counts.map((count, i) => ({
        id: uuid(i),
        history: { createdMinute: 0, observations: [], activities: views(count, 7) },
        rounds: [],
      })),
    );
    const minute = 2500;
    const today = new Today(columns, minute);
    let met = 0;
    for (const decay of [
      { kind: "halfLife", days: 1 },
      { kind: "linear", days: 2 },
      { kind: "none" },
    ] as const) {
      for (const points of [1, 7, 999, -3]) {
        const rule = { id: "view", label: "View", activity: "page_view" as const, points, decay };
        const criteria: Criteria = {
          ...EMPTY_CRITERIA,
          caps: { fit: 0, engagement: 100_000 },
          thresholds: { fit: 0, engagement: 0 },
          engagement: [{ ...rule, repeat: "every" }],
        };
        const totals = scalar(columns, compileCriteria(criteria), minute);
        // Thresholds are whole points: the ones just below and above what leads really have.
        const thresholds = totals.flatMap(({ engagement }) =>
          [0, 1].map((more) => Math.max(0, Math.floor(engagement / 1000) + more)),
        );
        for (const engagement of thresholds) {
          const draft = { ...criteria, thresholds: { fit: 0, engagement } };
          const expected = totals.filter((each) => each.engagement >= 1000 * engagement).length;
          expect(today.count(draft)).toBe(expected);
          met += expected;
        }
      }
    }
    expect(met).toBeGreaterThan(500);
  });

  it("counts what is too large for the kernel", () => {
    const columns = buildColumns([
      {
        id: uuid(1),
        history: {
          createdMinute: 0,
          observations: [{ minute: 0, values: { country: "Germany" } }],
          activities: [],
        },
        rounds: [],
      },
    ]);
    const rules = Array.from({ length: 40 }, (_, i) => ({
      id: `r${i}`,
      label: `R${i}`,
      points: 1000,
      when: { kind: "attribute" as const, attribute: "country", op: "isKnown" as const },
    }));
    const criteria = (fit: number): Criteria => ({
      ...EMPTY_CRITERIA,
      caps: { fit: 100_000, engagement: 0 },
      thresholds: { fit, engagement: 0 },
      fit: rules,
    });
    const today = new Today(columns, 10);
    expect(today.count(criteria(40_000))).toBe(1);
    expect(today.count(criteria(40_001))).toBe(0);
  });
});
