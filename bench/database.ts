import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { closeStore, store } from "@/db/client";
import { hashOf } from "../scripts/lib/build.mjs";
import { growDatabase } from "./grow";

const FOLDER = path.resolve(import.meta.dirname, "../.cache/bench");
const SOURCES = ["bench/grow.ts", "lib/sample", "db/migrations"];

export const LEADS = 100_000;
export const ACTIVITIES = 2_000_000;

export function removeDatabase(file: string): void {
  for (const ending of ["", "-wal", "-shm", "-migrate-lock"])
    rmSync(file + ending, { force: true });
}

/** Opens a database file as the process's own. */
export async function openDatabase(file: string) {
  await closeStore();
  process.env.DATABASE_URL = `file:${file}`;
  return store();
}

/** The file with 100,000 leads and 2,000,000 activities; made once and kept. */
export async function largeDatabase(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${hashOf(SOURCES).slice(0, 12)}.db`);
  if (existsSync(file)) return file;
  const half = path.join(FOLDER, "unfinished.db");
  removeDatabase(half);
  console.error(`Making ${LEADS} leads and ${ACTIVITIES} activities; this takes some minutes …`);
  await openDatabase(half);
  await growDatabase(half, { leads: LEADS, activities: ACTIVITIES });
  await closeStore();
  renameSync(half, file);
  removeDatabase(half);
  return file;
}

/** A copy of the large database that a benchmark may change. */
export async function copyOfLargeDatabase(name: string): Promise<string> {
  const original = await largeDatabase();
  await closeStore();
  const copy = path.join(FOLDER, `${name}.db`);
  removeDatabase(copy);
  copyFileSync(original, copy);
  return copy;
}
