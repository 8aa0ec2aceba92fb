import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { periodKey, periodOfKey } from "@/lib/engine/calendar";
import { wilson } from "@/lib/engine/statistics";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getReportChoices, listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import type { ReportResult, ReportRow, ReportTable } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import { conversionOf, costIn, entriesOf, furthestOf, incidenceBy, middleOf } from "./brute-force";
import {
  NOW,
  randomHistory,
  storeHistory,
  type TestHandoff,
  type TestOpportunity,
  TIME_ZONE,
  workOf,
} from "./history";
import { expectOpens } from "./opens";

const manager: Actor = {
  kind: "user",
  id: "user-9",
  name: "Mia",
  role: "manager",
  sessionId: "session",
};
const sdr: Actor = { ...manager, role: "sdr" };

const history = randomHistory(20260617, 500);

beforeAll(async () => {
  await (await store()).write((tx) => storeHistory(tx, history));
});

async function run(name: string, params: ReportParamsInput = {}): Promise<ReportResult> {
  return unwrap(await ask(runReport, manager, { name, params }, NOW));
}

function table(result: ReportResult, id: string): ReportTable {
  const found = result.tables.find((one) => one.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
}

function row(of: ReportTable, id: string): ReportRow {
  const found = of.rows.find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id} in ${of.id}`);
  return found;
}

const values = (of: ReportRow, ...keys: string[]) => keys.map((key) => of.cells[key]?.value);

const bounds = (key: string) => {
  const period = periodOfKey(key, TIME_ZONE);
  if (!period) throw new Error(key);
  return period;
};

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

describe("speed", () => {
  it("counts who was touched, who waits and who left untouched", async () => {
    const result = await run("speed", { period: "all" });
    const entries = entriesOf(history.leads, 0, NOW).map(({ handoff }) => handoff);
    const touched = entries.filter((one) => one.firstTouchAt !== null);
    const waiting = entries.filter((one) => one.firstTouchAt === null && one.exitAt === null);
    const total = row(table(result, "speed"), "total");
    expect(values(total, "mqls", "touched", "waiting", "gone")).toEqual([
      entries.length,
      touched.length,
      waiting.length,
      entries.length - touched.length - waiting.length,
    ]);
    const due = ({ touchDueAt }: TestHandoff) => touchDueAt ?? Number.NaN;
    const kept = touched.filter((one) => Number(one.firstTouchAt) <= due(one)).length;
    const late = entries.filter((one) => (one.firstTouchAt ?? one.exitAt ?? NOW) > due(one)).length;
    expect(kept).toBeGreaterThan(10);
    expect(late).toBeGreaterThan(10);
    expect(total.cells.sla).toMatchObject({ k: kept, n: kept + late });
  });
});

describe("service levels", () => {
  it("judges each of sales' promises by its own time", async () => {
    const result = await run("sla", { period: "all" });
    const entries = entriesOf(history.leads, 0, NOW);
    for (const one of table(result, "sales").rows) {
      const part = entries
        .filter(({ lead }) => one.isTotal || (lead.ownerId ?? "none") === one.id)
        .map(({ handoff }) => handoff);
      const answeredAt = (each: TestHandoff) => each.salAt ?? each.sqlAt ?? each.exitAt;
      const agreed = part.filter(({ slaDueAt }) => slaDueAt !== null);
      const answered = agreed.filter((each) => (answeredAt(each) ?? NOW) <= Number(each.slaDueAt));
      const kept = answered.filter((each) => answeredAt(each) !== null);
      const waiting = agreed.filter((each) => answeredAt(each) === null);
      const overdue = waiting.filter(({ slaDueAt }) => Number(slaDueAt) < NOW);
      expect(one.cells.answered).toMatchObject({
        k: kept.length,
        n: agreed.length - (waiting.length - overdue.length),
      });
      const untouched = agreed.filter((each) => each.firstTouchAt === null && !each.exitAt);
      expect(values(one, "mqls", "answerOverdue", "touchOverdue", "none")).toEqual([
        part.length,
        overdue.length,
        untouched.filter(({ touchDueAt }) => Number(touchDueAt) < NOW).length,
        part.length - agreed.length,
      ]);
    }
    expect(table(result, "marketing").rows).toEqual([]);
  });
});

describe("SDR activity", () => {
  it("counts what each was offered, and what each has done in the period", async () => {
    const result = await run("sdr-activity", { from: "2025-09-01", to: "2026-02-28" });
    const { from, to } = result.period;
    const people = table(result, "people");
    const entries = entriesOf(history.leads, from, to);
    const work = workOf(history.leads).filter(({ at }) => at >= from && at < to);
    expect(people.rows.map(({ id }) => id)).toEqual(["user-1", "user-2", "none", "total"]);
    for (const one of people.rows) {
      const offered = entries.filter(
        ({ lead }) => one.isTotal || (lead.ownerId ?? "none") === one.id,
      );
      const touches = work.filter(({ actorId }) => one.isTotal || (actorId ?? "none") === one.id);
      expect(touches.length).toBeGreaterThan(10);
      expect(values(one, "mqls", "worked", "waiting", "touches", "attempts", "touched")).toEqual([
        offered.length,
        offered.filter(({ handoff }) => handoff.firstTouchAt !== null).length,
        offered.filter(({ handoff }) => handoff.firstTouchAt === null && handoff.exitAt === null)
          .length,
        touches.length,
        touches.filter(({ type }) => type === "call").length,
        new Set(touches.map(({ leadId }) => leadId)).size,
      ]);
      const { n, k, accepted, rejected } = conversionOf(offered, 90, NOW);
      expect(one.cells.conversion).toMatchObject({ k, n });
      expect(one.cells.acceptance).toMatchObject({ k: accepted, n: accepted + rejected });
    }
  });
});

describe("reasons", () => {
  const endedIn = (from: number, to: number) =>
    entriesOf(history.leads, from, to).filter(({ handoff }) => handoff.exitAt !== null);
  const countsOf = (part: ReturnType<typeof endedIn>) => [
    part.length,
    part.filter(({ handoff }) => handoff.exitStage === "nurture").length,
    part.filter(({ salAt }) => salAt === null).length,
  ];

  it("shares ended hand-offs by reason, and says who must act", async () => {
    const result = await run("reasons", { period: "all", by: "path" });
    const ended = endedIn(0, NOW);
    const of = table(result, "reasons");
    const reasons = new Set(ended.map(({ handoff }) => handoff.exitReasonId ?? ""));
    expect(reasons.size).toBe(7);
    expect(of.rows.map((one) => one.id).sort()).toEqual([...reasons, "total"].sort());
    for (const one of of.rows) {
      const part = one.isTotal
        ? ended
        : ended.filter(({ handoff }) => (handoff.exitReasonId ?? "") === one.id);
      expect(values(one, "ended", "recycled", "rejected")).toEqual(countsOf(part));
      if (one.isTotal) continue;
      const { low, high } = wilson(part.length, ended.length);
      expect(one.cells.share).toMatchObject({ k: part.length, n: ended.length, low, high });
    }
    expect(values(row(of, "no_fit"), "reason", "actor")).toEqual(["No fit", "Marketing"]);
    expect(values(row(of, "unable_to_reach"), "reason", "actor")).toEqual([
      "Unable to reach",
      "Sales",
    ]);
    const scored = ended.filter(({ handoff }) => handoff.path === "scored");
    const noNeed = scored.filter(({ handoff }) => handoff.exitReasonId === "no_need");
    const split = row(table(result, "breakdown"), "scored/no_need");
    expect(values(split, "ended", "recycled", "rejected")).toEqual(countsOf(noNeed));
    expect(split.cells.share).toMatchObject({ k: noNeed.length, n: scored.length });
  });

  it("follows the reasons month by month", async () => {
    const trend = table(await run("reasons", { period: "all" }), "trend");
    const keys = trend.columns.map((column) => column.key);
    expect(trend.rows.length).toBeGreaterThan(12);
    for (const month of trend.rows) {
      const { from, to } = bounds(month.id);
      const ended = endedIn(from, to);
      expect(values(month, "ended", "recycled", "rejected")).toEqual(countsOf(ended));
      expect(month.cells.mqls?.value).toBe(entriesOf(history.leads, from, to).length);
      const named = keys.filter((key) => key.startsWith("reason="));
      const countOf = (key: string) =>
        ended.filter(({ handoff }) => `reason=${handoff.exitReasonId ?? ""}` === key).length;
      expect(values(month, ...named)).toEqual(named.map(countOf));
      const sum = named.reduce((all, key) => all + countOf(key), 0);
      expect(month.cells["reason:others"]?.value).toBe(ended.length - sum);
    }
    expect(keys.filter((key) => key.startsWith("reason=")).length).toBe(5);
  });
});

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
    const { write, read } = await store();
    const { workspace, version } = await readWorkspaceRow(read);
    const set = { monthlyRevenueMinor: 20_000, grossMarginPercent: 75, monthlyChurnPercent: 5 };
    await write((tx) => writeWorkspace(tx, { ...workspace, ...set }, version, NOW));
    const { tables, notes } = await run("cac", { period: "all" });
    const loaded = tables.find(({ id }) => id === "payback")?.rows.at(-1)?.cells;
    const cac = Number(loaded?.cac?.value);
    expect(cac).toBe(tables[0]?.rows[0]?.cells.loaded?.value);
    expect(loaded?.months?.value).toBeCloseTo(cac / (20_000 * 0.75), 12);
    expect(loaded?.ltv?.value).toBeCloseTo((20_000 * 0.75) / 0.05 / cac, 12);
    expect(notes).toEqual([]);
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

describe("accounts", () => {
  it("groups leads by the domain of their company", async () => {
    const result = await run("accounts", { from: "2025-06-01", to: "2026-02-28", country: ["DE"] });
    const { from, to } = result.period;
    const created = history.leads.filter(
      ({ createdAt, country }) => country === "DE" && createdAt >= from && createdAt < to,
    );
    const rows = table(result, "accounts").rows;
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
