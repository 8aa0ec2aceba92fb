import { expect, test } from "vitest";
import type { ReportInfo } from "@/lib/reports/schema";
import { fittingHref } from "./report-links";

const info = {
  name: "cac",
  dimensions: ["source"],
  filters: ["source", "campaign"],
  options: ["windowDays"],
} as unknown as ReportInfo;

test("a report that does not take a setting leads to itself without it", () => {
  expect(fittingHref(info, { country: ["DE"], source: ["Web"], windowDays: 30 })).toBe(
    "/reports/cac?windowDays=30&source=Web",
  );
  expect(fittingHref(info, { by: "product", compare: "previous" })).toBe("/reports/cac");
  expect(fittingHref(info, { by: "source", source: ["Web"] })).toBeNull();
});
