import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary, spansArbitrary, uuid } from "@/tests/support/replay-arbitraries";
import { compileCriteria } from "../compile";
import { type Criteria, EMPTY_CRITERIA } from "../criteria";
import { buildColumns } from "./build";
import { shapeOf } from "./kept";
import { Replay, replay } from "./replay";

const UNTIL = HORIZON_MINUTES + 1440;

type Edit = (criteria: Criteria, other: Criteria) => Criteria;

const points = fc.integer({ min: 0, max: 30 });

/** What somebody does to a draft: mostly numbers, now and then the rules themselves. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ fit: points, engagement: points }).map(
    (thresholds): Edit =>
      (criteria) => ({ ...criteria, thresholds }),
  ),
  fc.record({ fit: points, engagement: points }).map(
    (caps): Edit =>
      (criteria) => ({ ...criteria, caps }),
  ),
  fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 4, maxLength: 4 }).map(
    (all): Edit =>
      (criteria) => ({
        ...criteria,
        engagement: criteria.engagement.map((rule, i) => {
          const size = all[i] ?? 0;
          return { ...rule, points: rule.points < 0 ? -Math.max(1, size) : size };
        }),
      }),
  ),
  fc.array(fc.integer({ min: -10, max: 20 }), { minLength: 3, maxLength: 3 }).map(
    (all): Edit =>
      (criteria) => ({
        ...criteria,
        fit: criteria.fit.map((rule, i) => ({ ...rule, points: all[i] ?? 0 })),
      }),
  ),
  fc.option(points, { nil: undefined }).map(
    (cap): Edit =>
      ({ engagement: [first, ...others], ...criteria }) => ({
        ...criteria,
        engagement: first ? [{ ...first, cap }, ...others] : [],
      }),
  ),
  fc.constantFrom<Edit[]>(
    (criteria, { gates }) => ({ ...criteria, gates }),
    (criteria, { fit }) => ({ ...criteria, fit }),
    (criteria, { engagement }) => ({ ...criteria, engagement }),
    (criteria, { fastTracks }) => ({ ...criteria, fastTracks }),
    (criteria) => criteria,
  ),
);

describe("Replay", () => {
  it("gives after any edits what a fresh replay gives", () => {
    let kept = 0;
    let crossed = 0;
    fc.assert(
      fc.property(
        leadsArbitrary,
        criteriaArbitrary,
        criteriaArbitrary,
        fc.array(edit, { minLength: 2, maxLength: 8 }),
        fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
        fc.option(spansArbitrary, { nil: null }),
        (leads, first, other, edits, some, spansOf) => {
          const columns = buildColumns(leads);
          const spans = spansOf?.(leads.length);
          const session = new Replay(columns, UNTIL, spans);
          let criteria = first;
          let shape = "";
          for (const change of edits) {
            const before = shape;
            shape = shapeOf(criteria);
            if (some !== null) session.prepare(some);
            const crossings = session.run(criteria);
            const fresh = replay(columns, compileCriteria(criteria), { until: UNTIL, spans });
            expect(crossings).toEqual(fresh);
            if (shape === before) {
              kept += 1;
              if (fresh.path.some((path) => path > 0)) crossed += 1;
            }
            criteria = change(criteria, other);
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(kept).toBeGreaterThan(700);
    expect(crossed).toBeGreaterThan(200);
  }, 30_000);

  it("collects moments some leads at a time, and is right meanwhile", () => {
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, (leads, criteria) => {
        const columns = buildColumns(leads);
        const session = new Replay(columns, UNTIL);
        const fresh = replay(columns, compileCriteria(criteria), { until: UNTIL });
        expect(session.run(criteria)).toEqual(fresh);
        let ready = session.prepare(1);
        for (let lead = 1; lead < leads.length; lead++) {
          expect(ready).toBe(false);
          ready = session.prepare(1);
        }
        expect(ready).toBe(true);
        expect(session.run(criteria)).toEqual(fresh);
      }),
      { numRuns: 200 },
    );
  });

  it("is exact to the millipoint, and for leads with more moments than are kept", () => {
    const views = (count: number, step: number) =>
      Array.from({ length: count }, (_, i) => ({
        id: `${i}`,
        type: "page_view" as const,
        minute: i * step,
        props: {},
      }));
    const columns = buildColumns(
      [views(3, 701), views(300, 7), views(40, 97)].map((activities, i) => ({
        id: uuid(i),
        history: { createdMinute: 0, observations: [], activities },
        rounds: [],
      })),
    );
    const session = new Replay(columns, 10_000);
    for (const decay of [{ kind: "halfLife", days: 1 } as const, { kind: "none" } as const]) {
      for (const each of [7, 8, 1, 0, 3]) {
        for (let engagement = 0; engagement < 60; engagement++) {
          const criteria: Criteria = {
            ...EMPTY_CRITERIA,
            thresholds: { fit: 0, engagement },
            engagement: [
              {
                id: "view",
                label: "View",
                activity: "page_view",
                points: each,
                repeat: "every",
                decay,
              },
            ],
          };
          const fresh = replay(columns, compileCriteria(criteria), { until: 10_000 });
          expect(session.run(criteria)).toEqual(fresh);
        }
      }
    }
  });
});
