import { beforeAll, describe, expect, it } from "vitest";
import { wilson } from "@/lib/engine/statistics";
import { bounds, history, keepHistory, row, run, table, values } from "./asked";
import { conversionOf, entriesOf, furthestOf, incidenceBy } from "./brute-force";
import { NOW } from "./history";

beforeAll(keepHistory);

describe("conversion", () => {
  it("agrees month by month with leads counted one by one", async () => {
    const cohorts = table(await run("conversion", { period: "all", windowDays: 60 }), "cohorts");
    const months = cohorts.rows.filter((one) => !one.isTotal);
    expect(months.length).toBeGreaterThan(12);
    for (const month of months) {
      const { from, to } = bounds(month.id);
      const entries = entriesOf(history.leads, from, to);
      const { n, k, rate, waiting, isMaturing } = conversionOf(entries, 60, NOW);
      expect(values(month, "mqls", "sqls", "conversion", "waiting")).toEqual([n, k, rate, waiting]);
      expect(month.isMaturing).toBe(isMaturing);
      const { low, high } = wilson(k, n);
      expect(month.cells.conversion).toMatchObject({ low, high });
      const estimate = month.cells.estimate?.value;
      if (typeof estimate === "number") {
        expect(estimate).toBeCloseTo(incidenceBy(entries, 60, NOW), 10);
        if (!isMaturing) expect(estimate).toBeCloseTo(rate ?? Number.NaN, 10);
      }
    }
  });

  it("counts a lead that came back once in the whole period, but in each of its cohorts", async () => {
    const cohorts = table(await run("conversion", { period: "all" }), "cohorts");
    const entries = entriesOf(history.leads, 0, NOW);
    const { n, k } = conversionOf(entries, 90, NOW);
    expect(values(row(cohorts, "total"), "mqls", "sqls")).toEqual([n, k]);
    const months = cohorts.rows.filter((one) => !one.isTotal);
    const sum = months.reduce((all, one) => all + Number(one.cells.mqls?.value), 0);
    expect(sum).toBeGreaterThan(n);
  });

  it("splits by source with the unknown one as its own row", async () => {
    const result = await run("conversion", { period: "all", by: "source" });
    const split = table(result, "breakdown");
    const entries = entriesOf(history.leads, 0, NOW);
    for (const one of split.rows.filter((each) => !each.isTotal)) {
      const part = entries.filter(({ lead }) => (lead.source ?? "") === one.id);
      const { n, k } = conversionOf(part, 90, NOW);
      expect(values(one, "mqls", "sqls")).toEqual([n, k]);
    }
    expect(row(split, "").cells.cohort?.value).toBe("(unknown)");
    expect(
      split.rows
        .slice(0, -1)
        .map((one) => one.id)
        .sort(),
    ).toEqual(["", "=cmd()", "Google", "Referral"].sort());
  });

  it("filters by several values at once", async () => {
    const result = await run("conversion", {
      period: "all",
      source: ["Google", ""],
      label: "newCompany",
      path: ["scored", "fastTrack"],
      owner: "none",
      version: [""],
    });
    const part = entriesOf(history.leads, 0, NOW).filter(
      ({ lead, handoff }) =>
        ["Google", ""].includes(lead.source ?? "") &&
        lead.label === "newCompany" &&
        ["scored", "fastTrack"].includes(handoff.path) &&
        lead.ownerId === null &&
        handoff.criteriaVersionId === null,
    );
    expect(part.length).toBeGreaterThan(0);
    expect(row(table(result, "cohorts"), "total").cells.mqls?.value).toBe(part.length);
  });

  it("cuts periods in the workspace's time zone, daylight saving included", async () => {
    const result = await run("conversion", { from: "2026-03-01", to: "2026-03-31" });
    // New York is 5 h behind UTC on 1 March and 4 h behind on 31 March.
    expect(result.period.from).toBe(Date.UTC(2026, 2, 1, 5));
    expect(result.period.to).toBe(Date.UTC(2026, 3, 1, 4));
    const { n } = conversionOf(
      entriesOf(history.leads, result.period.from, result.period.to),
      90,
      NOW,
    );
    expect(row(table(result, "cohorts"), "2026-03").cells.mqls?.value).toBe(n);
  });

  it("has the weeks that a period cuts only in part", async () => {
    const result = await run("conversion", { from: "2026-03-04", to: "2026-03-17", grain: "week" });
    for (const week of table(result, "cohorts").rows.filter((one) => !one.isTotal)) {
      const { from, to } = bounds(week.id);
      const entries = entriesOf(
        history.leads,
        Math.max(from, result.period.from),
        Math.min(to, result.period.to),
      );
      expect(week.cells.mqls?.value).toBe(entries.length);
    }
  });
});

describe("funnel", () => {
  it("follows the leads created in the period", async () => {
    const result = await run("funnel", { period: "last12m", by: "source" });
    const { from, to } = result.period;
    const created = history.leads.filter((one) => one.createdAt >= from && one.createdAt < to);
    const reached = (place: number, part = created) =>
      part.filter((one) => furthestOf(one) >= place).length;
    expect(table(result, "stages").rows.map((one) => one.cells.leads?.value)).toEqual(
      [0, 1, 2, 3, 4].map((place) => reached(place)),
    );
    const google = created.filter((one) => one.source === "Google");
    expect(
      values(
        row(table(result, "breakdown"), "Google"),
        "leads",
        "mqls",
        "sals",
        "sqls",
        "customers",
      ),
    ).toEqual([0, 1, 2, 3, 4].map((place) => reached(place, google)));
    expect(row(table(result, "stages"), "sql").cells.ofPrevious).toMatchObject({
      k: reached(3),
      n: reached(2),
      ...(({ low, high }) => ({ low, high }))(wilson(reached(3), reached(2))),
    });
  });
});

describe("time to convert", () => {
  it("draws the curve that the leads give one by one", async () => {
    const result = await run("time-to-convert", { period: "all" });
    const entries = entriesOf(history.leads, 0, NOW);
    const points = table(result, "curve").rows;
    expect(points.length).toBeGreaterThan(20);
    for (const point of points.filter((_, i) => i % 7 === 0)) {
      const day = Number(point.cells.day?.value);
      expect(point.cells.share?.value).toBeCloseTo(incidenceBy(entries, day, NOW), 10);
    }
    const half = points.find((point) => Number(point.cells.share?.value) >= 0.5);
    const summary = row(table(result, "summary"), "total");
    expect(summary.cells.median?.value).toBe(half?.cells.day?.value ?? null);
    const counted = values(summary, "sqls", "out", "open").reduce(
      (a, b) => Number(a) + Number(b),
      0,
    );
    expect(counted).toBe(entries.length);
  });
});

describe("criteria", () => {
  it("puts versions side by side", async () => {
    const versions = table(await run("criteria"), "versions");
    const entries = entriesOf(history.leads, 0, NOW);
    expect(versions.rows.map((one) => one.cells.version?.value)).toEqual([
      "v2 Criteria 2",
      "v1 Criteria 1",
      "(no version)",
      "All",
    ]);
    for (const one of versions.rows.filter((each) => !each.isTotal)) {
      const part = entries.filter(({ handoff }) => (handoff.criteriaVersionId ?? "") === one.id);
      const { n, k, accepted, rejected } = conversionOf(part, 90, NOW);
      expect(values(one, "mqls", "accepted", "sqls")).toEqual([n, accepted, k]);
      expect(one.cells.unanswered?.value).toBe(n - accepted - rejected);
      expect(one.cells.acceptance).toMatchObject({ k: accepted, n: accepted + rejected });
    }
  });
});
