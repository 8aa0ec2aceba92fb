import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sqliteFile } from "@/db/sqlite";
import { madeOnce } from "@/tests/support/made-once";
import { handoff } from "./command-line";
import { bringHandRaisers } from "./hand-raisers";

/** Where a run keeps its sample: the runner says it to its workers. */
const FOLDER = "HANDOFF_E2E_SAMPLES";
/** So many that every state of everything is there, and so few that pages are quick. */
const LEADS = 400;
/** MQLs that the sample has, whatever the day of the week: nobody has accepted them yet. */
const FRESH_MQLS = ["Nora Quist", "Otto Pham", "Pia Rossi"];

/** Makes the folder of a run's sample, once for the runner and its workers. */
export function prepareSamples(): void {
  process.env[FOLDER] ??= mkdtempSync(path.join(tmpdir(), "handoff-samples-"));
}

/** Takes the sample of a run away. */
export default function forgetSamples(): void {
  rmSync(process.env[FOLDER] ?? "", { recursive: true, force: true });
}

/** The sample as a database of one's own; it is made once in a run. */
export async function copySample(databaseUrl: string): Promise<void> {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error("The runner made no folder for the sample");
  const file = path.join(folder, "sample.db");
  await madeOnce(file, async () => {
    rmSync(file, { force: true });
    await handoff(`file:${file}`, "sample", "--leads", String(LEADS));
    await bringHandRaisers(`file:${file}`, FRESH_MQLS);
  });
  copyFileSync(file, sqliteFile(databaseUrl));
}
