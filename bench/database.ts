import {
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { closeStore, store } from "@/db/client";
import { hashOf } from "../scripts/lib/build.mjs";
import { growDatabase } from "./grow";
import { multiplyLeads } from "./multiply";

const FOLDER = path.resolve(import.meta.dirname, "../.cache/bench");
const READ_BYTES = 4 * 2 ** 20;
const SOURCES = ["bench/grow.ts", "lib/sample", "db/migrations"];

export const LEADS = 100_000;
export const ACTIVITIES = 2_000_000;

export function removeDatabase(file: string): void {
  for (const ending of ["", "-wal", "-shm", "-migrate-lock", ".history", ".ledger"])
    rmSync(file + ending, { force: true });
}

/** Opens a database file as the process's own. */
export async function openDatabase(file: string) {
  await closeStore();
  process.env.DATABASE_URL = `file:${file}`;
  return store();
}

export interface Size {
  leads: number;
  activities: number;
}
const LARGE: Size = { leads: LEADS, activities: ACTIVITIES };

/** The file with 100,000 leads and 2,000,000 activities; made once and kept. */
export function largeDatabase(): Promise<string> {
  return grownDatabase(LARGE);
}

/** A file of that size, grown from the sample; made once and kept. */
async function grownDatabase(size: Size): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const name = size === LARGE ? "" : `-${size.leads}-${size.activities}`;
  const file = path.join(FOLDER, `${hashOf(SOURCES).slice(0, 12)}${name}.db`);
  if (existsSync(file)) return file;
  const half = path.join(FOLDER, "unfinished.db");
  removeDatabase(half);
  const { leads, activities } = size;
  console.error(`Making ${leads} leads and ${activities} activities; this takes some minutes …`);
  await openDatabase(half);
  await growDatabase(half, size);
  await closeStore();
  renameSync(half, file);
  removeDatabase(half);
  return file;
}

/** The same with every lead so many times; made once and kept. */
async function multipliedDatabase(times: number): Promise<string> {
  const original = await largeDatabase();
  if (times === 1) return original;
  const file = original.replace(/\.db$/, `-${times}.db`);
  if (existsSync(file)) return file;
  const half = await copied(original, "unfinished");
  console.error(`Putting all leads into it ${times} times; this takes some minutes …`);
  multiplyLeads(half, times);
  renameSync(half, file);
  removeDatabase(half);
  return file;
}

async function copied(original: string, name: string): Promise<string> {
  await closeStore();
  const copy = path.join(FOLDER, `${name}.db`);
  removeDatabase(copy);
  copyFileSync(original, copy, constants.COPYFILE_FICLONE);
  await readThrough(copy);
  return copy;
}

/** Of a file that is in use the system has in memory what it has room for; of a copy, what it happens to. */
async function readThrough(file: string): Promise<void> {
  for await (const _ of createReadStream(file, { highWaterMark: READ_BYTES }));
}

/** A copy of the large database that a benchmark may change, or of one so many times as large. */
export async function copyOfLargeDatabase(name: string, times = 1): Promise<string> {
  return copied(await multipliedDatabase(times), name);
}

/** A copy of a database of that size that a benchmark may change. */
export async function copyOfGrownDatabase(name: string, size: Size): Promise<string> {
  return copied(await grownDatabase(size), name);
}
