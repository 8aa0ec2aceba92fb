// Before every integration test file: a database of its own. Modules of `db` read DATABASE_URL
// when they are loaded, so nothing of it may be imported above this line of work.
import { afterAll } from "vitest";
import { createTestDatabase } from "./database";

const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  const { closeStore } = await import("@/db/client");
  await closeStore();
  await database.drop();
});
