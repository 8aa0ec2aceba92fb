import { mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { hasBuiltThreads } from "@/lib/threads";
import { keepLogShort } from "./checkpoints";
import { Connection } from "./connection";
import { logFlushes } from "./flushes";
import type { ReadDb, Store, Tx } from "./handles";
import { migrationsFolder, newestMigration } from "./migrations";
import { indexSearchChanges, newestEntry } from "./search-index";
import { wipeRemains } from "./search-remains";
import { assertInsideWrite, insideWrite, runAsUnit } from "./unit-of-work";

/** How often to look whether another process wrote to the file. */
const FOREIGN_COMMIT_POLL_MS = 400;
/** How long a write waits while other processes write, and how often it looks whether it can. */
const PATIENCE_MS = 10_000;
const TURN_POLL_MS = 1;

/** The path of a `file:` URL, or of a bare path. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/)?/, ""));
}

/** What conditions compare (`db/sql.ts`), as the engine has it: SQLite itself knows small letters of ASCII only. */
function addComparisons(connection: Connection): void {
  connection.function("folded", { deterministic: true }, (value) =>
    value === null ? null : String(value).trim().toLowerCase() || null,
  );
  connection.function("numeral", { deterministic: true }, (value) => {
    const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
    return value === null || !Number.isFinite(number) ? null : number;
  });
}

function open(file: string, options: Database.Options = {}): Connection {
  const connection = new Connection(file, options);
  addComparisons(connection);
  connection.pragma(`busy_timeout = ${PATIENCE_MS}`);
  connection.pragma("cache_size = -65536");
  connection.pragma("temp_store = MEMORY");
  // Pages are read where the system has them, not copied one by one: of two gigabytes, SQLite's most.
  connection.pragma("mmap_size = 2147418112");
  return connection;
}

/** The time stamp of the newest migration that the file has; 0 for an empty one. */
function appliedMigration(connection: Database.Database): number {
  const table = connection
    .prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'")
    .get();
  if (!table) return 0;
  const newest = connection.prepare("select max(created_at) from __drizzle_migrations").pluck();
  return Number(newest.get() ?? 0);
}

/** Applies what is missing. Foreign keys are off meanwhile: a rebuilt parent would cascade. */
function migrateSqlite(writer: Database.Database): void {
  // Held across the migrator's own transactions, so two starting processes take turns.
  const lock = new Database(`${writer.name}-migrate-lock`);
  lock.pragma("busy_timeout = 60000");
  lock.exec("BEGIN EXCLUSIVE");
  try {
    if (appliedMigration(writer) >= newestMigration("sqlite")) return;
    writer.pragma("foreign_keys = OFF");
    migrate(drizzle(writer), { migrationsFolder: migrationsFolder("sqlite") });
    const broken = writer.pragma("foreign_key_check") as unknown[];
    if (broken.length > 0) throw new Error(`Migration left ${broken.length} broken references`);
  } finally {
    writer.pragma("foreign_keys = ON");
    lock.exec("COMMIT");
    lock.close();
  }
}

const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");

/**
 * Begins a transaction once no other process has one. SQLite itself would hold up the thread meanwhile, and
 * looks so seldom that it misses the moment between two writes of a busy one.
 */
async function beginInTurn(begin: Database.Statement): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      begin.run();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
    }
    await delay(TURN_POLL_MS);
  }
}

/**
 * Opens the SQLite file, migrated. One connection writes, one only reads; both in WAL mode. A write is
 * acknowledged once the log is on the disk, as with `synchronous=FULL`, so that it survives a power cut;
 * the disk is waited for beside the connection, which has the next write meanwhile.
 */
export function openSqlite(url: string): Store {
  const file = sqliteFile(url);
  mkdirSync(path.dirname(file), { recursive: true });
  const writer = open(file);
  writer.pragma("journal_mode = WAL");
  writer.pragma("synchronous = FULL");
  // Who is deleted is not to be read from the file's free places.
  writer.pragma("secure_delete = ON");
  migrateSqlite(writer);
  // From here on `write` waits for the disk.
  writer.pragma("synchronous = NORMAL");
  // And for its turn (`beginInTurn`).
  writer.pragma("busy_timeout = 0");
  const log = logFlushes(file);

  const reader = open(file, { readonly: true });
  const tx = drizzle(writer, { logger: { logQuery: assertInsideWrite } }) as unknown as Tx;
  const readDb = drizzle(reader) as unknown as ReadDb;
  const begin = writer.prepare("BEGIN IMMEDIATE");
  const commit = writer.prepare("COMMIT");
  const rollback = writer.prepare("ROLLBACK");
  let queue: Promise<unknown> = Promise.resolve();
  const stops = new Set<() => void>();

  /** Of those who call, one after the other has the writer. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }

  const checkpoints = keepLogShort(writer, inTurn);

  async function inTransaction<T>(work: () => Promise<T> | T): Promise<T> {
    log.assertSound();
    await beginInTurn(begin);
    try {
      const result = await work();
      commit.run();
      checkpoints.committed();
      return result;
    } catch (error) {
      if (writer.inTransaction) rollback.run();
      throw error;
    }
  }

  const remains = wipeRemains(writer, (step) => inTurn(() => inTransaction(step)));
  // A program that was killed may have left some.
  if (isMainThread && hasBuiltThreads()) remains.left();

  async function writeWith<T>(fn: (tx: Tx) => Promise<T>) {
    let isLeft = false;
    const result = await inTransaction(async () => {
      const newest = newestEntry(writer);
      const done = await runAsUnit(() => fn(tx));
      isLeft = indexSearchChanges(writer, newest);
      return done;
    });
    if (isLeft) remains.left();
    return { result, flushed: log.flushed() };
  }

  return {
    dialect: "sqlite",
    get read() {
      if (insideWrite()) throw new Error("read inside write(): use the transaction's handle");
      return readDb;
    },
    async write(fn) {
      if (insideWrite()) return runAsUnit(() => fn(tx));
      const { result, flushed } = await inTurn(() => writeWith(fn));
      await flushed;
      return result;
    },
    async status() {
      return {
        dialect: "sqlite",
        reachable: true,
        migrated: appliedMigration(reader) >= newestMigration("sqlite"),
      };
    },
    onForeignCommit(woken) {
      const version = () => reader.pragma("data_version", { simple: true });
      let seen = version();
      // Our own writer counts as foreign to the reader; a needless wake costs one small query.
      const timer = setInterval(() => {
        const now = version();
        if (now !== seen) {
          seen = now;
          woken();
        }
      }, FOREIGN_COMMIT_POLL_MS);
      timer.unref();
      const stop = () => {
        clearInterval(timer);
        stops.delete(stop);
      };
      stops.add(stop);
      return stop;
    },
    announceCommit() {},
    async backup(target) {
      // A snapshot pinned by an open read: without it the copy starts over at every commit.
      const snapshot = open(file, { readonly: true });
      try {
        snapshot.exec("BEGIN");
        snapshot.prepare("select count(*) from sqlite_schema").get();
        await snapshot.backup(target);
      } finally {
        snapshot.close();
      }
    },
    async close() {
      for (const stop of stops) stop();
      await queue;
      await log.close();
      checkpoints.stop();
      reader.close();
      writer.pragma(`busy_timeout = ${PATIENCE_MS}`);
      remains.close();
      writer.pragma("wal_checkpoint(TRUNCATE)");
      writer.close();
    },
  };
}
