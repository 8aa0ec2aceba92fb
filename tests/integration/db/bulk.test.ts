import { asc, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { insertAll, insertNew, updateAll } from "@/db/bulk";
import { store } from "@/db/client";
import { accounts, costs } from "@/db/schema";

const row = (n: number) => ({
  id: `bulk-${String(n).padStart(5, "0")}`,
  day: "2026-01-01",
  source: n % 2 === 0 ? null : "Google",
  kind: "media" as const,
  amountMinor: n,
  currency: "USD",
  createdAt: 5,
});

const account = (n: number) => ({
  id: `bulk-${String(n).padStart(5, "0")}`,
  name: `Bulk ${n}`,
  nameKey: `bulk ${n}`,
  domain: `bulk${n}.test`,
  attributes: {},
  customerSince: null,
  createdAt: 5,
  version: 1,
});
const isBulk = like(accounts.id, "bulk-%");

describe("many rows at once", () => {
  it("get each its own values, nulls and odd texts too, and no other row or column is touched", async () => {
    const { read, write } = await store();
    const rows = Array.from({ length: 2503 }, (_, n) => row(n));
    await write(async (tx) => {
      await tx.insert(costs).values(rows.slice(0, 1300));
      await tx.insert(costs).values(rows.slice(1300));
    });
    const changed = rows.slice(0, -1).map(({ id }, n) => ({
      id,
      source: n % 3 === 0 ? null : `a "b" \\ 'c' {d}, ${n}`,
      amountMinor: 1_700_000_000_000 + n,
    }));
    await write((tx) => updateAll(tx, costs, ["source", "amountMinor"], changed));
    const stored = await read
      .select({
        id: costs.id,
        day: costs.day,
        source: costs.source,
        amountMinor: costs.amountMinor,
      })
      .from(costs)
      .where(like(costs.id, "bulk-%"))
      .orderBy(asc(costs.id));
    const same = rows.slice(-1).map(({ id, source, amountMinor }) => ({ id, source, amountMinor }));
    expect(stored).toEqual([...changed, ...same].map((one) => ({ ...one, day: "2026-01-01" })));
  });

  it("go in as they are, nulls, numbers, odd texts and JSON", async () => {
    const { read, write } = await store();
    const rows = Array.from({ length: 2503 }, (_, n) => ({
      ...account(n),
      customerSince: n % 2 === 0 ? null : 1_700_000_000_000 + n,
      attributes: { note: `a "b" \\ 'c' {d}, ${n}`, size: n / 3, open: n % 2 === 0 },
    }));
    await write((tx) => insertAll(tx, accounts, rows));
    expect(await read.select().from(accounts).where(isBulk).orderBy(asc(accounts.id))).toEqual(
      rows,
    );
  });

  it("leave out those that are known, of each other too, and say which went in", async () => {
    const { write } = await store();
    const [first, second, third] = [account(9001), account(9002), account(9003)];
    const twin = { ...account(9004), domain: third.domain };
    await write((tx) => insertAll(tx, accounts, [first]));
    const went = await write((tx) => insertNew(tx, accounts, [first, second, third, twin]));
    expect(went.sort()).toEqual([second.id, third.id]);
    expect(await write((tx) => insertNew(tx, accounts, []))).toEqual([]);
  });

  it("may be none", async () => {
    const { write } = await store();
    await write((tx) => insertAll(tx, costs, []));
    await write((tx) => updateAll(tx, costs, ["source"], []));
  });
});
