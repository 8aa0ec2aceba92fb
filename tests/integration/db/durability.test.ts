import path from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { databaseUrl, dialect } from "@/db/dialect";
import { sqliteFile } from "@/db/sqlite";
import { createTestDatabase } from "@/tests/support/database";
import { startProgram, waitUntil } from "@/tests/support/processes";

const child = path.join(import.meta.dirname, "writing-child.ts");

/** The keys that stand in a database after everything that used it is gone. */
async function keysIn(url: string): Promise<Set<string>> {
  if (dialect === "pg") {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ key: string }>("select key from settings");
    await client.end();
    return new Set(rows.map((row) => row.key));
  }
  const file = new Database(sqliteFile(url));
  expect(file.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(file.pragma("foreign_key_check")).toEqual([]);
  const keys = file.prepare("select key from settings").pluck().all() as string[];
  file.close();
  return new Set(keys);
}

describe("kill -9 during a load of writes", () => {
  it.each([1, 2, 3])(
    "loses nothing acknowledged and leaves nothing half done (%i)",
    async () => {
      const database = await createTestDatabase();
      const writer = startProgram(process.execPath, ["--import", "tsx", child], {
        env: { ...process.env, DATABASE_URL: database.url },
      });
      const lines = () => writer.output().split("\n").filter(Boolean);
      const enough = 20 + Math.floor(Math.random() * 200);
      await waitUntil(async () => lines().length > enough, 30_000, writer.output);
      await writer.stop("SIGKILL");

      const acknowledged = lines().map(Number).filter(Number.isInteger);
      expect(acknowledged.length).toBeGreaterThan(enough - 1);
      const keys = await keysIn(database.url);
      // The last line may have been cut by the kill; every whole one was a promise.
      for (const n of acknowledged.slice(0, -1)) {
        expect(keys.has(`n${n}`) && keys.has(`twin${n}`)).toBe(true);
      }
      const singles = [...keys].filter((key) => key.startsWith("n")).map((key) => key.slice(1));
      expect(singles.every((n) => keys.has(`twin${n}`))).toBe(true);
      await database.drop();
    },
    60_000,
  );
});

describe.skipIf(dialect === "pg")("backup during writes", () => {
  it("gives a consistent copy", async () => {
    const { store } = await import("@/db/client");
    const { settings } = await import("@/db/schema");
    const opened = await store();
    let writing = true;
    let written = 0;
    const load = (async () => {
      while (writing) {
        await opened.write(async (tx) => {
          const key = ++written;
          await tx
            .insert(settings)
            .values({ key: `n${key}`, value: "x".repeat(500), updatedAt: 1 });
          await tx.insert(settings).values({ key: `twin${key}`, value: 1, updatedAt: 1 });
        });
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    while (written < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    const copy = `${sqliteFile(databaseUrl())}.backup`;
    await opened.backup(copy);
    writing = false;
    await load;

    const keys = await keysIn(copy);
    const singles = [...keys].filter((key) => key.startsWith("n")).map((key) => key.slice(1));
    expect(singles.length).toBeGreaterThanOrEqual(200);
    expect(singles.every((n) => keys.has(`twin${n}`))).toBe(true);
  });
});
