import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, costs, exchangeRates } from "@/db/schema";
import { minorToDecimal } from "@/lib/engine/money";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { deleteCost } from "@/lib/spend/commands";
import { saveCells } from "@/lib/spend/commands/cells";
import { saveRate } from "@/lib/spend/commands/rates";
import { getSpend } from "@/lib/spend/queries";
import { gridCsv } from "@/lib/spend/queries/grid-csv";
import { type GridPlace, placeKey } from "@/lib/spend/schema/grid";
import {
  ada,
  bring,
  entries,
  forgetSpend,
  google,
  grid,
  holds,
  max,
  NOW,
  settleSpend,
  stamps,
  write,
} from "./spend-world";

const RUNS = Number(process.env.HANDOFF_PROPERTY_RUNS ?? 15);

beforeAll(settleSpend);
beforeEach(forgetSpend);

describe("the spend grid", () => {
  it("keeps a block as one command with one audit entry per cost", async () => {
    const outcome = unwrap(
      await write([
        [google("2026-01"), "1,200.50"],
        [google("2026-02"), "(20)"],
        [{ ...google("2026-02"), source: "" }, "5"],
      ]),
    );
    expect(outcome.cells.map(({ minor, count }) => [minor, count])).toEqual([
      [120_050, 1],
      [-2_000, 1],
      [500, 1],
    ]);
    expect(await holds()).toEqual({
      "2026-01 Google": 120_050,
      "2026-02 Google": -2_000,
      "2026-02 ": 500,
    });
    expect((await entries()).map(({ day, source, campaign }) => [day, source, campaign])).toEqual(
      expect.arrayContaining([
        ["2026-01-01", "Google", null],
        ["2026-02-01", "Google", null],
        ["2026-02-01", null, null],
      ]),
    );
    const { read } = await store();
    const logged = await read.select({ action: audit.action, command: audit.command }).from(audit);
    expect(logged).toEqual(Array(3).fill({ action: "cost.add", command: "cost.saveCells" }));
  });

  it("changes the one entry of a cell and keeps what else it says", async () => {
    unwrap(await bring("2026-01-17", "10", { campaign: "Brand", note: "Invoice 4" }));
    unwrap(await write([[google("2026-01"), "12"]]));
    expect(await entries()).toMatchObject([
      { day: "2026-01-17", campaign: "Brand", note: "Invoice 4", amountMinor: 1_200 },
    ]);
    unwrap(await write([[google("2026-01"), ""]]));
    expect(await entries()).toMatchObject([{ note: "Invoice 4", amountMinor: 0 }]);
  });

  it("corrects the sum of several entries by one of its own", async () => {
    unwrap(await bring("2026-01-03", "10"));
    unwrap(await bring("2026-01-20", "20"));
    unwrap(await write([[google("2026-01"), "35"]]));
    unwrap(await write([[google("2026-01"), "33"]]));
    expect((await entries()).map(({ amountMinor, note }) => [amountMinor, note])).toEqual([
      [2_000, null],
      [1_000, null],
      [300, "Correction"],
    ]);
    unwrap(await write([[google("2026-01"), "30"]]));
    expect((await entries()).map(({ amountMinor }) => amountMinor)).toEqual([2_000, 1_000]);
  });

  it("tells campaigns, days and kinds apart", async () => {
    unwrap(await bring("2026-01-03", "10", { campaign: "Brand" }));
    unwrap(await bring("2026-01-03", "7", { kind: "tools" }));
    const brand = { source: "Google", campaign: "Brand", period: "2026-01-04" };
    const days = { span: "2026-01", by: "campaign" } as const;
    unwrap(await write([[brand, "3"]], days));
    unwrap(await write([[{ ...brand, campaign: "" }, "2"]], days));
    expect(await holds(days)).toEqual({
      "2026-01-03 Google Brand": 1_000,
      "2026-01-04 Google Brand": 300,
      "2026-01-04 Google ": 200,
    });
    expect(await holds()).toEqual({ "2026-01 Google": 1_500 });
    expect(await holds({ kind: "tools" })).toEqual({ "2026-01 Google": 700 });
  });

  it("tells of somebody else's change, and saves nothing of the block", async () => {
    unwrap(await write([[google("2026-01"), "10"]]));
    const seen = stamps((await grid()).cells);
    const stale = (place: GridPlace, amount: string) => ({
      ...place,
      amount,
      stamp: seen.get(placeKey(place)) ?? "",
    });
    unwrap(await write([[google("2026-01"), "12"]], {}, ada));
    const block = [stale(google("2026-02"), "5"), stale(google("2026-01"), "11")];
    const outcome = await execute(saveCells, max, { kind: "media", cells: block }, NOW);
    expect(outcome).toMatchObject({
      ok: false,
      code: "conflict",
      fields: { "cells.1": "Ada changed a cell meanwhile: it is $12.00 now." },
    });
    expect(await holds()).toEqual({ "2026-01 Google": 1_200 });
    // Gone and come again with the same amount is another entry.
    const [entry] = await entries();
    unwrap(await execute(deleteCost, ada, { id: entry?.id ?? "", version: 2 }, NOW));
    unwrap(await write([[google("2026-01"), "10"]], {}, ada));
    const again = { kind: "media" as const, cells: block.slice(1) };
    expect(await execute(saveCells, max, again, NOW)).toMatchObject({ code: "conflict" });
  });

  it("lets one of two who fill the same empty cell win", async () => {
    const fill = (actor: Actor, amount: string) =>
      execute(
        saveCells,
        actor,
        { kind: "media", cells: [{ ...google("2026-01"), amount, stamp: "" }] },
        NOW,
      );
    const outcomes = await Promise.all([fill(max, "1"), fill(ada, "2"), fill(max, "3")]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(await entries()).toHaveLength(1);
  });

  it.each([
    [[["2026-01", "lots"]], "“lots” is not an amount in USD"],
    [
      [
        ["2026-01", "1"],
        ["2026-01", "2"],
      ],
      "do not belong together",
    ],
    [
      [
        ["2026-01", "1"],
        ["2026-01-02", "2"],
      ],
      "do not belong together",
    ],
    [[["2026-13", "1"]], "neither a month nor a day"],
    [[["2026-01", ""]], "hold these amounts already"],
  ])("refuses %j and changes nothing", async (cells, sentence) => {
    const outcome = await write(
      cells.map(([period = "", amount = ""]) => [google(period), amount]),
    );
    expect(outcome.ok ? "" : outcome.message).toContain(sentence);
    expect(await entries()).toEqual([]);
  });

  it("converts other currencies and leaves their entries as they are", async () => {
    unwrap(await execute(saveRate, max, { currency: "EUR", day: "2026-01-01", rate: "1.1" }, NOW));
    unwrap(await bring("2026-01-03", "10", { currency: "EUR" }));
    unwrap(await bring("2026-01-03", "10", { currency: "GBP" }));
    expect((await grid()).cells).toMatchObject([{ minor: 1_100, count: 1, unconverted: 1 }]);
    unwrap(await write([[google("2026-01"), "15"]]));
    expect(
      (await entries()).map(({ amountMinor, currency }) => `${amountMinor} ${currency}`).sort(),
    ).toEqual(["1000 EUR", "1000 GBP", "400 USD"]);
    expect(await holds()).toEqual({ "2026-01 Google": 1_500 });
  });

  it("is exported whole, without running what a name says", async () => {
    unwrap(await bring("2026-01-03", "1234.5", { source: "=1+1", campaign: "+Brand" }));
    unwrap(await bring("2026-02-03", "-20", { source: "=1+1" }));
    const [head = "", ...lines] = gridCsv(await grid({ by: "campaign" })).split("\r\n");
    expect(head).toMatch(/^\uFEFFSource,Campaign,2026-01,2026-02,.*,Total \(USD\)$/);
    expect(lines.map((line) => line.replace(/,{2,}/g, ",…,")).filter(Boolean)).toEqual([
      "'=1+1,'+Brand,1234.50,…,1234.50",
      "'=1+1,…,-20.00,…,-20.00",
    ]);
  });

  it("takes any edits, sums as the reports do, and holds what it held once they are undone", async () => {
    const { write: unitOfWork } = await store();
    const source = fc.constantFrom("Google", "", "Events");
    const day = fc
      .integer({ min: 1, max: 60 })
      .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
    const stored = fc.record({
      day,
      source: source.map((name) => name || null),
      campaign: fc.constantFrom(null, "Brand"),
      currency: fc.constantFrom("USD", "USD", "EUR"),
      amountMinor: fc.integer({ min: -10_000, max: 10_000 }),
      note: fc.constantFrom(null, "Invoice"),
    });
    const edit = fc.record({
      source,
      period: fc.constantFrom("2026-01", "2026-02"),
      amount: fc.option(fc.integer({ min: -9_999, max: 9_999 })),
    });
    const edits = fc.uniqueArray(edit, {
      minLength: 1,
      maxLength: 5,
      selector: (e) => e.source + e.period,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(stored, { maxLength: 10 }), edits, async (items, block) => {
        await unitOfWork(async (tx) => {
          await tx.delete(costs);
          await tx.delete(exchangeRates);
          await tx.insert(exchangeRates).values({
            id: "r",
            currency: "EUR",
            base: "USD",
            day: "2026-01-10",
            startsAt: 0,
            numerator: 11,
            denominator: 10,
            createdAt: NOW,
          });
          for (const [i, item] of items.entries()) {
            await tx.insert(costs).values({ id: `c${i}`, kind: "media", createdAt: NOW, ...item });
          }
        });
        const before = await holds();
        const seen = (await grid()).cells;
        const places = block.map(({ source: name, period }) => ({
          ...google(period),
          source: name,
        }));
        await write(
          block.map(({ amount }, i) => [
            places[i] as GridPlace,
            amount === null ? "" : minorToDecimal(amount, "USD"),
          ]),
        );
        const after = await holds();
        for (const { source: name, period, amount } of block) {
          expect(after[`${period} ${name}`] ?? 0).toBe(amount ?? 0);
        }
        const total = Object.values(after).reduce((sum, minor) => sum + minor, 0);
        expect(unwrap(await ask(getSpend, max, {}, NOW)).totalMinor).toBe(total);
        const was = new Map(seen.map((cell) => [placeKey(cell), cell]));
        await write(
          places.map((place) => {
            const cell = was.get(placeKey(place));
            return [place, cell ? minorToDecimal(cell.minor, "USD") : ""];
          }),
        );
        const nonZero = (cells: Record<string, number>) =>
          Object.entries(cells).filter(([, minor]) => minor !== 0);
        expect(nonZero(await holds())).toEqual(nonZero(before));
      }),
      { numRuns: RUNS },
    );
  });
});
