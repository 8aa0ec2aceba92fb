import { beforeAll, describe, expect, it } from "vitest";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import { updateWorkspace } from "@/lib/settings/commands";
import { getWorkspace } from "@/lib/settings/queries";
import { bounds, history, keepHistory, manager, row, run, sdr, table, values } from "./asked";
import { costIn, furthestOf, middleOf } from "./brute-force";
import { NOW } from "./history";

beforeAll(keepHistory);

const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();

describe("sources", () => {
  it("adds costs, days and revenue to what each source brought", async () => {
    const result = await run("sources", { period: "last12m" });
    const { from, to, fromDay, toDay } = result.period;
    const created = history.leads.filter((one) => one.createdAt >= from && one.createdAt < to);
    for (const source of ["Google", "Referral", "=cmd()"]) {
      const part = created.filter((one) => one.source === source);
      const one = row(table(result, "sources"), source);
      const cost = costIn(history, fromDay, toDay, source);
      const mqls = part.filter((lead) => furthestOf(lead) >= 1).length;
      expect(values(one, "leads", "mqls", "cost", "costPerMql")).toEqual([
        part.length,
        mqls,
        cost,
        mqls > 0 ? Math.round(cost / mqls) : null,
      ]);
      const ids = new Set(part.map((lead) => lead.id));
      const won = history.opportunities.filter(
        (each) => each.state === "won" && each.leadId !== null && ids.has(each.leadId),
      );
      expect(one.cells.revenue?.value).toBe(
        won.reduce((sum, each) => sum + (each.amountMinor ?? 0), 0),
      );
      const days = part.flatMap((lead) => {
        const sqlAt = lead.handoffs.find((h) => h.sqlAt !== null)?.sqlAt;
        const mqlAt = lead.handoffs[0]?.mqlAt;
        return sqlAt && mqlAt ? [Math.ceil((sqlAt - mqlAt) / 86_400_000)] : [];
      });
      expect(one.cells.days?.value).toBe(middleOf(days));
    }
    expect(row(table(result, "sources"), "").cells.cost?.value).toBeNull();
    expect(row(table(result, "sources"), "total").cells.cost?.value).toBe(
      costIn(history, fromDay, toDay),
    );
  });

  it("does the same by campaign, with the costs of the chosen sources", async () => {
    const result = await run("sources", { period: "last12m", by: "campaign", source: ["Google"] });
    const { from, to, fromDay, toDay } = result.period;
    const created = history.leads.filter(
      (one) => one.source === "Google" && one.createdAt >= from && one.createdAt < to,
    );
    const costs = history.costs.filter(
      ({ day, source }) => source === "Google" && day >= fromDay && day <= toDay,
    );
    const spent = (part: typeof costs) => part.reduce((sum, cost) => sum + cost.amountMinor, 0);
    const rows = table(result, "sources").rows;
    // Nobody came by autumn's campaign, yet it was paid for.
    expect(rows.map(({ id }) => id).sort()).toEqual(["", "autumn", "spring", "total"]);
    for (const one of rows) {
      const part = created.filter((lead) => one.isTotal || (lead.campaign ?? "") === one.id);
      const paid = costs.filter(({ campaign }) => one.isTotal || campaign === one.id);
      const sals = part.filter((lead) => furthestOf(lead) >= 2).length;
      const cost = one.id === "" ? null : spent(paid);
      expect(values(one, "leads", "sals", "cost", "costPerSal")).toEqual([
        part.length,
        sals,
        cost,
        cost && sals > 0 ? Math.round(cost / sals) : null,
      ]);
    }
  });

  it("shows no costs to a role that may not see them", async () => {
    const result = unwrap(await ask(runReport, sdr, { name: "sources", params: {} }, NOW));
    const keys = table(result, "sources").columns.map((column) => column.key);
    expect(keys).toContain("mqls");
    expect(keys).not.toContain("cost");
  });
});

