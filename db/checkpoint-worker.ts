import { parentPort } from "node:worker_threads";
import Database from "better-sqlite3";
import type { Copied } from "./checkpoints";

let connection: Database.Database | null = null;

function open(file: string): Database.Database {
  const opened = new Database(file, { fileMustExist: true });
  // What is copied is on the disk before the log is written over.
  opened.pragma("synchronous = FULL");
  return opened;
}

parentPort?.on("message", (file: string) => {
  connection ??= open(file);
  connection.pragma("wal_checkpoint(PASSIVE)");
  // With what came meanwhile. The writer may be in the middle of a transaction, in which it cannot be asked.
  const [state] = connection.pragma("wal_checkpoint(NOOP)") as [Copied];
  parentPort?.postMessage(state);
});
