import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import type { Copied } from "./checkpoints";

const connection = new Database(String(workerData));
// What is copied is on the disk before the log is written over.
connection.pragma("synchronous = FULL");

parentPort?.on("message", () => {
  const [state] = connection.pragma("wal_checkpoint(PASSIVE)") as [Copied];
  parentPort?.postMessage(state);
});
