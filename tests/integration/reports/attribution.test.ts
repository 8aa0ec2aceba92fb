import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import type { Store } from "@/db/handles";
import { activities, costs, leads as leadTable } from "@/db/schema";
import type { ActivityProps, ActivityType } from "@/lib/engine/activities";
import { ATTRIBUTION_MODELS, type AttributionModel } from "@/lib/engine/attribution";
import { periodKey } from "@/lib/engine/calendar";
import { getLead } from "@/lib/leads/queries/page";
import { countLeads } from "@/lib/leads/store/counts";
import { readLeadCondition } from "@/lib/leads/store/where";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportResult, ReportRow } from "@/lib/reports/schema";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { readWorkspace } from "@/lib/settings/store";
import { getSpend } from "@/lib/spend/queries";
import { costIn } from "./brute-force";
import { NOW, randomHistory, storeHistory, type TestLead, TIME_ZONE } from "./history";

const manager: Actor = {
  kind: "user",
  id: "user-9",
  name: "Mia",
  role: "manager",
  sessionId: "session",
};
const sdr: Actor = { ...manager, role: "sdr" };

const DAY = 86_400_000;
const history = randomHistory(411, 300);

interface Did {
  lead: TestLead;
  at: number;
  type: ActivityType;
  props: ActivityProps;
  /** What it is credited to; null for what is no touch. */
  touch: { source: string; campaign: string | null } | null;
}

const KINDS: readonly Pick<Did, "type" | "props" | "touch">[] = [
  {
    type: "ad_click",
    props: { utm_source: "google", utm_medium: "cpc", utm_campaign: "Brand" },
    touch: { source: "Paid search", campaign: "Brand" },
  },
  { type: "email_clicked", props: {}, touch: { source: "Email", campaign: null } },
  {
    type: "page_view",
    props: { source: "Google", campaign: "spring" },
    touch: { source: "Google", campaign: "spring" },
  },
  { type: "page_view", props: { page: "pricing" }, touch: null },
  { type: "call", props: { outcome: "connected", source: "Phone" }, touch: null },
  { type: "email_opened", props: { utm_source: "newsletter" }, touch: null },
];

/** Each lead does something on some of the days around its creation, never twice within an hour. */
const deeds: Did[] = history.leads.flatMap((lead, n) =>
  Array.from({ length: n % 5 }, (_, i): Did => {
    const kind = KINDS[(n * 7 + i * 5) % KINDS.length] as (typeof KINDS)[number];
    const at = lead.createdAt + (i - 1) * (1 + (n % 11)) * DAY + 2 * 3_600_000;
    return { lead, at, ...kind };
  }),
);

const ANSWERS = ["Podcast", "podcast ", "EMAIL", null, "A friend"] as const;
const answerOf = (lead: TestLead) => ANSWERS[history.leads.indexOf(lead) % ANSWERS.length] ?? null;

const CAMPAIGN_COSTS = [
  { day: "2025-11-03", source: "Google", campaign: "spring", kind: "media", amountMinor: 700_01 },
  { day: "2025-11-20", source: "Google", campaign: "spring", kind: "tools", amountMinor: 55_00 },
  { day: "2025-12-01", source: "Referral", campaign: "spring", kind: "media", amountMinor: 9_99 },
  { day: "2025-12-02", source: "Google", campaign: "Brand", kind: "media", amountMinor: 120_00 },
] as const;

/** Days in which a part of a conversion is the campaign's. */
const FEW_DAYS = { from: "2025-12-01", to: "2025-12-02" };

let opened: Store;

beforeAll(async () => {
  opened = await store();
  await opened.write(async (tx) => {
    await storeHistory(tx, history);
    for (const [i, cost] of CAMPAIGN_COSTS.entries()) {
      const row = { ...cost, id: `campaign-${i}`, currency: "USD", createdAt: NOW };
      await tx.insert(costs).values(row);
      history.costs.push(cost);
    }
    for (const [i, { lead, at, type, props }] of deeds.entries()) {
      const row = { id: `activity-${i}`, leadId: lead.id, type, at, props, recordedAt: at };
      await tx.insert(activities).values(row);
    }
    for (const lead of history.leads) {
      const heardFrom = answerOf(lead);
      if (heardFrom === null) continue;
      await tx
        .update(leadTable)
        .set({ attributes: { heardFrom } })
        .where(eq(leadTable.id, lead.id));
    }
  });
});

