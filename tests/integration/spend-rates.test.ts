import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { costs, exchangeRates, opportunities, settings } from "@/db/schema";
import { convertAt, parseRate, type Rate } from "@/lib/engine/exchange";
import { createLead } from "@/lib/leads/commands/records";
import { listLeads } from "@/lib/leads/queries/list";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import { reportParamsOf } from "@/lib/reports/schema/params";
import { updateWorkspace } from "@/lib/settings/commands";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { saveCost } from "@/lib/spend/commands";
import { bringRates, deleteRate, saveRate } from "@/lib/spend/commands/rates";
import { getSpend } from "@/lib/spend/queries";
import { listRates } from "@/lib/spend/queries/rates";
import { foreignCostNotes } from "@/lib/spend/schema/currencies";

const NOW = Date.UTC(2026, 5, 1);
const RUNS = Number(process.env.HANDOFF_PROPERTY_RUNS ?? 25);
const actor: Actor = { kind: "user", id: "m", name: "Max", role: "admin", sessionId: "s" };
const workspace = { ...DEFAULT_WORKSPACE, currency: "USD", timeZone: "America/Sao_Paulo" };

beforeAll(async () => {
  const { write } = await store();
  await write((tx) =>
    tx.insert(settings).values({ key: "workspace", value: workspace, updatedAt: NOW }),
  );
});

beforeEach(async () => {
  const { write } = await store();
  await write(async (tx) => {
    await tx.delete(costs);
    await tx.delete(exchangeRates);
    await tx.delete(opportunities);
  });
});

const rate = (day: string, text: string, currency = "EUR") =>
  execute(saveRate, actor, { currency, day, rate: text }, NOW);

const cost = (day: string, amount: string, currency = "EUR") =>
  execute(saveCost, actor, { day, amount, currency, kind: "media", source: "Google" }, NOW);

const spend = async (filter = {}) => unwrap(await ask(getSpend, actor, filter, NOW));

