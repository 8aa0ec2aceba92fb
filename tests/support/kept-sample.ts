import { copyFileSync } from "node:fs";
import path from "node:path";
import { closeStore } from "@/db/client";
import { sqliteFile } from "@/db/sqlite";
import { RUN_FOLDER, SAMPLE_DATABASE, SERVER_VARIABLE } from "./database";
import { madeOnce } from "./made-once";
import { onServer } from "./postgres";
import { runProgram } from "./processes";

/** The sample's present. */
export const SAMPLE_UNTIL = Date.UTC(2026, 9, 1, 12);
export const KEPT_SAMPLE = { seed: 5, leads: 500, months: 18, until: SAMPLE_UNTIL };

/** Puts a sample, which is made once in a run, into the test file's own empty database. */
export async function takeSample(): Promise<void> {
  const folder = process.env[RUN_FOLDER];
  const url = process.env.DATABASE_URL;
  if (!folder || !url) throw new Error("The run made no folder or no database");
  const kept = path.join(folder, "sample.db");
  const server = process.env[SERVER_VARIABLE];
  const own = server ? new URL(url).pathname.slice(1) : sqliteFile(url);

  await closeStore();
  const madeHere = await madeOnce(kept, async () => {
    await make();
    if (server) await onServer(server, `create database ${SAMPLE_DATABASE} template ${own}`);
    else copyFileSync(own, kept);
  });
  if (madeHere) return;
  if (!server) {
    copyFileSync(kept, own);
    return;
  }
  await onServer(server, `drop database ${own} with (force)`);
  await onServer(server, `create database ${own} template ${SAMPLE_DATABASE}`);
}

async function make(): Promise<void> {
  const script = path.join(import.meta.dirname, "sample-child.ts");
  const { code, output } = await runProgram(process.execPath, ["--import", "tsx", script]);
  if (code !== 0) throw new Error(`The sample could not be made:\n${output}`);
}
