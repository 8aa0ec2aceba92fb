import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addCosts,
  cac,
  costOf,
  costPer,
  costPerStage,
  lagMatchedCac,
  ltvToCac,
  paybackMonths,
  romi,
  unitCostBounds,
  velocityPerDayMinor,
} from "@/lib/engine/cost";

const DAY = 86_400_000;

describe("cost figures", () => {
  // Totals of the published 308 campaign-days of Marketing.csv (mark_spent, leads, orders, revenue).
  const spent = 3_059_087_982;

  it("gives CAC 3,803.42, cost per lead 466.47 and ROMI 40.2 % for Marketing.csv", () => {
    expect(cac({ media: spent }, 8_043, "paid").perMinor).toBe(380_342);
    expect(costPer([{ costMinor: spent, count: 65_579 }]).perMinor).toBe(46_647);
    expect(romi(4_288_936_600, spent)).toBeCloseTo(0.402, 4);
  });

  it("keeps paid and fully loaded apart", () => {
    const costs = { media: 100_000, salaries: 250_000, tools: 50_000 };
    expect(costOf(costs, "paid")).toBe(100_000);
    expect(costOf(costs, "fullyLoaded")).toBe(400_000);
    expect(cac(costs, 4, "fullyLoaded")).toEqual({
      costMinor: 400_000,
      count: 4,
      perMinor: 100_000,
    });
    expect(addCosts([costs, { media: 1 }, {}])).toEqual({ ...costs, media: 100_001 });
  });

  it("sums before it divides", () => {
    // Daily CACs of 100 and 1 average to 50.50; the truth is 200 / 101.
    const days = [
      { costMinor: 10_000, count: 1 },
      { costMinor: 10_000, count: 100 },
    ];
    expect(costPer(days).perMinor).toBe(198);
    fc.assert(
      fc.property(fc.array(fc.record({ costMinor: fc.nat(1e9), count: fc.nat(1000) })), (parts) => {
        const costMinor = parts.reduce((sum, p) => sum + p.costMinor, 0);
        const count = parts.reduce((sum, p) => sum + p.count, 0);
        expect(costPer(parts)).toEqual(costPer([{ costMinor, count }]));
      }),
    );
  });

  it("has no figure where nobody came, and refuses negative counts", () => {
    expect(costPer([{ costMinor: 500, count: 0 }])).toEqual({
      costMinor: 500,
      count: 0,
      perMinor: null,
    });
    expect(() => costPer([{ costMinor: 500, count: -1 }])).toThrow(RangeError);
    expect(romi(100, 0)).toBeNull();
  });

  it("bounds the cost of one by how many could have come by chance", () => {
    // 34 by the score interval of a Poisson mean: 24.33 to 47.51.
    expect(unitCostBounds(3_400_000, 34)).toEqual({ low: 71_565, high: 139_734 });
    expect(unitCostBounds(100, 0)).toBeNull();
    expect(() => unitCostBounds(100, 1.5)).toThrow(RangeError);
  });

  it("costs every stage from the same spend, rounded half up", () => {
    const stages = costPerStage(1_001, { lead: 100, mql: 2, sal: 0, sql: 1 });
    expect(stages.lead.perMinor).toBe(10);
    expect(stages.mql.perMinor).toBe(501);
    expect(stages.sal.perMinor).toBeNull();
    expect(stages.sql.perMinor).toBe(1_001);
  });

  it("marks the months whose customers are still to come and leaves them out of the total", () => {
    const month = (key: string, endsAt: number, media: number, customers: number) => ({
      key,
      endsAt,
      isCut: false,
      costs: { media, salaries: 5 },
      customers,
    });
    const { months, mature } = lagMatchedCac(
      [
        month("2026-01", 31 * DAY, 1_000, 4),
        month("2026-02", 59 * DAY, 2_000, 1),
        month("2026-03", 90 * DAY, 3_000, 0),
      ],
      "paid",
      60,
      119 * DAY,
    );
    expect(months.map((m) => [m.key, m.perMinor, m.maturing])).toEqual([
      ["2026-01", 250, false],
      ["2026-02", 2_000, false],
      ["2026-03", null, true],
    ]);
    expect(mature).toEqual({ costMinor: 3_000, count: 5, perMinor: 600 });
  });

  it("leaves months out of the total of which only some days are asked for", () => {
    const month = { endsAt: 0, costs: { media: 600 }, customers: 3, isCut: false };
    const cut = { ...month, key: "2026-01", costs: {}, isCut: true };
    const { mature } = lagMatchedCac([cut, { ...month, key: "2026-02" }], "paid", 0, DAY);
    expect(mature).toEqual({ costMinor: 600, count: 3, perMinor: 200 });
  });

  it("computes payback, LTV:CAC and velocity by hand", () => {
    expect(paybackMonths(120_000, 20_000, 0.5)).toBe(12);
    expect(paybackMonths(120_000, 20_000, 0)).toBeNull();
    expect(ltvToCac(20_000, 0.75, 0.05, 100_000)).toBeCloseTo(3, 12);
    expect(ltvToCac(20_000, 0.75, 0, 100_000)).toBeNull();
    // 40 open × 25 % × 5,000.00 / 50 days = 1,000.00 a day.
    expect(velocityPerDayMinor(40, 0.25, 500_000, 50)).toBe(100_000);
    expect(velocityPerDayMinor(40, null, 500_000, 50)).toBeNull();
    expect(velocityPerDayMinor(40, 0.25, 500_000, 0)).toBeNull();
  });
});
