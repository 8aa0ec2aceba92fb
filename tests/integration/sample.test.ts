import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeStore, store } from "@/db/client";
import { activities, leads, stageMoves } from "@/db/schema";
import { countOf } from "@/db/sql";
import { makeSample } from "@/lib/sample/make";
import { createTestDatabase } from "../support/database";

const SMALL = { seed: 7, leads: 60, months: 2, until: Date.UTC(2026, 10, 20, 16, 0) };

const read = async () => (await store()).read;

async function counts() {
  const db = await read();
  const byStage = await db
    .select({ stage: leads.stage, n: countOf() })
    .from(leads)
    .groupBy(leads.stage)
    .orderBy(leads.stage);
  const byType = await db
    .select({ type: activities.type, n: countOf() })
    .from(activities)
    .groupBy(activities.type)
    .orderBy(activities.type);
  const sums = await db
    .select({
      fit: sql<number>`sum(${leads.fit})`.mapWith(Number),
      engagement: sql<number>`sum(${leads.engagement})`.mapWith(Number),
      names: sql<string>`min(${leads.name})`,
    })
    .from(leads);
  return { byStage, byType, sums, moves: await db.$count(stageMoves) };
}

describe("a small sample", () => {
  test("comes out the same for the same seed, and fills only an empty workspace", async () => {
    const made = await makeSample(SMALL);
    expect(made.leads).toBe(60);
    const first = await counts();
    await expect(makeSample(SMALL)).rejects.toThrow("in use already");
    expect(await counts()).toEqual(first);

    const before = process.env.DATABASE_URL;
    const other = await createTestDatabase();
    try {
      await closeStore();
      process.env.DATABASE_URL = other.url;
      await makeSample(SMALL);
      expect(await counts()).toEqual(first);
    } finally {
      await closeStore();
      process.env.DATABASE_URL = before;
      await other.drop();
    }
  }, 240_000);
});
