import { beforeAll, describe, expect, it } from "vitest";
import { periodKey } from "@/lib/engine/calendar";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import type { ReportResult } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { keepHistory, manager, run } from "./asked";
import { NOW, TIME_ZONE } from "./history";
import { expectOpens } from "./opens";

beforeAll(keepHistory);

describe("every number", () => {
  it("opens to exactly the leads that it counts", async () => {
    const seen = new Map<string, number>();
    const counts = new Map<string, number>();
    const checkCells = async (result: ReportResult) => {
      const opened = await expectOpens(result, NOW, counts);
      seen.set(result.name, (seen.get(result.name) ?? 0) + opened);
    };
    for (const info of unwrap(await ask(listReports, manager, {}))) {
      for (const by of [undefined, ...info.dimensions]) {
        const params = by ? { by } : {};
        await checkCells(await run(info.name, { ...params, period: "all" }));
      }
      await checkCells(await run(info.name, { from: "2025-09-10", to: "2026-02-03" }));
      if (info.options.includes("conversion")) {
        await checkCells(await run(info.name, { period: "all", conversion: "customer" }));
      }
      if (info.options.includes("basis")) {
        await checkCells(await run(info.name, { period: "all", basis: "reported" }));
      }
      if (info.filters.includes("source")) {
        await checkCells(await run(info.name, { period: "all", source: ["Google", ""] }));
      }
      if (info.filters.includes("path")) {
        await checkCells(await run(info.name, { period: "all", path: "scored", country: ["DE"] }));
      }
      if (info.filters.includes("segment")) {
        const segment = ["segment-vp", "none"];
        const by = info.dimensions.find((one) => one === "segment");
        await checkCells(await run(info.name, { period: "all", segment, ...(by ? { by } : {}) }));
      }
      if (info.filters.includes("dealOwner")) {
        await checkCells(await run(info.name, { period: "all", dealOwner: ["Ann", ""] }));
      }
    }
    for (const [name, count] of seen) expect([name, count > 10]).toEqual([name, true]);
  }, 120_000);
});

describe("choices", () => {
  it("are what leads have, by name", async () => {
    const { sources, campaigns, countries } = unwrap(await ask(getReportChoices, manager, {}));
    expect(sources).toEqual(["", "=cmd()", "Google", "Referral"]);
    expect(campaigns).toEqual(["", "spring"]);
    expect(countries).toEqual(["", "DE", "US"]);
  });
});

describe("settings", () => {
  const refused = async (name: string, params: Record<string, unknown>) => {
    const input = { name, params: params as ReportParamsInput };
    return ask(runReport, manager, input, NOW);
  };

  it.each([
    [{ from: "2026-02-30", to: "2026-03-31" }, "Write the day as year-month-day"],
    [{ from: "2026-03-31", to: "2026-03-01" }, "before its first"],
    [{ from: "2026-03-31" }, "both its first and its last day"],
    [{ period: "someday" }, "Choose one of the periods"],
    [{ windowDays: 0 }, "at least 1 day"],
    [{ windowDays: "soon" }, "number of days"],
    [{ by: "product" }, "cannot be split by product"],
    [{ from: "0001-01-01", to: "9999-12-31" }, "Use a day from 1970 to 2198"],
  ])("that are damaged are refused with a sentence: %j", async (params, sentence) => {
    const outcome = await refused("conversion", params);
    expect(outcome).toMatchObject({ ok: false, code: "invalid" });
    expect(outcome.ok ? "" : outcome.message).toContain(sentence);
  });

  it("of an unknown report name those that there are", async () => {
    const outcome = await refused("horoscope", {});
    expect(outcome).toMatchObject({ ok: false, code: "not_found" });
    expect(outcome.ok ? "" : outcome.message).toContain("conversion");
  });

  it("come back with the defaults filled in", async () => {
    const { params, period } = await run("conversion");
    expect(params).toMatchObject({ period: "last12m", grain: "month", windowDays: 90 });
    expect(period.toDay).toBe(periodKey(NOW, "day", TIME_ZONE));
    expect(period.fromDay).toBe("2025-07-01");
  });

  it("work on a period without anything in it", async () => {
    for (const info of unwrap(await ask(listReports, manager, {}))) {
      const result = await run(info.name, { from: "1999-01-01", to: "1999-01-31" });
      for (const one of result.tables.filter((each) => each.empty)) expect(one.rows).toEqual([]);
    }
  });
});

describe("CSV", () => {
  it("writes shares with their bounds and keeps formulas from running", async () => {
    const csv = toCsv(await run("conversion", { period: "all", by: "source" }), "breakdown") ?? "";
    const [head, ...lines] = csv.trimEnd().split("\r\n");
    expect(head).toBe(
      "Source,MQLs,SQL within 90 days,Conversion,Conversion low,Conversion high," +
        "Estimate,Estimate low,Estimate high,Still open,Maturing",
    );
    expect(lines.length).toBe(5);
    expect(lines.some((line) => line.startsWith("'=cmd(),"))).toBe(true);
  });

  it("writes money as plain decimals and knows no table that is not there", async () => {
    const result = await run("cac", { period: "all" });
    const csv = toCsv(result, "months") ?? "";
    expect(csv.split("\r\n")[0]).toContain("Media (USD)");
    expect(csv.split("\r\n")[1]).toMatch(/^2025-\d\d,\d+\.\d\d,/);
    expect(toCsv(result, "nothing")).toBeNull();
  });
});
