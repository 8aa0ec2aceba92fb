import path from "node:path";
import { describe, expect, it } from "vitest";
import { dialect } from "@/db/dialect";
import {
  createPostgresDatabase,
  createSqliteDatabase,
  SERVER_VARIABLE,
} from "@/tests/support/database";
import { runProgram } from "@/tests/support/processes";

const child = path.join(import.meta.dirname, "migrating-child.ts");

describe("migration at start", () => {
  it("is done once when several processes start on an empty database", async () => {
    const server = process.env[SERVER_VARIABLE];
    const database = server ? await createPostgresDatabase(server) : createSqliteDatabase();
    const env = { ...process.env, DATABASE_URL: database.url };
    const runs = await Promise.all(
      [1, 2, 3].map(() => runProgram(process.execPath, ["--import", "tsx", child], { env })),
    );
    for (const run of runs) {
      expect(run.code, run.output).toBe(0);
      expect(run.output).toContain(JSON.stringify({ dialect, reachable: true, migrated: true }));
    }
    await database.drop();
  }, 60_000);
});