async function run(
  params: ReportParamsInput = {},
  actor = manager,
  name = "attribution",
): Promise<ReportResult> {
  const input = { name, params: { period: "all", ...params } };
  return unwrap(
    await ask(runReport, actor, input as typeof input & { params: ReportParamsInput }, NOW),
  );
}

function rowsOf(result: ReportResult, id: string): ReportRow[] {
  const found = result.tables.find((one) => one.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found.rows;
}

type Stage = "mql" | "sql" | "customer";
const ENTERED = { mql: "mqlAt", sql: "sqlAt", customer: "customerAt" } as const;

/** Leads that ever entered the stage, with the touches until then, read one by one. */
function conversions(stage: Stage) {
  return history.leads.flatMap((lead) => {
    const handoff = lead.handoffs.find((one) => one[ENTERED[stage]] !== null);
    const at = handoff?.[ENTERED[stage]];
    if (!at) return [];
    const did = deeds
      .filter((deed) => deed.lead === lead && deed.touch !== null)
      .map((deed) => ({ at: deed.at, ...(deed.touch as NonNullable<Did["touch"]>) }))
      .sort((a, b) => a.at - b.at);
    const own =
      lead.source && !did.some((one) => one.at <= lead.createdAt)
        ? [{ at: lead.createdAt, source: lead.source, campaign: lead.campaign }]
        : [];
    return [{ lead, touches: [...own, ...did].filter((touch) => touch.at <= at) }];
  });
}

describe("the page of a lead", () => {
  it("shows the touches that the reports credit, with their key points", async () => {
    // The criteria of this history are empty: nothing of them can be shown.
    const [one] = conversions("customer").filter(
      ({ lead, touches }) => touches.length > 1 && lead.handoffs.at(-1)?.criteriaVersionId === null,
    );
    if (!one) throw new Error("nobody with several touches");
    const { path } = unwrap(await ask(getLead, manager, { id: one.lead.id }, NOW));
    const shown = path.touches.map(({ at, source, campaign }) => ({ at, source, campaign }));
    expect(shown.slice(0, one.touches.length)).toEqual(one.touches);
    expect(path.hidden).toBe(0);
    expect(path.touches[0]?.keys).toContain("first");
    expect(path.touches.at(-1)?.keys).toContain("last");
    const won = path.touches.filter(({ keys }) => keys.includes("close"));
    expect(won.map(({ at }) => at)).toEqual([one.touches.at(-1)?.at]);
  });
});

describe("attribution", () => {
  it.each<[Stage, AttributionModel, AttributionModel]>([
    ["mql", "first", "last"],
    ["sql", "last", "first"],
    ["customer", "first", "last"],
  ])("of %s by %s and %s touch agrees with leads read one by one", async (stage, model, versus) => {
    const rows = rowsOf(await run({ conversion: stage, model, versus }), "credits");
    const all = conversions(stage);
    expect(all.length).toBeGreaterThan(20);
    for (const [key, place] of [
      ["first", model === "first" ? 0 : -1],
      ["second", model === "first" ? -1 : 0],
    ] as const) {
      const counts = new Map<string, number>();
      for (const { touches } of all) {
        const source = touches.at(place)?.source ?? "";
        counts.set(source, (counts.get(source) ?? 0) + 1);
      }
      for (const row of rows.filter((one) => !one.isTotal)) {
        expect([row.id, row.cells[key]?.value]).toEqual([row.id, counts.get(row.id) ?? 0]);
      }
    }
    const total = rows.find((one) => one.isTotal);
    expect(total?.cells.first?.value).toBe(all.length);
    expect(rows.filter((one) => !one.isTotal).at(-1)?.id).toBe("");
  });

  it("shares alike under the linear model, by campaign", async () => {
    const rows = rowsOf(await run({ by: "campaign", model: "linear" }), "credits");
    const shares = new Map<string, number>();
    for (const { touches } of conversions("mql")) {
      for (const { campaign } of touches) {
        const key = campaign ?? " ";
        shares.set(key, (shares.get(key) ?? 0) + 1 / touches.length);
      }
    }
    expect([...shares.keys()].sort()).toEqual([" ", "Brand", "spring"]);
    for (const [id, share] of shares) {
      const value = rows.find((row) => row.id === id)?.cells.first?.value;
      expect(Math.abs(Number(value) - share)).toBeLessThan(0.01);
    }
    expect(rows.find((row) => row.id === " ")?.cells.name?.value).toBe("(no campaign)");
  });

  it.each(ATTRIBUTION_MODELS)(
    "adds up exactly under %s, in conversions and money",
    async (model) => {
      const versus = model === "linear" ? "timeDecay" : "linear";
      for (const conversion of ["mql", "sql", "customer"] as const) {
        for (const by of ["source", "campaign"] as const) {
          const result = await run({ conversion, by, model, versus });
          for (const id of ["credits", "revenue"]) {
            const rows = rowsOf(result, id);
            const total = rows.find((row) => row.isTotal);
            for (const key of ["first", "second"]) {
              const whole = (row: ReportRow | undefined) =>
                Math.round(Number(row?.cells[key]?.value) * 100);
              const sum = rows
                .filter((row) => !row.isTotal)
                .reduce((all, row) => all + whole(row), 0);
              expect([id, key, sum]).toEqual([id, key, whole(total)]);
            }
          }
        }
      }
    },
  );

  it("puts what people said beside the source of that name, or in a row of its own", async () => {
    const rows = rowsOf(await run(), "credits");
    const said = (key: string | null) =>
      conversions("mql").filter(
        ({ lead }) => (answerOf(lead)?.trim().toLowerCase() ?? null) === key,
      ).length;
    const value = (id: string) => rows.find((row) => row.id === id)?.cells.said?.value;
    expect(value("Email")).toBe(said("email"));
    expect(value("Podcast")).toBe(said("podcast"));
    expect(value("A friend")).toBe(said("a friend"));
    expect(value("")).toBe(said(null));
    const sum = rows
      .filter((row) => !row.isTotal)
      .reduce((all, row) => all + Number(row.cells.said?.value), 0);
    expect(sum).toBe(conversions("mql").length);
  });

  it("divides the costs of a source by what is credited to it", async () => {
    const result = await run({ conversion: "sql" });
    const { fromDay, toDay } = result.period;
    const credits = rowsOf(result, "credits");
    for (const row of rowsOf(result, "costs").filter((one) => !one.isTotal)) {
      const cost = costIn(history, fromDay, toDay, row.id);
      expect(row.cells.cost?.value).toBe(cost);
      const credit = Number(credits.find((one) => one.id === row.id)?.cells.first?.value ?? 0);
      const expected = cost > 0 && credit > 0 ? Math.round(cost / credit) : null;
      expect([row.id, row.cells["loaded-first"]?.value]).toEqual([row.id, expected]);
    }
    const total = rowsOf(result, "costs").find((row) => row.isTotal);
    const all = costIn(history, fromDay, toDay);
    expect(total?.cells.cost?.value).toBe(all);
    expect(total?.cells["loaded-second"]?.value).toBe(Math.round(all / conversions("sql").length));
  });

  it("has the costs of campaigns, and leads to them", async () => {
    const result = await run({ by: "campaign", model: "linear" });
    const rows = rowsOf(result, "costs");
    const row = (id: string) => rows.find((one) => one.id === id)?.cells;
    expect([row("spring")?.media?.value, row("spring")?.cost?.value]).toEqual([710_00, 765_00]);
    expect(row("Brand")?.cost?.value).toBe(120_00);
    const credit = rowsOf(result, "credits").find((one) => one.id === "spring")?.cells.first;
    expect(row("spring")?.["paid-first"]?.value).toBe(Math.round(710_00 / Number(credit?.value)));
    const brief = await run({ by: "campaign", model: "linear", period: undefined, ...FEW_DAYS });
    const brand = (id: string) => rowsOf(brief, id).find((one) => one.id === "Brand")?.cells;
    expect(brand("credits")?.first?.value).toBeGreaterThan(0);
    expect(brand("credits")?.first?.value).toBeLessThan(1);
    expect(brand("costs")?.["paid-first"]).toEqual({ value: null, none: "less than one" });
    expect(rows.map(({ id }) => id)).not.toContain(" ");
    for (const { cells } of rows) {
      const { from, to, ...rest } = cells.cost?.costs ?? { from: "", to: "" };
      const spend = unwrap(await ask(getSpend, manager, { from, to, ...rest }, NOW));
      expect(spend.totalMinor).toBe(cells.cost?.value);
      const inCells = Object.values(spend.cells).reduce((all, minor) => all + minor, 0);
      expect(inCells).toBe(spend.totalMinor);
    }
  });

  it("matches the costs of a month with the customers whose first touch was in it", async () => {
    const days = { from: "2025-03-01", to: "2026-05-31" };
    const cac = await ask(runReport, manager, { name: "cac", params: days }, NOW);
    const lag = rowsOf(unwrap(cac), "lag").filter((row) => !row.isTotal);
    const monthOf = (at: number) => periodKey(at, "month", TIME_ZONE);
    const firstTouches = conversions("customer").map(({ lead, touches }) => ({
      byTouch: monthOf(Math.min(lead.createdAt, touches[0]?.at ?? lead.createdAt)),
      byCreation: monthOf(lead.createdAt),
    }));
    expect(firstTouches.some((one) => one.byTouch < one.byCreation)).toBe(true);
    const expected = lag.map(({ id }) => firstTouches.filter((one) => one.byTouch === id).length);
    expect(lag.map((row) => row.cells.customers?.value)).toEqual(expected);
    expect(expected.filter((count) => count > 0).length).toBeGreaterThan(6);
  });

  it("opens every figure to exactly its leads", async () => {
    const workspace = await readWorkspace(opened.read);
    let seen = 0;
    const check = async (params: ReportParamsInput, name = "attribution") => {
      const result = await run(params, manager, name);
      for (const table of result.tables) {
        for (const row of table.rows) {
          for (const [key, cell] of Object.entries(row.cells)) {
            if (!cell.leads) continue;
            const condition = await readLeadCondition(opened.read, cell.leads, workspace, NOW);
            const count = await countLeads(opened.read, condition);
            const place = `${table.id}/${row.id}/${key}`;
            expect([place, count]).toEqual([place, cell.behind ?? cell.value]);
            seen += 1;
          }
        }
      }
    };
    await check({ model: "linear", versus: "wShaped" });
    await check({ conversion: "customer", by: "campaign", model: "timeDecay", versus: "last" });
    await check({ period: undefined, from: "2025-09-10", to: "2026-02-03", conversion: "sql" });
    await check({ country: ["DE", ""], path: "scored", model: "fullPath", versus: "first" });
    await check({ source: ["Google", ""] }, "cac");
    expect(seen).toBeGreaterThan(60);
  });

  it("shows no costs to a role that may not see them", async () => {
    const ids = (await run({}, sdr)).tables.map((table) => table.id);
    expect(ids).toEqual(["credits", "revenue"]);
  });

  it("has CAC under both models in the report on CAC, unless it is about one source", async () => {
    const ask1 = async (params: ReportParamsInput) =>
      unwrap(await ask(runReport, manager, { name: "cac", params }, NOW));
    const cac = await ask1({ period: "all", model: "linear", versus: "first" });
    const attributed = rowsOf(cac, "attributed");
    const own = rowsOf(
      await run({
        conversion: "customer",
        model: "linear",
        versus: "first",
        from: cac.period.fromDay,
        to: cac.period.toDay,
        period: undefined,
      }),
      "costs",
    );
    expect(attributed).toEqual(own);
    const google = await ask1({ period: "all", source: "Google" });
    expect(google.tables.map((table) => table.id)).not.toContain("attributed");
  });

  it("refuses a model beside itself, and one that there is not", async () => {
    const refused = async (params: Record<string, string>) =>
      ask(runReport, manager, { name: "attribution", params: params as ReportParamsInput }, NOW);
    expect(await refused({ model: "first", versus: "first" })).toMatchObject({
      ok: false,
      code: "invalid",
      message: "Choose two different models to compare.",
    });
    expect(await refused({ model: "magic" })).toMatchObject({ ok: false, code: "invalid" });
    const { params } = await run({ model: "last" });
    expect(params).toMatchObject({ model: "last", versus: "first", conversion: "mql" });
  });
});
