import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialect";

type Builder = PgDatabase<PgQueryResultHKT>;

/** A handle that can only read. */
export type ReadDb = Pick<Builder, "select" | "selectDistinct" | "$with" | "with" | "$count">;

/** The handle of one unit of work: reads what it wrote, and writes. */
export type Tx = ReadDb & Pick<Builder, "insert" | "update" | "delete">;

export interface StoreStatus {
  dialect: Dialect;
  reachable: boolean;
  /** Whether every migration shipped with this program was applied. */
  migrated: boolean;
}

/** One opened database: one way to read, one way to write. */
export interface Store {
  readonly dialect: Dialect;
  readonly read: ReadDb;
  /**
   * Runs `fn` in one transaction and commits it; an exception rolls it back. On SQLite callers
   * queue for the single writer. A nested call throws: a unit of work has one owner.
   */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>;
  status(): Promise<StoreStatus>;
  /** Calls `woken` when another process committed. Returns how to stop listening. */
  onForeignCommit(woken: () => void): () => void;
  /** Tells other processes that something was committed. */
  announceCommit(): void;
  /** Copies a consistent state of the database into `file`, while others write. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
