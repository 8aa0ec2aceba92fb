import { expect, test } from "vitest";
import type { ReportResult } from "@/lib/reports/schema";
import { reportParams } from "@/lib/reports/schema/params";
import { spokenReport } from "./spoken-report";

const table: ReportResult["tables"][number] = {
  id: "speed",
  title: "First touch",
  columns: [
    { key: "value", label: "Leads", kind: "text" },
    { key: "mqls", label: "MQLs", kind: "count" },
    { key: "since", label: "Since", kind: "text" },
    { key: "median", label: "Median", kind: "minutes" },
  ],
  rows: [
    { id: "web", cells: { value: { value: "Web" }, mqls: { value: 3 }, median: { value: 5 } } },
    {
      id: "total",
      isTotal: true,
      cells: {
        value: { value: "All MQLs" },
        mqls: { value: 1754 },
        median: { value: null, none: "not reached" },
      },
    },
  ],
  empty: "No lead became MQL in this period.",
};
const result: ReportResult = {
  name: "speed",
  title: "Speed to lead",
  definition: "",
  params: reportParams.parse({}),
  period: {
    preset: null,
    from: 0,
    to: 0,
    fromDay: "2026-08-30",
    toDay: "2026-11-27",
    label: "",
  },
  compared: null,
  timeZone: "UTC",
  currency: "USD",
  generatedAt: 0,
  notes: [],
  tables: [table],
  charts: [],
};

test("a report that was asked anew is told by its days and the figures of all", () => {
  expect(spokenReport(result)).toBe(
    "30 Aug 2026 to 27 Nov 2026. First touch, All MQLs: MQLs 1,754, Median not reached.",
  );
});

test("of a report with nothing to show it is said that there is nothing", () => {
  expect(spokenReport({ ...result, tables: [{ ...table, rows: [] }] })).toBe(
    "30 Aug 2026 to 27 Nov 2026. No lead became MQL in this period.",
  );
});
