import { describe, expect, it } from "vitest";
import { speedToLead } from "@/lib/engine/speed";

const wait = (time: number, event: number, competing = 0, censored = 0) => ({
  time,
  event,
  competing,
  censored,
});

describe("speedToLead", () => {
  it("is the plain order statistic when everybody was touched", () => {
    const speed = speedToLead(
      Array.from({ length: 10 }, (_, i) => wait((i + 1) * 10, 1)),
      60,
    );
    expect(speed.median.time).toBe(50);
    expect(speed.p90.time).toBe(90);
    expect(speed.withinSla).toMatchObject({ k: 6, n: 10, rate: 0.6 });
    expect(speed.estimateWithinSla?.value).toBeCloseTo(0.6, 12);
    expect(speed).toMatchObject({ n: 10, touched: 10, waiting: 0, undecided: 0, overdue: 0 });
  });

  it("does not look fast by leaving leads untouched", () => {
    const touched = [wait(5, 4)];
    const ignored = [...touched, wait(3_000, 0, 0, 6)];
    expect(speedToLead(touched, 60).median.time).toBe(5);
    const speed = speedToLead(ignored, 60);
    expect(speed.median.time).toBeNull();
    expect(speed.withinSla).toMatchObject({ k: 4, n: 10 });
    expect(speed.overdue).toBe(6);
  });

  it("does not judge leads that are still inside the SLA", () => {
    const speed = speedToLead([wait(60, 1), wait(61, 1), wait(60, 0, 1, 2), wait(90, 0, 1)], 60);
    expect(speed.withinSla).toMatchObject({ k: 1, n: 3 });
    expect(speed).toMatchObject({ n: 6, leftUntouched: 2, waiting: 2, undecided: 3, overdue: 0 });
  });

  it("has no figures without leads", () => {
    const speed = speedToLead([], 60);
    expect(speed.withinSla.rate).toBeNull();
    expect(speed.median.time).toBeNull();
    expect(speed.estimateWithinSla).toBeNull();
  });
});
