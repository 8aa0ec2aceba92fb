import { describe, expect, it } from "vitest";
import {
  type OverviewData,
  outcomeOf,
  outcomeText,
  overviewOf,
  overviewText,
  type ReportData,
  reportOf,
  reportText,
} from "./report-data";

const result = { name: "funnel", notes: ["a “note”"] };
const choices = { sources: ["", "Web"] } as unknown as ReportData["choices"];

describe("the texts that a page sends", () => {
  it("say what was put in, also of what is given again beside something else", () => {
    for (const given of [null, { period: "all" as const }]) {
      const data = { info: { name: "funnel" }, given, choices } as ReportData;
      expect(reportOf(reportText(data))).toEqual(data);
    }
    for (const currency of ["EUR", "USD"]) {
      const data = { overview: result, currency } as unknown as OverviewData;
      expect(overviewOf(overviewText(data))).toEqual(data);
    }
  });

  it("say whether there is a report", () => {
    const answers = [
      { ok: true, value: result },
      { ok: false, code: "invalid", message: "No." },
    ] as unknown as Parameters<typeof outcomeText>[0][];
    for (const answer of answers) expect(outcomeOf(outcomeText(answer))).toEqual(answer);
  });
});
