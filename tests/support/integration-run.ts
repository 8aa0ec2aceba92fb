// Once per run of the integration tests: with HANDOFF_TEST_DATABASE=postgres it starts a real
// PostgreSQL server of its own, with =postgres://… it uses the one named; otherwise SQLite.
// DATABASE_URL is not looked at: it may name a database that people work with.
import { openPostgres } from "@/db/postgres";
import { SERVER_VARIABLE, TEMPLATE } from "./database";
import { databaseUrlOn, onServer, startPostgres } from "./postgres";

export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  const wanted = process.env.HANDOFF_TEST_DATABASE ?? "";
  if (!wanted.startsWith("postgres")) return undefined;
  if (wanted !== "postgres") {
    await makeTemplate(wanted);
    return () => dropTemplate(wanted);
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
  await dropTemplate(serverUrl);
  await onServer(serverUrl, `create database ${TEMPLATE} template template0`);
  const opened = await openPostgres(databaseUrlOn(serverUrl, TEMPLATE));
  await opened.close();
  process.env[SERVER_VARIABLE] = serverUrl;
}

function dropTemplate(serverUrl: string): Promise<void> {
  return onServer(serverUrl, `drop database if exists ${TEMPLATE} with (force)`);
}