describe("cac", () => {
  it("sums costs and customers, then divides once", async () => {
    const result = await run("cac", { period: "all" });
    const { from, to, fromDay, toDay } = result.period;
    const customers = history.leads.filter((one) =>
      one.handoffs.some((h) => h.customerAt !== null && h.customerAt >= from && h.customerAt < to),
    ).length;
    const cost = costIn(history, fromDay, toDay);
    const summary = table(result, "summary");
    expect(values(row(summary, "customer"), "count", "loaded")).toEqual([
      customers,
      Math.round(cost / customers),
    ]);
    expect(row(summary, "costs").cells.loaded?.value).toBe(cost);
    expect(row(summary, "lead").cells.count?.value).toBe(history.leads.length);
    for (const month of table(result, "lag").rows.filter((one) => !one.isTotal)) {
      const period = bounds(month.id);
      const won = history.leads.filter(
        (one) => one.createdAt >= period.from && one.createdAt < period.to && furthestOf(one) === 4,
      ).length;
      expect(values(month, "cost", "customers")).toEqual([
        costIn(history, `${month.id}-01`, `${month.id}-31`),
        won,
      ]);
      expect(month.isMaturing).toBe(NOW < period.to + 90 * 86_400_000);
    }
  });

  it("says where the period cuts a month, and leaves that month out of the lag-matched total", async () => {
    const lag = (result: Awaited<ReturnType<typeof run>>) => table(result, "lag").rows;
    const months = lag(await run("cac", { period: "all" }));
    const over = months.filter((one) => !one.isMaturing && !one.isTotal).map(({ id }) => id);
    const [first = "", second = "", third = ""] = over.filter(
      (key) => costIn(history, `${key}-01`, `${key}-01`) > 0,
    );
    const whole = await run("cac", { from: `${first}-01`, to: `${third}-28` });
    expect(whole.notes).not.toContainEqual(expect.stringMatching(/^The period begins/));
    expect(whole.notes).toContainEqual(expect.stringMatching(/^The period ends on 28/));
    const cut = await run("cac", { from: `${first}-02`, to: `${second}-${lastDay(second)}` });
    expect(cut.notes).toContainEqual(expect.stringMatching(/^The period begins on 2 /));
    expect(cut.notes).not.toContainEqual(expect.stringMatching(/^The period ends/));
    const [cutMonth, ...others] = lag(cut).filter((one) => !one.isTotal);
    expect(cutMonth?.cells.cac).toEqual({ value: null, none: "cut month" });
    const sumOf = (name: "cost" | "customers") =>
      others.reduce((sum, one) => sum + Number(one.cells[name]?.value ?? 0), 0);
    const total = row(table(cut, "lag"), "total");
    expect(values(total, "cost", "customers")).toEqual([sumOf("cost"), sumOf("customers")]);
  });

  it("says that no month is over where the lag-matched total is of none", async () => {
    const today = new Date(NOW).toISOString().slice(0, 10);
    const { rows } = table(await run("cac", { from: `${today.slice(0, 7)}-01`, to: today }), "lag");
    expect(rows.map(({ id, isMaturing }) => [id, isMaturing ?? false])).toEqual([
      [today.slice(0, 7), true],
      ["total", false],
    ]);
    const { cells } = rows[1] ?? {};
    expect(cells?.month?.value).toBe("No month is over");
    expect([cells?.cost, cells?.customers].map((cell) => cell?.value)).toEqual([null, null]);
    expect(cells?.cost?.costs).toBeUndefined();
  });

  it("takes the costs and the customers of a campaign together", async () => {
    const result = await run("cac", { period: "all", campaign: ["autumn", ""] });
    const cost = history.costs.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const customers = history.leads.filter(
      (lead) => lead.campaign === null && furthestOf(lead) === 4,
    ).length;
    expect(values(row(table(result, "summary"), "customer"), "count", "loaded")).toEqual([
      customers,
      Math.round(cost / customers),
    ]);
    const autumn = await run("cac", { period: "all", campaign: ["autumn"] });
    expect(row(table(autumn, "summary"), "costs").cells.loaded?.value).toBe(
      history.costs
        .filter(({ campaign }) => campaign === "autumn")
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    );
    expect(row(table(autumn, "summary"), "customer").cells.count?.value).toBe(0);
    expect(result.tables.map(({ id }) => id)).not.toContain("attributed");
  });

  it("says how soon a customer pays back, or what is missing to tell", async () => {
    const unset = await run("cac", { period: "all" });
    expect(table(unset, "payback").rows.map((one) => one.cells.months)).toEqual(
      Array(2).fill({ value: null, none: "not set" }),
    );
    expect(unset.notes.at(-1)).toContain("revenue per month, the gross margin, the share");
    const { workspace, version } = unwrap(await ask(getWorkspace, manager, {}));
    const set = { monthlyRevenueMinor: 20_000, grossMarginPercent: 75, monthlyChurnPercent: 5 };
    unwrap(await execute(updateWorkspace, COMMAND_LINE, { ...workspace, ...set, version }));
    const { tables, notes } = await run("cac", { period: "all" });
    const loaded = tables.find(({ id }) => id === "payback")?.rows.at(-1)?.cells;
    const cac = Number(loaded?.cac?.value);
    expect(cac).toBe(tables[0]?.rows[0]?.cells.loaded?.value);
    expect(loaded?.months?.value).toBeCloseTo(cac / (20_000 * 0.75), 12);
    expect(loaded?.ltv?.value).toBeCloseTo((20_000 * 0.75) / 0.05 / cac, 12);
    expect(notes).toEqual([expect.stringMatching(/^Under attribution models, costs without/)]);
    const { rows } = table(await run("cac", { from: "1999-01-01", to: "1999-01-31" }), "payback");
    expect(rows).toEqual([]);
  });

  it("is refused to a role that may not see costs", async () => {
    const outcome = await ask(runReport, sdr, { name: "cac", params: {} }, NOW);
    expect(outcome).toMatchObject({ ok: false, code: "forbidden" });
    const names = unwrap(await ask(listReports, sdr, {})).map((report) => report.name);
    expect(names).not.toContain("cac");
    expect(names).toContain("conversion");
  });
});

/** Days from opening to closing; none where the one of opening is not known. */
