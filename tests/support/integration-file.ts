// Before every integration test file: a database of its own, and after it a process as it was before.
// Which engine it is `db` reads when it is loaded, so nothing of it may be imported above this line of
// work. All files of a run are about one engine.
import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, vi } from "vitest";
import { createTestDatabase, SERVER_VARIABLE } from "./database";

/**
 * Between files the process has no database. What a file began and did not wait for would open the
 * one that people work with here, and the next file's tests would find it open.
 */
const NOWHERE = process.env[SERVER_VARIABLE]
  ? "postgres://127.0.0.1:1/nowhere"
  : "file:/dev/null/nowhere.db";

// As Next's server does before it loads anything: some of its modules refuse to load without.
Object.assign(globalThis, { AsyncLocalStorage });

forgetKept();
const variables = { ...process.env, DATABASE_URL: NOWHERE };
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  const { closeStore } = await import("@/db/client");
  await closeStore();
  await database.drop();
  vi.useRealTimers();
  forgetKept();
  for (const name of Object.keys(process.env)) {
    if (!(name in variables)) delete process.env[name];
  }
  Object.assign(process.env, variables);
});

/** Most files run in the process of others: what the program keeps for its process is not theirs. */
function forgetKept(): void {
  for (const name of Object.keys(globalThis).filter((key) => key.startsWith("handoff"))) {
    // Loaded modules hold on to what says who is asking; it keeps nothing.
    if (!(Reflect.get(globalThis, name) instanceof AsyncLocalStorage)) {
      Reflect.deleteProperty(globalThis, name);
    }
  }
}
