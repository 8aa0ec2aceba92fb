import { expect, test } from "vitest";
import { store } from "@/db/client";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { rememberedAbout, rememberedNow } from "@/lib/operations/remembered";
import { deleteCost, saveCost } from "@/lib/spend/commands";
import { saveBudgets } from "@/lib/spend/commands/budgets";

const marketer: Actor = { kind: "user", id: "m", name: "Max", role: "marketer", sessionId: "s" };
const cost = { day: "2026-03-05", source: "Google", kind: "media", amount: "12" } as const;

test("what follows from costs is worked out again when a cost changes, and not for anything else", async () => {
  const { read } = await store();
  let computed = 0;
  const ask = (name = "sums") =>
    rememberedAbout(read, ["cost", "rate"], name, async () => {
      computed += 1;
      return computed;
    });
  expect([await ask(), await ask()]).toEqual([1, 1]);

  const budget = { period: "2026-03", source: "Google", campaign: null, amount: "5", stamp: "" };
  unwrap(await execute(saveBudgets, marketer, { cells: [budget] }));
  expect(await ask()).toBe(1);

  const { id } = unwrap(await execute(saveCost, marketer, cost));
  expect([await ask(), await ask()]).toEqual([2, 2]);
  expect(await ask("others")).toBe(3);
  expect(await ask()).toBe(2);

  unwrap(await execute(deleteCost, marketer, { id, version: 1 }));
  expect([await ask(), await ask("others")]).toEqual([4, 5]);
});

test("what failed is tried again, and of many ways to ask the latest are kept", async () => {
  const { read } = await store();
  const fail = () => rememberedAbout(read, ["cost"], "failing", () => Promise.reject(new Error()));
  await expect(fail()).rejects.toThrow();
  expect(await rememberedAbout(read, ["cost"], "failing", async () => "works")).toBe("works");

  let computed = 0;
  const ask = (name: string) =>
    rememberedAbout(read, ["cost"], name, async () => {
      computed += 1;
    });
  for (let i = 0; i <= 100; i++) await ask(`way ${i}`);
  await ask("way 100");
  await ask("way 1");
  expect(computed).toBe(101);
  await ask("way 0");
  expect(computed).toBe(102);
});

test("what depends on the time is given again within its minute, until anything is written", async () => {
  const { read } = await store();
  const now = Date.UTC(2026, 2, 5, 12, 0, 10);
  let computed = 0;
  const ask = (name: string, at: number) =>
    rememberedNow(read, at, name, async () => {
      computed += 1;
      return computed;
    });
  expect([await ask("one", now), await ask("one", now + 49_999)]).toEqual([1, 1]);
  expect([await ask("other", now), await ask("one", now)]).toEqual([2, 1]);
  expect(await ask("one", now + 50_000)).toBe(3);

  unwrap(await execute(saveCost, marketer, cost));
  expect([await ask("one", now + 50_000), await ask("one", now + 51_000)]).toEqual([4, 4]);

  const fail = () => rememberedNow(read, now, "failing", () => Promise.reject(new Error()));
  await expect(fail()).rejects.toThrow();
  expect(await rememberedNow(read, now, "failing", async () => "works")).toBe("works");
});

test("of many answers of one minute the latest are kept", async () => {
  const { read } = await store();
  let computed = 0;
  const ask = (name: string) =>
    rememberedNow(read, 0, name, async () => {
      computed += 1;
    });
  for (let i = 0; i <= 60; i++) await ask(`way ${i}`);
  await ask("way 60");
  await ask("way 1");
  expect(computed).toBe(61);
  await ask("way 0");
  expect(computed).toBe(62);
});

test("what is not to be kept is asked for again, and kinds of answers take no room of each other", async () => {
  const { read } = await store();
  const now = Date.UTC(2026, 2, 6, 12);
  let computed = 0;
  const ask = (name: string, kind: "figures" | "page", isKept = true) =>
    rememberedNow(read, now, name, async () => ++computed, { kind, isKept: () => isKept });
  expect([await ask("one", "page", false), await ask("one", "page", false)]).toEqual([1, 2]);
  expect([await ask("one", "page"), await ask("one", "page")]).toEqual([3, 3]);
  expect(await ask("one", "figures")).toBe(4);
  for (let i = 0; i <= 60; i++) await ask(`way ${i}`, "figures");
  expect(await ask("one", "page")).toBe(3);
});
