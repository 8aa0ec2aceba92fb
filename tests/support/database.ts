import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { databaseUrlOn, onServer } from "./postgres";

/** Set by the run's set-up when the tests go to PostgreSQL: the server's maintenance database. */
export const SERVER_VARIABLE = "HANDOFF_TEST_POSTGRES_URL";
/** A database on that server with all migrations applied, copied for every test file. */
export const TEMPLATE = "handoff_template";
/** Another, with a sample in it, once a test file has made it. */
export const SAMPLE_DATABASE = "handoff_sample";
/** Names a folder that lasts as long as the run of the tests. */
export const RUN_FOLDER = "HANDOFF_TEST_RUN_FOLDER";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** An empty SQLite file in a folder of its own, also for what stands beside it (WAL, backups). */
export function createSqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-test-"));
  return {
    url: `file:${path.join(folder, "handoff.db")}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new database on a running PostgreSQL server; `template` names one to copy. */
export async function createPostgresDatabase(
  serverUrl: string,
  template = "template0",
): Promise<TestDatabase> {
  const name = `handoff_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  return {
    url: databaseUrlOn(serverUrl, name),
    drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}

/** A database of the engine that this test run is about. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env[SERVER_VARIABLE];
  return server ? await createPostgresDatabase(server, TEMPLATE) : createSqliteDatabase();
}
