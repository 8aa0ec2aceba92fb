import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import { isWords, type ReportResult, type ReportTable } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { NOW, randomHistory, storeHistory } from "./history";

beforeAll(async () => {
  await (await store()).write((tx) => storeHistory(tx, randomHistory(20261126, 500)));
});

async function run(name: string, params: ReportParamsInput = {}): Promise<ReportResult> {
  return unwrap(await ask(runReport, COMMAND_LINE, { name, params }, NOW));
}

function table(result: ReportResult, id: string): ReportTable {
  const found = result.tables.find((one) => one.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

const WINTER = { from: "2025-12-01", to: "2026-02-28" };
const AUTUMN = { from: "2025-09-01", to: "2025-11-30" };

describe("every report that can be compared", () => {
  it("shows the figures of the period before as that period's own report does", async () => {
    const reports = unwrap(await ask(listReports, COMMAND_LINE, {}));
    const comparable = reports.filter(({ options }) => options.includes("compare"));
    expect(comparable.length).toBeGreaterThanOrEqual(10);
    for (const { name, dimensions } of comparable) {
      const by = dimensions.find((one) => one !== "version");
      const split = by ? { by } : {};
      const compared = await run(name, { ...WINTER, ...split, compare: "previous" });
      const plain = await run(name, { ...WINTER, ...split });
      const before = await run(name, { ...AUTUMN, ...split });
      expect([compared.compared?.fromDay, compared.compared?.toDay]).toEqual([
        AUTUMN.from,
        AUTUMN.to,
      ]);
      let changes = 0;
      for (const one of compared.tables) {
        const own = table(plain, one.id);
        const then = table(before, one.id);
        const isTime = one.columns[0]?.kind === "period";
        for (const row of one.rows) {
          const ownRow = own.rows.find(({ id }) => id === row.id);
          const thenRow =
            isTime && !row.isTotal ? undefined : then.rows.find((r) => r.id === row.id);
          expect(ownRow ?? thenRow).toBeDefined();
          for (const { key, kind } of one.columns) {
            const { change, ...cell } = row.cells[key] ?? { value: null };
            if (ownRow) expect(cell).toEqual(ownRow.cells[key]);
            if (!change) continue;
            changes += 1;
            expect(isWords(kind)).toBe(false);
            if (thenRow) {
              const was = thenRow.cells[key];
              expect(change.before).toEqual(was?.value === null ? null : was);
            }
            const [now, past] = [cell.value, change.before?.value ?? null];
            const by = now === null || past === null ? null : Number(now) - Number(past);
            expect(change.by).toBe(by);
          }
        }
        if (one.isCompared === false) expect(one).toEqual(own);
      }
      expect([name, changes > 3]).toEqual([name, true]);
    }
  });
});

describe("a comparison", () => {
  it("tells chance from more by the interval of the difference", async () => {
    const params = { ...WINTER, compare: "previous", windowDays: 30 } as const;
    const cohorts = table(await run("conversion", params), "cohorts");
    const { conversion, estimate } = cohorts.rows.find(({ isTotal }) => isTotal)?.cells ?? {};
    const change = conversion?.change;
    if (!change?.before || change.low === undefined || change.high === undefined) {
      throw new Error("not compared");
    }
    const isOutside = change.low > 0 || change.high < 0;
    expect(change.verdict).toBe(isOutside ? "beyondChance" : "withinChance");
    expect(change.low).toBeLessThan(Number(change.by));
    expect(change.high).toBeGreaterThan(Number(change.by));
    expect(estimate?.change?.verdict).toBeDefined();
    const months = cohorts.rows.filter(({ isTotal }) => !isTotal);
    const september = table(await run("conversion", { ...AUTUMN, windowDays: 30 }), "cohorts")
      .rows[0];
    expect(months[0]?.cells.mqls?.change?.before).toEqual(september?.cells.mqls);
  });

  it("leaves out what is as of now", async () => {
    const { tables } = await run("conversion", { ...WINTER, compare: "previous" });
    for (const { cells } of tables[0]?.rows ?? []) {
      expect(cells.waiting).not.toHaveProperty("change");
    }
  });

  it("says nothing of shares whose leads are too young, only of their estimate", async () => {
    const result = await run("conversion", {
      period: "last90",
      compare: "previous",
      windowDays: 45,
    });
    const total = table(result, "cohorts").rows.find(({ isTotal }) => isTotal);
    expect(total?.isMaturing).toBe(true);
    expect(total?.cells.conversion?.change).toMatchObject({ verdict: "maturing" });
    expect(total?.cells.conversion?.change).not.toHaveProperty("low");
    expect(["beyondChance", "withinChance"]).toContain(total?.cells.estimate?.change?.verdict);
  });

  it("keeps what is no longer there as a row of nothing", async () => {
    const own = { from: "2026-06-16", to: "2026-06-17", by: "source" } as const;
    const rows = table(await run("conversion", { ...own, compare: "lastYear" }), "breakdown").rows;
    const now = table(await run("conversion", own), "breakdown").rows;
    const then = table(
      await run("conversion", { ...own, from: "2025-06-16", to: "2025-06-17" }),
      "breakdown",
    ).rows;
    const gone = then.filter(({ id }) => !now.some((row) => row.id === id));
    expect(gone.length).toBeGreaterThan(0);
    for (const { id, cells } of gone) {
      const row = rows.find((one) => one.id === id);
      expect(row?.cells.mqls).toEqual({
        value: 0,
        change: { before: cells.mqls, by: -Number(cells.mqls?.value) },
      });
      expect(row?.cells.conversion?.value).toBeNull();
    }
    expect(rows.at(-1)?.isTotal).toBe(true);
  });

  it("tells of a period without anything what was there before", async () => {
    const own = { from: "2026-07-01", to: "2026-07-31" };
    expect(table(await run("sources", own), "sources").rows).toEqual([]);
    const { rows } = table(await run("sources", { ...own, compare: "lastYear" }), "sources");
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ isTotal }) => isTotal ?? false).indexOf(true)).toBe(rows.length - 1);
    for (const { cells } of rows) {
      expect(cells.leads).toMatchObject({ value: 0, change: { by: expect.any(Number) } });
    }
  });

  it("warns where the period before is not known from its first day", async () => {
    const early = await run("conversion", {
      from: "2025-03-01",
      to: "2025-03-31",
      compare: "previous",
    });
    expect(early.notes.at(-1)).toContain("may lack some");
    expect((await run("conversion", { ...WINTER, compare: "previous" })).notes).toEqual([]);
  });

  it("stands in the columns of a CSV beside the figure", async () => {
    const csv = toCsv(await run("conversion", { ...WINTER, compare: "previous" }), "cohorts") ?? "";
    expect(csv.split("\r\n")[0]).toBe(
      "Month,MQLs,MQLs before,MQLs change,SQL within 90 days,SQL within 90 days before," +
        "SQL within 90 days change,Conversion,Conversion low,Conversion high,Conversion before," +
        "Conversion change,Conversion change low,Conversion change high,Conversion change is," +
        "Estimate,Estimate low,Estimate high,Estimate before,Estimate change,Estimate change low," +
        "Estimate change high,Estimate change is,Still open,Maturing",
    );
    const money = toCsv(await run("cac", { ...WINTER, compare: "previous" }), "months") ?? "";
    expect(money.split("\r\n")[0]).toContain("Media (USD),Media before (USD),Media change (USD)");
    const free = toCsv(await run("time-to-convert", { ...WINTER, compare: "previous" }), "curve");
    expect(free?.split("\r\n")[0]).toBe(
      "Leads,Day,Reached SQL,Reached SQL low,Reached SQL high,Still followed",
    );
  });

  it.each([
    ["criteria", {}],
    ["conversion", { period: "all" as const }],
    ["conversion", { period: "all" as const, compare: "lastYear" as const }],
  ])("with all time tells %s with %j alone, and why", async (name, params) => {
    const { tables, compared, notes } = await run(name, { compare: "previous", ...params });
    const alone = await run(name, { ...params, compare: undefined });
    expect(tables).toEqual(alone.tables);
    expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(0);
    expect(compared).toBeNull();
    expect(notes.at(-1)).toContain("no period before all time");
  });

  it.each([["conversion", { compare: "nextYear" }, "Choose previous or lastYear"]])(
    "is refused of %s with %j",
    async (name, params, words) => {
      const input = { name, params: params as ReportParamsInput };
      const outcome = await ask(runReport, COMMAND_LINE, input, NOW);
      expect(outcome).toMatchObject({ ok: false, code: "invalid" });
      expect(outcome.ok ? "" : outcome.message).toContain(words);
    },
  );
});
