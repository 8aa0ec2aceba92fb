import { spawn } from "node:child_process";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { isRetryable } from "./faults";
import type { ReadDb, Store, Tx } from "./handles";
import { migrationsFolder, newestMigration } from "./migrations";
import { assertInsideWrite, insideWrite, runAsUnit } from "./unit-of-work";

const MIGRATION_LOCK = 4710;
const CHANNEL = "handoff_commit";
const ATTEMPTS = 6;

// Counts and sums of whole numbers arrive as numbers, as they do from SQLite.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder("pg") });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => {});
    client.release();
  }
}

function openPool(connectionString: string, options?: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, ...(options ? { options } : {}) });
  // A connection that the server drops fails the statement that runs on it, and is replaced on next use.
  // Without these the process would end of it: the pool hears for idle ones, each for itself in use.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Opens the PostgreSQL database, migrated. Unit of work = one pooled transaction. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = openPool(url);
  const readPool = openPool(url, "-c default_transaction_read_only=on");
  await migratePostgres(pool);
  const db = drizzle(readPool);
  const logger = { logQuery: assertInsideWrite };

  async function once<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query("BEGIN");
      try {
        const result = await runAsUnit(() => fn(drizzle(client, { logger }) as unknown as Tx));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      }
    } finally {
      client.release(broken);
    }
  }

  async function listen(woken: () => void, stopped: () => boolean): Promise<pg.Client | null> {
    const client = new pg.Client({ connectionString: url });
    client.on("notification", woken);
    client.on("error", () => {});
    client.on("end", () => {
      if (!stopped()) setTimeout(() => void listen(woken, stopped).catch(() => {}), 1000).unref();
    });
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    woken();
    return client;
  }

  return {
    dialect: "pg",
    get read() {
      if (insideWrite()) throw new Error("read inside write(): use the transaction's handle");
      return db as unknown as ReadDb;
    },
    async write(fn) {
      if (insideWrite()) return runAsUnit(() => fn(undefined as never));
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(fn);
        } catch (error) {
          if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));
        }
      }
    },
    async status() {
      const applied = await readPool.query(
        "select max(created_at)::bigint as at from drizzle.__drizzle_migrations",
      );
      return {
        dialect: "pg",
        reachable: true,
        migrated: Number(applied.rows[0]?.at) >= newestMigration("pg"),
      };
    },
    onForeignCommit(woken) {
      let stopped = false;
      const client = listen(woken, () => stopped).catch(() => null);
      return () => {
        stopped = true;
        void client.then((c) => c?.end());
      };
    },
    announceCommit() {
      void pool.query(`notify ${CHANNEL}`).catch(() => {});
    },
    async backup(file) {
      await runTool("pg_dump", ["--format=custom", `--file=${file}`, `--dbname=${url}`]);
    },
    async close() {
      await Promise.all([pool.end(), readPool.end()]);
    },
  };
}

/** Runs one of PostgreSQL's own programs; rejects with what it said. */
export function runTool(program: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "ENOENT"
          ? new Error(`${program} was not found: install PostgreSQL's client programs`)
          : error,
      );
    });
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${program}: ${said.trim() || `exit ${code}`}`)),
    );
  });
}
