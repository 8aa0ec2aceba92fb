import { beforeAll, describe, expect, it } from "vitest";
import { periodOfKey } from "@/lib/engine/calendar";
import { history, keepHistory, row, run, table, values } from "./asked";
import { furthestOf, middleOf } from "./brute-force";
import type { TestOpportunity } from "./history";

beforeAll(keepHistory);

function daysOf({ openedAt, closedAt }: TestOpportunity): number[] {
  return openedAt === null ? [] : [Math.round((Number(closedAt) - openedAt) / 86_400_000)];
}

describe("opportunities", () => {
  it("shares the won among the closed, with medians of days", async () => {
    const result = await run("opportunities", { period: "all", by: "product" });
    for (const one of table(result, "closed").rows) {
      const part = history.opportunities.filter(
        (each) => each.closedAt !== null && (one.isTotal || (each.product ?? "") === one.id),
      );
      const won = part.filter((each) => each.state === "won");
      expect(values(one, "closed", "won", "wonDays", "lostDays")).toEqual([
        part.length,
        won.length,
        middleOf(won.flatMap(daysOf)),
        middleOf(part.filter((each) => each.state === "lost").flatMap(daysOf)),
      ]);
    }
  });
});

describe.each(["opportunities", "velocity"])("%s that are not split", (name) => {
  it("are told by the month of closing, without a gap, and drawn", async () => {
    const { charts, period, tables, timeZone } = await run(name, {
      from: "2025-06-10",
      to: "2026-06-17",
    });
    const months = tables.find(({ id }) => id === "months")?.rows ?? [];
    expect(months.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 7 }, (_, i) => `2025-${String(i + 6).padStart(2, "0")}`),
      ...Array.from({ length: 6 }, (_, i) => `2026-0${i + 1}`),
    ]);
    for (const one of months) {
      const month = periodOfKey(one.id, timeZone);
      const from = Math.max(month?.from ?? 0, period.from);
      const to = Math.min(month?.to ?? 0, period.to);
      const part = history.opportunities.filter(
        ({ closedAt }) => closedAt !== null && closedAt >= from && closedAt < to,
      );
      const won = part.filter(({ state }) => state === "won");
      expect(one.cells.closed?.value).toBe(part.length);
      expect(one.cells.wonShare).toMatchObject({ k: won.length, n: part.length });
      expect(one.cells.wonDays?.value).toBe(middleOf(won.flatMap(daysOf)));
    }
    const all = history.opportunities.filter(
      ({ closedAt }) => closedAt !== null && closedAt >= period.from && closedAt < period.to,
    );
    expect(all.length).toBeGreaterThan(10);
    const sum = months.reduce((n, { cells }) => n + Number(cells.closed?.value), 0);
    expect(sum).toBe(all.length);
    expect(charts.map(({ kind, table: of }) => [kind, of])).toEqual([
      ["rates", "months"],
      ["bars", "months"],
    ]);
  });

  it("are told by quarter where they are of many years", async () => {
    const { tables } = await run(name, { from: "2021-01-01", to: "2026-06-30" });
    const quarters = tables.find(({ id }) => id === "months");
    expect(quarters?.columns[0]?.label).toBe("Quarter");
    expect(quarters?.rows.map(({ id }) => id).slice(-2)).toEqual(["2026-Q1", "2026-Q2"]);
  });
});

