import { expect, test } from "vitest";
import { store } from "@/db/client";
import { SERVER_VARIABLE } from "../support/database";

test("each test file has a migrated database of its own, of the engine that was asked for", async () => {
  const status = await (await store()).status();
  expect(status.migrated).toBe(true);
  expect(status.dialect).toBe(process.env[SERVER_VARIABLE] ? "pg" : "sqlite");
  expect(process.env.DATABASE_URL).toMatch(/handoff[-_]test/);
});
