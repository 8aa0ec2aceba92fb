import { asc, like } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { updateAll } from "@/db/bulk";
import { store } from "@/db/client";
import { costs } from "@/db/schema";

const row = (n: number) => ({
  id: `bulk-${String(n).padStart(5, "0")}`,
  day: "2026-01-01",
  source: n % 2 === 0 ? null : "Google",
  kind: "media" as const,
  amountMinor: n,
  currency: "USD",
  createdAt: 5,
});

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

  it("may be none", async () => {
    const { write } = await store();
    await write((tx) => updateAll(tx, costs, ["source"], []));
  });
});
