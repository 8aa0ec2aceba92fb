// Once per run of the integration tests: with HANDOFF_TEST_DATABASE=postgres it starts a real
// PostgreSQL server of its own, with =postgres://… it uses the one named; otherwise SQLite.
// DATABASE_URL is not looked at: it may name a database that people work with.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPostgres } from "@/db/postgres";
import { RUN_FOLDER, SAMPLE_DATABASE, SERVER_VARIABLE, TEMPLATE } from "./database";
import { databaseUrlOn, onServer, startPostgres } from "./postgres";

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  // Both projects of integration tests ask for it.
  if (process.env[RUN_FOLDER]) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-run-"));
  process.env[RUN_FOLDER] = folder;
  const stop = await setUpDatabase();
  return async () => {
    delete process.env[RUN_FOLDER];
    rmSync(folder, { recursive: true, force: true });
    await stop?.();
  };
}

async function setUpDatabase(): Promise<(() => Promise<void>) | undefined> {
  const wanted = process.env.HANDOFF_TEST_DATABASE ?? "";
  if (!wanted.startsWith("postgres")) return undefined;
  if (wanted !== "postgres") {
    await makeTemplate(wanted);
    return () => dropKept(wanted);
  }
  const server = await startPostgres();
  console.log(`PostgreSQL: ${server.origin}`);
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server.stop;
}

async function makeTemplate(serverUrl: string): Promise<void> {
  await dropKept(serverUrl);
  await onServer(serverUrl, `create database ${TEMPLATE} template template0`);
  const opened = await openPostgres(databaseUrlOn(serverUrl, TEMPLATE));
  await opened.close();
  process.env[SERVER_VARIABLE] = serverUrl;
}

async function dropKept(serverUrl: string): Promise<void> {
  for (const name of [TEMPLATE, SAMPLE_DATABASE]) {
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  }
}
