import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { findPostgres, serverAccount } from "./postgres-programs";
import { freePort, runProgram, startProgram, waitUntil } from "./processes";

export interface PostgresServer {
  /** Address of the maintenance database; `databaseUrlOn` gives the others. */
  url: string;
  origin: string;
  stop(): Promise<void>;
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  // The data lives as long as the test run: nothing is gained by waiting for the disk.
  fsync: "off",
  full_page_writes: "off",
  shared_buffers: "64MB",
  // To compile a query takes longer than to run it over the few rows of a test.
  jit: "off",
  // A test does not live long enough for the planner to learn of its rows within the usual minute.
  autovacuum_naptime: "1s",
};

/** Starts an empty PostgreSQL server of our own on a free port, its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "handoff-postgres-")));
  chmodSync(folder, 0o755);
  const account = await serverAccount();
  const programs = await findPostgres(account, folder);
  const data = path.join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) {
    chownSync(data, account.uid, account.gid);
  }
  const options = { ...account, cwd: data, env: { ...process.env, LC_ALL: "C", HOME: data } };

  const init = await runProgram(
    programs.initdb,
    ["-D", data, "-U", "postgres", "-A", "trust", "--locale=C", "--encoding=UTF8", "--no-sync"],
    options,
  );
  if (init.code !== 0) throw new Error(`initdb failed:\n${init.output}`);

  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = startProgram(
    programs.postgres,
    ["-D", data, "-p", String(port), ...settings],
    options,
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await waitUntil(
    async () => {
      if (!server.isRunning()) throw new Error(`PostgreSQL did not start:\n${server.output()}`);
      return await answers(url);
    },
    30_000,
    () => `PostgreSQL did not answer:\n${server.output()}`,
  );
  return {
    url,
    origin: programs.origin,
    async stop() {
      await server.stop("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    await onServer(url, "select 1");
    return true;
  } catch {
    return false;
  }
}

/** Runs one statement on a connection of its own. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function databaseUrlOn(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
