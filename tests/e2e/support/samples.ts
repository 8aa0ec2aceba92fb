import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sqliteFile } from "@/db/sqlite";
import { handoff } from "./command-line";
import { bringHandRaisers } from "./hand-raisers";

/** Where a run keeps its samples: the runner says it to its workers. */
const FOLDER = "HANDOFF_E2E_SAMPLES";
/** MQLs that every sample has, whatever the day of the week: nobody has accepted them yet. */
const FRESH_MQLS = ["Nora Quist", "Otto Pham", "Pia Rossi"];
const LOOK_AGAIN_MS = 100;

/** Makes the folder of a run's samples, once for the runner and its workers. */
export function prepareSamples(): void {
  process.env[FOLDER] ??= mkdtempSync(path.join(tmpdir(), "handoff-samples-"));
}

/** Takes the samples of a run away. */
export default function forgetSamples(): void {
  rmSync(process.env[FOLDER] ?? "", { recursive: true, force: true });
}

/** A sample of so many leads as a database of one's own; each size is made once in a run. */
export async function copySample(leads: number, databaseUrl: string): Promise<void> {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error("The runner made no folder for samples");
  const file = path.join(folder, `${leads}.db`);
  while (!existsSync(`${file}.done`)) {
    if (isFirst(`${file}.making`)) await make(leads, file);
    else await sleep(LOOK_AGAIN_MS);
  }
  copyFileSync(file, sqliteFile(databaseUrl));
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function make(leads: number, file: string): Promise<void> {
  const url = `file:${file}`;
  try {
    // Somebody finished between the look and the lock.
    if (existsSync(`${file}.done`)) return;
    await handoff(url, "sample", "--leads", String(leads));
    await bringHandRaisers(url, FRESH_MQLS);
    mkdirSync(`${file}.done`);
  } finally {
    // Whoever waits tries it themselves, and meets the same error.
    rmSync(`${file}.making`, { recursive: true });
    if (!existsSync(`${file}.done`)) rmSync(file, { force: true });
  }
}
