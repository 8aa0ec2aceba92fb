import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import { reportParamsOf } from "@/lib/reports/schema/params";
import { saveBudgets } from "@/lib/spend/commands/budgets";
import { saveRate } from "@/lib/spend/commands/rates";
import { getBudgetGrid, getPace } from "@/lib/spend/queries/budgets";
import { gridCsv } from "@/lib/spend/queries/grid-csv";
import { type GridPlace, placeKey } from "@/lib/spend/schema/grid";
import { insertBudgets } from "@/lib/spend/store/budgets";
import { ada, bring, forgetSpend, google, max, NOW, settleSpend, stamps } from "./spend-world";

beforeAll(settleSpend);
beforeEach(forgetSpend);

describe("budgets", () => {
  const budgetGrid = async (by: "source" | "campaign" = "source") =>
    unwrap(await ask(getBudgetGrid, max, { year: "2026", by }, NOW)).cells;

  async function plan(cells: [GridPlace, string][], by: "source" | "campaign" = "source") {
    const seen = stamps(await budgetGrid(by));
    const block = cells.map(([place, amount]) => ({
      ...place,
      amount,
      stamp: seen.get(placeKey(place)) ?? "",
    }));
    return execute(saveBudgets, max, { cells: block }, NOW);
  }

  it("are planned, changed and taken away by those who saw them", async () => {
    unwrap(
      await plan([
        [google("2026-03"), "100"],
        [google("2026-04"), "0"],
      ]),
    );
    const old = await budgetGrid();
    expect(old.map(({ period, minor }) => [period, minor]).sort()).toEqual([
      ["2026-03", 10_000],
      ["2026-04", 0],
    ]);
    unwrap(
      await plan([
        [google("2026-03"), "120"],
        [google("2026-04"), ""],
      ]),
    );
    expect((await budgetGrid()).map(({ minor }) => minor)).toEqual([12_000]);
    const stale = { ...google("2026-03"), amount: "90", stamp: old[0]?.stamp ?? "" };
    const outcome = await execute(saveBudgets, ada, { cells: [stale] }, NOW);
    expect(outcome).toMatchObject({ ok: false, code: "conflict" });
    expect(outcome.ok ? "" : outcome.message).toContain(
      "Max changed a budget meanwhile: it is $120.00 now",
    );
    const { read } = await store();
    const actions = (await read.select({ action: audit.action }).from(audit)).map(
      (row) => row.action,
    );
    expect(actions.sort()).toEqual(["budget.add", "budget.add", "budget.change", "budget.delete"]);
  });

  it.each([
    ["2026-03-01", null, "5", "planned by month"],
    ["2026-03", null, "-5", "0 or more"],
    ["2026-03", "", "5", "under its source"],
  ])("are refused: %s %s %s", async (period, campaign, amount, sentence) => {
    const outcome = await plan([[{ source: "Google", campaign, period }, amount]]);
    expect(outcome.ok ? "" : outcome.message).toContain(sentence);
    expect(await budgetGrid()).toEqual([]);
  });

  it("are said to be left out of a report, or converted, where they are in another currency", async () => {
    const { write } = await store();
    const budget = { month: "2026-03", source: "Fairs", amountMinor: 7_000 };
    await write((tx) =>
      insertBudgets(
        tx,
        [
          { ...budget, id: "b1", campaign: "A", currency: "JPY" },
          { ...budget, id: "b2", campaign: "B", currency: "EUR" },
          { ...budget, id: "b3", campaign: "C", currency: "EUR" },
        ],
        NOW,
      ),
    );
    unwrap(await execute(saveRate, max, { currency: "EUR", day: "2026-01-01", rate: "2" }, NOW));
    unwrap(await bring("2026-03-02", "60"));
    const params = reportParamsOf({ period: "last12m" });
    const { tables, notes } = unwrap(await ask(runReport, max, { name: "cac", params }, NOW));
    const total = tables.find(({ id }) => id === "months")?.rows.at(-1);
    expect(total?.cells.budget?.value).toBe(28_000);
    expect(notes.slice(0, 2)).toEqual([
      "2 budgets in EUR are counted in USD at the rates of their months.",
      "1 budget in JPY is left out: no rate to USD holds for its month.",
    ]);
  });

  it("stand beside what was spent of all kinds, with the pace of the month", async () => {
    unwrap(await plan([[google("2026-03"), "100"]]));
    unwrap(
      await plan([[{ source: "Events", campaign: "Fair", period: "2026-03" }, "40"]], "campaign"),
    );
    unwrap(
      await plan([[{ source: "Google", campaign: "Brand", period: "2026-03" }, "70"]], "campaign"),
    );
    unwrap(await bring("2026-03-02", "60", { campaign: "Brand" }));
    unwrap(await bring("2026-03-09", "5", { kind: "tools" }));
    unwrap(await bring("2026-02-27", "1000"));
    unwrap(await bring("2026-03-09", "8", { source: null, kind: "salaries" }));
    const pace = unwrap(await ask(getPace, max, {}, NOW));
    expect(pace).toMatchObject({ month: "2026-03", over: 0.5, currency: "USD" });
    expect(
      pace.rows.map((row) => [
        row.source,
        row.plannedMinor,
        row.spentMinor,
        row.leftMinor,
        row.aheadMinor,
      ]),
    ).toEqual([
      ["Google", 10_000, 6_500, 3_500, 1_500],
      ["Events", 4_000, 0, 4_000, -2_000],
      ["", 0, 800, -800, 800],
    ]);
    expect(pace.total).toMatchObject({ plannedMinor: 14_000, spentMinor: 6_500 });
    expect(pace.unplannedMinor).toBe(800);
    const [implied] = (await budgetGrid()).filter(({ source }) => source === "Events");
    expect(implied).toMatchObject({ minor: 0, count: 0, implied: 4_000, stamp: "" });
    const exported = gridCsv(unwrap(await ask(getBudgetGrid, max, { year: "2026" }, NOW)));
    expect(exported, "as the screen shows it").toMatch(/^Events,,,40\.00,+40\.00\r$/m);
    const plannedIn = async (filter: { campaign?: string }) => {
      const params = reportParamsOf({ period: "last12m", ...filter });
      const cac = unwrap(await ask(runReport, max, { name: "cac", params }, NOW));
      const months = cac.tables.find(({ id }) => id === "months")?.rows ?? [];
      return months.map(({ id, cells }) => [id, cells.budget?.value]);
    };
    expect(await plannedIn({})).toEqual([
      ["2026-02", null],
      ["2026-03", 14_000],
      ["total", 14_000],
    ]);
    expect(await plannedIn({ campaign: "Brand" }), "its own plan").toEqual([
      ["2026-03", 7_000],
      ["total", 7_000],
    ]);
    const byCampaign = unwrap(await ask(getPace, max, { by: "campaign" }, NOW));
    expect(byCampaign.rows.find(({ campaign }) => campaign === "Brand")).toMatchObject({
      plannedMinor: 7_000,
      spentMinor: 6_000,
    });
  });
});