describe("a cost in another currency", () => {
  it("counts at the latest rate stored for its day or before", async () => {
    unwrap(await rate("2026-01-01", "1.05"));
    unwrap(await rate("2026-03-10", "1.1"));
    unwrap(await rate("2026-03-10", "1.3", "GBP"));
    unwrap(await cost("2025-12-31", "1000"));
    unwrap(await cost("2026-01-01", "10.01"));
    unwrap(await cost("2026-03-09", "10"));
    unwrap(await cost("2026-03-10", "-10.05"));
    unwrap(await cost("2026-03-11", "7", "USD"));
    const { months, foreign, totalMinor } = await spend();
    // 10.01 × 1.05 = 10.5105 and −10.05 × 1.1 = −11.055, each rounded half up by itself.
    expect(months.map((one) => [one.month, one.totalMinor])).toEqual([
      ["2026-03", 1050 - 1106 + 700],
      ["2026-01", 1051],
    ]);
    expect(totalMinor).toBe(1050 - 1106 + 700 + 1051);
    expect(foreignCostNotes(foreign, "USD")).toEqual([
      "3 costs in EUR are counted at 1.05 to 1.1 USD, the rates stored for their days.",
      "1 cost is not in USD, and no rate from EUR is stored: left out of every figure.",
    ]);
  });

  it("is left out rather than counted wrongly where no number holds it", async () => {
    unwrap(await rate("2026-01-01", "150000"));
    unwrap(await cost("2026-01-01", "90000000000"));
    unwrap(await cost("2026-01-01", "1"));
    expect((await spend()).totalMinor).toBe(15_000_000);
  });

  it("sums in SQL exactly what the engine converts, item by item", async () => {
    const { write } = await store();
    const currencies = fc.constantFrom("EUR", "JPY", "KWD");
    const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-02-${String(d).padStart(2, "0")}`);
    const item = fc.record({
      day,
      currency: fc.oneof(currencies, fc.constant("USD")),
      amountMinor: fc.oneof(
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -1e9, max: 1e9 }),
      ),
    });
    const digits = fc.tuple(fc.nat(999), fc.nat(99_999)).filter(([a, b]) => a + b > 0);
    const stored = fc.record({
      day,
      currency: currencies,
      rate: digits.map(([whole, part]) => `${whole}.${String(part).padStart(5, "0")}`),
    });
    const world = fc.tuple(
      fc.array(item, { maxLength: 30 }),
      fc.uniqueArray(stored, { maxLength: 12, selector: (one) => one.currency + one.day }),
    );
    await fc.assert(
      fc.asyncProperty(world, async ([items, rates]) => {
        const known = rates.map((one) => ({
          ...one,
          ...(parseRate(one.rate, one.currency, "USD") as Rate),
        }));
        await write(async (tx) => {
          await tx.delete(costs);
          await tx.delete(exchangeRates);
          for (const [i, { rate: _, ...one }] of known.entries()) {
            const row = { id: `r${i}`, base: "USD", startsAt: 0, createdAt: NOW, ...one };
            await tx.insert(exchangeRates).values(row);
          }
          for (const [i, one] of items.entries()) {
            const row = { id: `c${i}`, kind: "media" as const, createdAt: NOW, ...one };
            await tx.insert(costs).values(row);
          }
        });
        const worth = items.map((one) => {
          if (one.currency === "USD") return one.amountMinor;
          const at = known
            .filter(({ currency, day: from }) => currency === one.currency && from <= one.day)
            .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
          return at ? convertAt(one.amountMinor, at) : null;
        });
        const { totalMinor, foreign } = await spend();
        expect(totalMinor).toBe(worth.reduce<number>((sum, one) => sum + (one ?? 0), 0));
        const left = foreign.filter((part) => part.day === null);
        expect(left.reduce((sum, part) => sum + part.count, 0)).toBe(
          worth.filter((one) => one === null).length,
        );
      }),
      { numRuns: RUNS },
    );
  });
});

describe("an opportunity in another currency", () => {
  const deal = async (
    id: string,
    closedAt: number | null,
    amountMinor = 1_000,
    leadId: string | null = null,
  ) => {
    const { write } = await store();
    await write((tx) =>
      tx.insert(opportunities).values({
        id,
        leadId,
        name: id,
        amountMinor,
        currency: "EUR",
        state: closedAt === null ? "open" : "won",
        openedAt: 0,
        closedAt,
        createdAt: NOW,
      }),
    );
  };
  /** Figures of a row of a report of the last 12 months. */
  const figures = async (name: string, tableId: string, row: string) => {
    const params = reportParamsOf({ period: "last12m" });
    const { tables } = unwrap(await ask(runReport, actor, { name, params }, NOW));
    const cells = tables.find(({ id }) => id === tableId)?.rows.find(({ id }) => id === row)?.cells;
    return (column: string) => cells?.[column]?.value;
  };
  const won = async () => (await figures("opportunities", "closed", "total"))("wonAmount");
  const open = async () => (await figures("opportunities", "open", "open"))("amount");

  it("counts at the rate of the local day on which it was closed", async () => {
    unwrap(await rate("2026-01-01", "1.1"));
    unwrap(await rate("2026-02-01", "1.2"));
    // 23:30 on 31 January in São Paulo, 02:30 on 1 February in UTC.
    await deal("late", Date.UTC(2026, 1, 1, 2, 30));
    expect(await won()).toBe(1_100);
    const input = { ...workspace, timeZone: "UTC", version: 1 };
    const { version } = unwrap(await execute(updateWorkspace, actor, input, NOW));
    expect(await won()).toBe(1_200);
    unwrap(await execute(updateWorkspace, actor, { ...workspace, version }, NOW));
    expect(await won()).toBe(1_100);
  });

  it("is revenue of its lead, which is found by it", async () => {
    const { id: leadId } = unwrap(
      await execute(createLead, actor, { name: "Ada", email: "ada@example.com" }, NOW),
    );
    await deal("a", Date.UTC(2026, 2, 1), 1_000, leadId);
    await deal("b", Date.UTC(2026, 0, 1), 5, leadId);
    const revenue = async () => (await figures("sources", "sources", "total"))("revenue");
    const found = async () =>
      unwrap(await ask(listLeads, actor, { filter: { deal: "won", dealCurrency: "USD" } }, NOW))
        .rows.length;
    expect([await revenue(), await found()]).toEqual([0, 0]);
    unwrap(await rate("2026-02-01", "1.2"));
    expect([await revenue(), await found()]).toEqual([1_200, 1]);
  });

  it("is left out while no rate is stored, and an open one counts at the newest", async () => {
    await deal("early", Date.UTC(2025, 11, 1));
    await deal("open", null);
    expect([await won(), await open()]).toEqual([0, 0]);
    unwrap(await rate("2026-01-01", "1.1"));
    unwrap(await rate("2026-02-01", "1.2"));
    expect([await won(), await open()]).toEqual([0, 1_200]);
  });
});

describe("rates", () => {
  const lines = (text: string) => execute(bringRates, actor, { text }, NOW);

  it("come in as lines, and again without a change", async () => {
    const text = "Date;Rate;Currency\n2026-01;1,05;eur\n2026-02-01;0,0067;JPY\n";
    expect(unwrap(await lines(text))).toEqual({ added: 2, changed: 0 });
    expect(await lines(text)).toMatchObject({ ok: false, message: /stored already/ });
    expect(unwrap(await lines("EUR,2026-01-01,1.06"))).toEqual({ added: 0, changed: 1 });
    const { rows } = unwrap(await ask(listRates, actor, {}));
    expect(
      rows.map(({ currency, day, numerator, denominator }) => [
        currency,
        day,
        numerator,
        denominator,
      ]),
    ).toEqual([
      ["EUR", "2026-01-01", 106, 100],
      ["JPY", "2026-02-01", 67, 100],
    ]);
  });

  it.each([
    ["EUR,2026-01,1.05\nEUR,2026-01-01,1.09", "Line 2: EUR 2026-01-01 has a rate in a line before"],
    ["EUR,2026-01-01,1.05\nEUR,2026-13-01,1.05", "Line 2: “2026-13-01” is not a day"],
    ["EUR,2026-01-01,1,05", "more parts than columns"],
    ["EUR;2026-01-01;15,000", "Line 1: “15,000” is not a rate"],
    ["XXY,2026-01-01,1", "“XXY” is not a currency"],
    ["USD,2026-01-01,1", "needs no rate"],
    ["currency,rate\nEUR,1", "must name the columns"],
    ['EUR,2026-01-01,"1', "quotes"],
  ])("are refused whole: %j", async (text, sentence) => {
    const outcome = await lines(text);
    expect(outcome.ok ? "" : outcome.message).toContain(sentence);
    expect(unwrap(await ask(listRates, actor, {})).rows).toEqual([]);
  });

  it("are changed and deleted by those who saw them last, one for a day", async () => {
    const { id } = unwrap(await rate("2026-01-01", "1.05"));
    expect(await rate("2026-01-01", "1.06")).toMatchObject({ ok: false, code: "conflict" });
    const change = { id, currency: "EUR", day: "2026-01-02", rate: "1.06" };
    unwrap(await execute(saveRate, actor, { ...change, version: 1 }, NOW));
    const stale = await execute(saveRate, actor, { ...change, version: 1 }, NOW);
    expect(stale).toMatchObject({ ok: false, code: "conflict" });
    const early = await execute(deleteRate, actor, { id, version: 1 }, NOW);
    expect(early).toMatchObject({ ok: false, code: "conflict" });
    unwrap(await execute(deleteRate, actor, { id, version: 2 }, NOW));
    expect(unwrap(await ask(listRates, actor, {})).rows).toEqual([]);
  });
});
