import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohortConversion, cohortTable } from "@/lib/engine/cohort";
import {
  aalenJohansen,
  type ExitGroup,
  incidenceAt,
  kaplanMeier,
  survivalAt,
} from "@/lib/engine/survival";

const DAY = 86_400_000;

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** 30 % ever convert, after an exponential time of mean 20 days; even intake over 56 days. */
function simulate(n: number, unitDays: number): ExitGroup[] {
  const random = seeded(20_261_122);
  const byTime = new Map<string, ExitGroup>();
  for (let i = 0; i < n; i += 1) {
    const age = random() * 56;
    const converts = random() < 0.3 ? -20 * Math.log(1 - random()) : Number.POSITIVE_INFINITY;
    const event = converts <= age ? 1 : 0;
    const units = event ? Math.ceil(converts / unitDays) : Math.floor(age / unitDays);
    const group = byTime.get(`${units} ${event}`);
    if (group) {
      group.event += event;
      group.censored += 1 - event;
    } else {
      const time = units * unitDays;
      byTime.set(`${units} ${event}`, { time, event, competing: 0, censored: 1 - event });
    }
  }
  return [...byTime.values()];
}

describe("young cohorts", () => {
  const truth = 0.3 * (1 - Math.exp(-50 / 20));

  it.each([
    ["hours", 1 / 24, 0.003],
    ["days", 1, 0.01],
  ])("are estimated without bias at n = 200,000, grouped by %s", (_, unit, tolerance) => {
    const groups = simulate(200_000, unit);
    const events = groups.reduce((sum, g) => sum + g.event, 0);
    expect(truth).toBeCloseTo(0.275, 3);
    expect(events / 200_000).toBeCloseTo(0.199, 2);
    const row = cohortConversion({ key: "all", groups, lastEnteredAt: 56 * DAY }, 50, 56 * DAY);
    expect(Math.abs((row.estimate?.value ?? 0) - truth)).toBeLessThan(tolerance);
    expect(1 - (survivalAt(kaplanMeier(groups), 50)?.value ?? 0)).toBeCloseTo(
      row.estimate?.value ?? 0,
      10,
    );
    expect(row.maturing).toBe(true);
    expect(row.share.rate).toBeLessThan(truth - 0.06);
  });
});

describe("cohortConversion", () => {
  const groups: ExitGroup[] = [
    { time: 3, event: 2, competing: 1, censored: 0 },
    { time: 90, event: 1, competing: 0, censored: 0 },
    { time: 91, event: 1, competing: 0, censored: 0 },
    { time: 120, event: 0, competing: 0, censored: 5 },
  ];

  it("counts day W in and day W + 1 out, and the rest of the cohort in n", () => {
    const row = cohortConversion({ key: "2026-01", groups, lastEnteredAt: 0 }, 90, 90 * DAY);
    expect(row.share).toMatchObject({ k: 3, n: 10, rate: 0.3 });
    expect(row.maturing).toBe(false);
    expect(row.waiting).toBe(0);
    expect(row.estimate?.value).toBeCloseTo(0.3, 12);
  });

  it("is maturing until the latest entry's window is over", () => {
    const cohort = { key: "2026-01", groups, lastEnteredAt: 1 };
    expect(cohortConversion(cohort, 90, 90 * DAY).maturing).toBe(true);
    expect(cohortConversion(cohort, 90, 90 * DAY + 1).maturing).toBe(false);
  });

  it("gives no estimate for a window that nobody has lived through", () => {
    const young = [
      { time: 2, event: 1, competing: 0, censored: 0 },
      { time: 30, event: 0, competing: 0, censored: 9 },
    ];
    const row = cohortConversion({ key: "now", groups: young, lastEnteredAt: 0 }, 90, 30 * DAY);
    expect(row).toMatchObject({ share: { k: 1, n: 10 }, waiting: 9, estimate: null });
  });

  it("is empty, not 0 %, without leads", () => {
    const row = cohortConversion({ key: "none", groups: [], lastEnteredAt: null }, 90, 0);
    expect(row.share.rate).toBeNull();
    expect(row).toMatchObject({ maturing: false, estimate: null });
  });

  it("estimates exactly the share once nobody waits inside the window", () => {
    const group = fc.record({
      time: fc.integer({ min: 0, max: 40 }),
      event: fc.nat(5),
      competing: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1 }), fc.nat(20), (exits, open) => {
        const all = [
          ...exits.map((g) => ({ ...g, censored: 0 })),
          { time: 30, event: 0, competing: 0, censored: open + 1 },
        ];
        const row = cohortConversion({ key: "k", groups: all, lastEnteredAt: 0 }, 30, 0);
        expect(row.estimate?.value).toBe(row.share.rate);
        expect(incidenceAt(aalenJohansen(all), 30)?.value).toBe(row.share.rate);
        const { low, high } = row.share;
        expect(row.estimate).toMatchObject({ low, high });
      }),
    );
  });

  it("sums cohorts instead of averaging their rates", () => {
    const small = { key: "a", groups: [{ time: 1, event: 1, competing: 0, censored: 0 }] };
    const large = { key: "b", groups: [{ time: 90, event: 0, competing: 9, censored: 0 }] };
    const { rows, all } = cohortTable(
      [
        { ...small, lastEnteredAt: 5 },
        { ...large, lastEnteredAt: 9 * DAY },
      ],
      30,
      31 * DAY,
    );
    expect(rows.map((r) => [r.key, r.share.rate, r.maturing])).toEqual([
      ["a", 1, false],
      ["b", 0, true],
    ]);
    expect(all.share.rate).toBe(0.1);
    expect(all.maturing).toBe(true);
  });
});