describe("accounts", () => {
  it("groups leads by the domain of their company", async () => {
    const result = await run("accounts", { from: "2025-06-01", to: "2026-02-28", country: ["DE"] });
    const { from, to } = result.period;
    const created = history.leads.filter(
      ({ createdAt, country }) => country === "DE" && createdAt >= from && createdAt < to,
    );
    const { columns, rows } = table(result, "accounts");
    expect(
      columns.slice(0, 2).map(({ key }) => key),
      "figures beside the names",
    ).toEqual(["account", "leads"]);
    expect(rows.map(({ id }) => id).sort()).toEqual(
      ["", "acme.test", "birch.test", "cedar.test", "total"].sort(),
    );
    for (const one of rows) {
      const part = created.filter((lead) => one.isTotal || (lead.company?.domain ?? "") === one.id);
      const reached = (place: number) => part.filter((lead) => furthestOf(lead) >= place).length;
      expect(values(one, "leads", "engaged", "mqls", "sals", "sqls", "customers")).toEqual([
        part.length,
        part.filter(({ engagement }) => engagement >= 1000).length,
        ...[1, 2, 3, 4].map(reached),
      ]);
    }
    expect(values(row(table(result, "accounts"), "acme.test"), "account", "since")).toEqual([
      "Acme",
      "19 Feb 2025",
    ]);
    expect(row(table(result, "accounts"), "birch.test").cells.seniorities?.value).toBe("VP");
  });
});

describe("opportunities of leads", () => {
  const leadOf = (id: string | null) => history.leads.find((lead) => lead.id === id);

  it("are split by what their lead has, those without a lead as unknown", async () => {
    const result = await run("opportunities", { period: "all", by: "source", label: "newCompany" });
    const rows = table(result, "closed").rows;
    const closed = history.opportunities.filter(
      ({ closedAt, leadId }) => closedAt !== null && leadOf(leadId)?.label === "newCompany",
    );
    expect(closed.length).toBeGreaterThan(2);
    for (const one of rows) {
      const part = closed.filter(
        ({ leadId }) => one.isTotal || (leadOf(leadId)?.source ?? "") === one.id,
      );
      const won = part.filter(({ state }) => state === "won").length;
      expect(values(one, "closed", "won")).toEqual([part.length, won]);
    }
    const labels = table(await run("opportunities", { period: "all", by: "label" }), "closed").rows;
    const without = history.opportunities.filter(
      ({ closedAt, leadId }) => closedAt !== null && leadId === null,
    );
    expect(row({ ...table(result, "closed"), rows: labels }, "").cells).toMatchObject({
      value: { value: "(no lead)" },
      closed: { value: without.length, behind: 0 },
    });
  });
});

describe("velocity", () => {
  it.each(["owner", "product"] as const)("multiplies what each %s has", async (by) => {
    const params = { by, from: "2025-06-01", to: "2026-06-17" };
    const { period, tables } = await run("velocity", params);
    const rows = tables[0]?.rows ?? [];
    expect(rows.length).toBe(by === "owner" ? 3 : 4);
    for (const one of rows) {
      const part = history.opportunities.filter(
        (each) =>
          one.isTotal || (by === "owner" ? each.ownerName : (each.product ?? "")) === one.id,
      );
      const open = part.filter((each) => each.state === "open").length;
      const closed = part.filter(
        ({ closedAt }) => closedAt !== null && closedAt >= period.from && closedAt < period.to,
      );
      const won = closed.filter((each) => each.state === "won");
      const amounts = won.flatMap(({ amountMinor }) => amountMinor ?? []);
      const average = amounts.reduce((a, b) => a + b, 0) / amounts.length;
      const days = middleOf(won.flatMap(daysOf));
      expect(values(one, "open", "average", "wonDays", "velocity")).toEqual([
        open,
        Math.round(average),
        days,
        Math.round((open * (won.length / closed.length) * average) / Number(days)),
      ]);
      expect(one.cells.wonShare).toMatchObject({ k: won.length, n: closed.length });
    }
  });

  it("says what is missing where it cannot be told", async () => {
    const { tables } = await run("velocity", { from: "1999-01-01", to: "1999-01-31" });
    const total = tables[0]?.rows.at(-1);
    expect(total?.cells.velocity).toEqual({ value: null, none: "none closed" });
    expect(total?.cells.open?.value).toBe(
      history.opportunities.filter((each) => each.state === "open").length,
    );
  });
});
