import { describe, expect, it } from "vitest";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportCell, ReportColumn, ReportResult, ReportRow } from "@/lib/reports/schema";
import { reportParams } from "@/lib/reports/schema/params";
import { figureIn, goalSearch } from "./figure";

const NOW = Date.UTC(2026, 10, 20);

/** A report with one figure, beside what else its row holds. */
function measured(
  cell: ReportCell,
  kind: ReportColumn["kind"],
  row: Partial<ReportRow> = {},
  period: Partial<ReportResult["period"]> = {},
) {
  const result: ReportResult = {
    name: "conversion",
    title: "Conversion",
    definition: "",
    params: reportParams.parse({}),
    period: {
      preset: "last90",
      from: 0,
      to: NOW + 1,
      fromDay: "",
      toDay: "",
      label: "",
      ...period,
    },
    compared: null,
    timeZone: "UTC",
    currency: "EUR",
    generatedAt: NOW,
    notes: [],
    charts: [],
    tables: [
      {
        id: "t",
        title: "T",
        columns: [
          { key: "name", label: "Cohort", kind: "text" },
          { key: "figure", label: "Figure", kind },
        ],
        rows: [
          { id: "total", ...row, cells: { name: { value: "All" }, figure: cell, ...row.cells } },
        ],
      },
    ],
  };
  const rowId = row.id ?? "total";
  return figureIn(result, { tableId: "t", rowId, columnKey: "figure" });
}

const share: ReportCell = { value: 0.2, k: 20, n: 100, low: 0.13, high: 0.29 };
const canStill = (...given: Parameters<typeof measured>) => measured(...given)?.measured.canStill;
const leads = (outcome: NonNullable<LeadFilter["outcome"]>): LeadFilter => ({ outcome });

describe("figureIn", () => {
  it("finds a figure with its names, n and interval", () => {
    expect(measured(share, "rate")).toEqual({
      figure: { report: "Conversion", row: "All", column: "Figure", kind: "rate" },
      measured: { value: 0.2, k: 20, n: 100, low: 0.13, high: 0.29 },
    });
  });

  it("finds neither words nor what is not there", () => {
    expect(measured({ value: "web" }, "text")).toBeNull();
    expect(measured({ value: "web" }, "count")).toBeNull();
    expect(measured(share, "rate", { id: "other", cells: {} })).not.toBeNull();
  });

  it("takes an estimate to be of the leads that its row counts", () => {
    const estimate = { value: 0.25, low: 0.2, high: 0.3 };
    const cells = { counted: share };
    expect(measured(estimate, "rate", { isMaturing: true, cells })?.measured).toEqual({
      ...estimate,
      n: 100,
    });
  });

  it("knows what leads that mature can still change", () => {
    const young = { isMaturing: true };
    expect(canStill(share, "rate", young)).toBe("rise");
    expect(canStill(share, "rate")).toBeUndefined();
    expect(canStill({ value: 5, leads: leads("sql") }, "count", young)).toBe("rise");
    expect(canStill({ value: 5, leads: {} }, "count", young)).toBeUndefined();
    expect(canStill({ value: 5, leads: leads("waiting") }, "count", young)).toBeUndefined();
    expect(canStill({ value: 900 }, "money", young)).toBe("fall");
  });

  it("knows counts and costs of a period that is not over", () => {
    const month = { preset: "thisMonth" as const };
    expect(canStill({ value: 5, leads: {} }, "count", {}, month)).toBe("rise");
    expect(canStill({ value: 5, costs: { from: "", to: "" } }, "money", {}, month)).toBe("rise");
    expect(canStill({ value: 5, leads: {} }, "count", {}, { ...month, to: NOW })).toBeUndefined();
    expect(canStill({ value: 5, leads: {} }, "count", { id: "2026-11" })).toBe("rise");
    expect(canStill({ value: 5, leads: {} }, "count", { id: "2026-10" })).toBeUndefined();
    expect(canStill({ value: 900 }, "money", {}, month)).toBeUndefined();
  });
});

it("leaves a comparison out of what a figure depends on", () => {
  const params = reportParams.parse({ period: "last90", compare: "previous", by: "source" });
  expect(goalSearch(params)).toBe("period=last90&by=source");
});
