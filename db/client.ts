import { databaseUrl, dialect } from "./dialect";
import type { Store } from "./handles";

/** A bundler may load this module more than once; the opened database hangs on the process. */
const shared = globalThis as unknown as { handoffStore?: Promise<Store> | undefined };

async function open(): Promise<Store> {
  if (dialect === "pg") {
    const { openPostgres } = await import("./postgres");
    return openPostgres(databaseUrl());
  }
  const { openSqlite } = await import("./sqlite");
  return openSqlite(databaseUrl());
}

/** The process's database, opened and migrated on first use. A failed opening is tried anew. */
export function store(): Promise<Store> {
  shared.handoffStore ??= open().catch((error) => {
    shared.handoffStore = undefined;
    throw error;
  });
  return shared.handoffStore;
}

/** Closes the process's database; the next `store()` opens it again. */
export async function closeStore(): Promise<void> {
  const opened = shared.handoffStore;
  shared.handoffStore = undefined;
  await (await opened)?.close();
}
