import { describe, expect, it } from "vitest";
import type { PeriodPreset, ReportParams } from "../schema/params";
import { comparedPeriod } from "./compared";
import { resolvePeriod } from "./period";

const NOW = Date.UTC(2026, 5, 17, 15);

function periodOf(given: PeriodPreset | [string, string], timeZone = "UTC", now = NOW) {
  const params: Pick<ReportParams, "period" | "from" | "to"> =
    typeof given === "string" ? { period: given } : { from: given[0], to: given[1] };
  return resolvePeriod(params, "last90", timeZone, now, null);
}

const daysOf = ({ fromDay, toDay }: { fromDay: string; toDay: string }) => [fromDay, toDay];

describe("the period before", () => {
  it.each<[PeriodPreset | [string, string], string, string]>([
    ["last30", "2026-04-19", "2026-05-18"],
    ["last90", "2025-12-20", "2026-03-19"],
    // As many days of the month (quarter, year) as are over in this one.
    ["thisMonth", "2026-05-01", "2026-05-17"],
    ["lastMonth", "2026-04-01", "2026-04-30"],
    ["thisQuarter", "2026-01-01", "2026-03-17"],
    ["lastQuarter", "2025-10-01", "2025-12-31"],
    ["thisYear", "2025-01-01", "2025-06-17"],
    ["lastYear", "2024-01-01", "2024-12-31"],
    ["last12m", "2024-07-01", "2025-06-17"],
    [["2026-03-01", "2026-03-31"], "2026-02-01", "2026-02-28"],
    [["2026-01-01", "2026-02-28"], "2025-11-01", "2025-12-31"],
    [["2026-03-02", "2026-03-31"], "2026-01-31", "2026-03-01"],
    [["2026-03-10", "2026-03-10"], "2026-03-09", "2026-03-09"],
  ])("of %s begins on %s and ends on %s", (given, from, to) => {
    const { period } = comparedPeriod(periodOf(given), "previous", "UTC");
    expect(daysOf(period)).toEqual([from, to]);
  });

  it("of the first days of a month that is longer ends with the shorter one", () => {
    const period = periodOf("thisMonth", "UTC", Date.UTC(2026, 2, 30));
    expect(daysOf(comparedPeriod(period, "previous", "UTC").period)).toEqual([
      "2026-02-01",
      "2026-02-28",
    ]);
  });

  it("of local days lasts as long as they did, daylight saving included", () => {
    const zone = "America/New_York";
    const march = periodOf(["2026-03-01", "2026-03-31"], zone);
    const { period } = comparedPeriod(march, "previous", zone);
    expect([period.from, period.to]).toEqual([Date.UTC(2026, 1, 1, 5), Date.UTC(2026, 2, 1, 5)]);
    expect(period.to).toBe(march.from);
  });
});

describe("a year before", () => {
  it.each<[PeriodPreset | [string, string], string, string]>([
    ["last30", "2025-05-19", "2025-06-17"],
    ["thisMonth", "2025-06-01", "2025-06-17"],
    [["2025-02-01", "2025-02-28"], "2024-02-01", "2024-02-29"],
    [["2024-02-29", "2024-03-10"], "2023-02-28", "2023-03-10"],
  ])("%s began on %s and ended on %s", (given, from, to) => {
    const { period } = comparedPeriod(periodOf(given), "lastYear", "UTC");
    expect(daysOf(period)).toEqual([from, to]);
  });
});

describe("a cohort stands beside", () => {
  const beside = (
    given: PeriodPreset | [string, string],
    comparison: "previous" | "lastYear",
    key: string,
  ) => comparedPeriod(periodOf(given), comparison, "UTC").keyBefore(key);

  it("the same month of the period before", () => {
    expect(beside("last12m", "previous", "2026-05")).toBe("2025-05");
    expect(beside("lastQuarter", "previous", "2026-02")).toBe("2025-11");
    expect(beside("last30", "lastYear", "2026-06")).toBe("2025-06");
    expect(beside("last12m", "previous", "2026-Q2")).toBe("2025-Q2");
  });

  it("the week that is as many whole weeks before", () => {
    expect(beside(["2026-06-01", "2026-06-14"], "previous", "2026-W24")).toBe("2026-W22");
  });

  it("none where the periods lie no whole number of them apart", () => {
    expect(beside("last30", "previous", "2026-06")).toBeNull();
    expect(beside("last30", "previous", "2026-W24")).toBeNull();
    expect(beside("thisMonth", "previous", "2026-Q2")).toBeNull();
    expect(beside("last12m", "lastYear", "2026-W24")).toBeNull();
  });
});
