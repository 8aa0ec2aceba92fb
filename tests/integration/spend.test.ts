import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { costs, settings } from "@/db/schema";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { deleteCost, saveCost } from "@/lib/spend/commands";
import { getSpend, listCosts } from "@/lib/spend/queries";
import type { NewCost, SaveCostInput } from "@/lib/spend/schema";
import { bringCosts } from "@/lib/spend/steps";

const NOW = Date.UTC(2026, 5, 1);
const marketer: Actor = { kind: "user", id: "m", name: "Max", role: "marketer", sessionId: "s" };
const sdr: Actor = { ...marketer, role: "sdr" };

const media = { day: "2026-03-05", source: "Google", kind: "media", amount: "1,200.50" } as const;

const row: NewCost = {
  externalId: null,
  day: "2026-01-01",
  source: null,
  campaign: null,
  kind: "media",
  amountMinor: 100,
  currency: "EUR",
  reportedImpressions: null,
  reportedClicks: null,
  reportedLeads: null,
  reportedCustomers: null,
  reportedRevenueMinor: null,
  note: null,
  importId: null,
};

beforeAll(async () => {
  const { write } = await store();
  await write((tx) =>
    tx.insert(settings).values({
      key: "workspace",
      value: { ...DEFAULT_WORKSPACE, currency: "EUR" },
      updatedAt: NOW,
    }),
  );
});

const save = (input: SaveCostInput, actor = marketer) => execute(saveCost, actor, input, NOW);

async function rows() {
  return unwrap(await ask(listCosts, marketer, {})).rows;
}

describe("a cost", () => {
  it("is entered, changed and deleted by those who saw it last", async () => {
    const { id } = unwrap(await save(media));
    expect(await rows()).toMatchObject([
      {
        id,
        day: "2026-03-05",
        source: "Google",
        amountMinor: 120_050,
        currency: "EUR",
        version: 1,
      },
    ]);
    unwrap(await save({ ...media, id, version: 1, amount: "99", source: " " }));
    expect(await rows()).toMatchObject([{ id, amountMinor: 9900, source: null, version: 2 }]);
    expect(await save({ ...media, id, version: 1 })).toMatchObject({ ok: false, code: "conflict" });
    expect(await execute(deleteCost, marketer, { id, version: 1 })).toMatchObject({
      ok: false,
      code: "conflict",
    });
    unwrap(await execute(deleteCost, marketer, { id, version: 2 }));
    expect(await rows()).toEqual([]);
    expect(await execute(deleteCost, marketer, { id, version: 2 })).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });

  it.each([
    [{ currency: "XXY" }, "Choose a currency"],
    [{ amount: "lots" }, "Write the amount in EUR"],
    [{ amount: "$5" }, "Write the amount in EUR"],
    [{ day: "2026-02-30" }, "Write the day as year-month-day"],
  ])("is refused with a sentence: %j", async (change, sentence) => {
    const outcome = await save({ ...media, ...change });
    expect(outcome).toMatchObject({ ok: false, code: "invalid" });
    expect(outcome.ok ? "" : outcome.message).toContain(sentence);
    expect(await rows()).toEqual([]);
  });

  it("is neither written nor read by an SDR", async () => {
    expect(await save(media, sdr)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await ask(listCosts, sdr, {})).toMatchObject({ ok: false, code: "forbidden" });
  });
});

describe("costs that are brought in", () => {
  it("are stored once per external id, and changed when they came anew", async () => {
    const { write } = await store();
    const bring = (part: NewCost[]) => write((tx) => bringCosts(tx, part, NOW));
    const part = [
      { ...row, externalId: "a", source: "Google" },
      { ...row, externalId: "b", day: "2026-02-01" },
      { ...row, externalId: "a", source: "Google" },
      { ...row, externalId: "a", source: "Google", amountMinor: 150 },
    ];
    expect(await bring(part)).toEqual(["created", "created", "unchanged", "updated"]);
    expect(await bring(part.slice(1, 2))).toEqual(["unchanged"]);
    expect(await bring([{ ...row, externalId: "b", amountMinor: 7 }])).toEqual(["updated"]);
    const many = Array.from({ length: 250 }, (_, i) => ({ ...row, externalId: `n${i}` }));
    expect(new Set(await bring(many))).toEqual(new Set(["created"]));
  });

  it("add up by month and source, other currencies aside", async () => {
    const { write } = await store();
    await write((tx) =>
      tx.insert(costs).values({ ...row, id: "other", currency: "USD", createdAt: NOW }),
    );
    const spend = unwrap(await ask(getSpend, marketer, {}));
    expect(spend.months.map(({ month, totalMinor }) => [month, totalMinor])).toEqual([
      ["2026-01", 150 + 7 + 250 * 100],
    ]);
    expect(spend.cells["2026-01 Google"]).toBe(150);
    expect(spend.sources.map(({ source, totalMinor }) => [source, totalMinor])).toEqual([
      ["", 7 + 250 * 100],
      ["Google", 150],
    ]);
    expect(spend.foreign).toEqual([
      { currency: "USD", count: 1, day: null, numerator: null, denominator: null },
    ]);
    const google = unwrap(await ask(getSpend, marketer, { source: "Google" }));
    expect(google.totalMinor).toBe(150);
  });

  it("are listed page by page without gaps", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const input = cursor === undefined ? { limit: 100 } : { limit: 100, cursor };
      const page = unwrap(await ask(listCosts, marketer, input));
      seen.push(...page.rows.map((one) => one.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen.length).toBe(253);
    expect(new Set(seen).size).toBe(253);
    const damaged = await ask(listCosts, marketer, { cursor: "nonsense" });
    expect(damaged).toMatchObject({ ok: false, code: "invalid" });
  });
});
