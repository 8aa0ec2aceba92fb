import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { closeStore, store } from "@/db/client";
import { databaseUrl, dialect } from "@/db/dialect";
import { restoreDatabase } from "@/db/restore";
import { settings } from "@/db/schema";
import { sqliteFile } from "@/db/sqlite";

const put = async (key: string) =>
  (await store()).write(async (tx) => {
    await tx.insert(settings).values({ key, value: 1, updatedAt: 1 });
  });
const has = async (key: string) =>
  (await (await store()).read.select().from(settings).where(eq(settings.key, key))).length === 1;

describe.skipIf(dialect === "pg")("restore", () => {
  it("brings the backup's state back, and keeps the one it replaces", async () => {
    await put("early");
    const copy = `${sqliteFile(databaseUrl())}.backup`;
    await (await store()).backup(copy);
    await put("late");

    await expect(restoreDatabase(copy)).rejects.toThrow("in use");
    expect(await has("late")).toBe(true);

    await closeStore();
    const kept = await restoreDatabase(copy);
    expect(kept && existsSync(kept)).toBe(true);
    expect(await has("early")).toBe(true);
    expect(await has("late")).toBe(false);
  });

  it("refuses what is not a backup and leaves the database as it was", async () => {
    const junk = path.join(path.dirname(sqliteFile(databaseUrl())), "junk.backup");
    writeFileSync(junk, "not a database at all, but long enough to look like a file".repeat(20));
    await closeStore();
    await expect(restoreDatabase(junk)).rejects.toThrow("cannot be restored");
    await expect(restoreDatabase(`${junk}.missing`)).rejects.toThrow("There is no file");
    expect(await has("early")).toBe(true);
  });
});
