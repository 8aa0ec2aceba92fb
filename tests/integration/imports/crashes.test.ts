import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { activities } from "@/db/schema";
import { createLead } from "@/lib/leads/commands/records";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { type Program, startProgram, waitUntil } from "../../support/processes";
import { settle } from "../leads/world";

const CHILD = path.join(import.meta.dirname, "crashing-child.ts");
/** How often a process is killed: `IMPORT_KILLS=100` for longer. */
const KILLS = Number(process.env.IMPORT_KILLS ?? 3);
const ROWS = 3000;
const folder = mkdtempSync(path.join(tmpdir(), "handoff-crash-"));
const file = path.join(folder, "crash.csv");

beforeAll(async () => {
  await settle();
  const rows = Array.from(
    { length: ROWS },
    (_, i) => `p${i}@company${i % 700}.test,X${i},Company ${i % 700},${i % 9 ? "" : "sql"}`,
  );
  writeFileSync(file, `Email,Id,Company,Stage\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(leadId: string, kill: number, until: string): Program {
  const ahead = String(kill * 2 * 60_000);
  return startProgram(process.execPath, ["--import", "tsx", CHILD, file, leadId, ahead, until], {
    env: process.env,
  });
}

const said = (output: string, word: string) =>
  output.split("\n").filter((line) => line.startsWith(`${word} `));

test("an import, its undo and a batch lose and double nothing when their process is killed", async () => {
  const lead = { name: "Stays", email: "stays@here.example", attributes: {} };
  const { id } = unwrap(await execute(createLead, COMMAND_LINE, lead));
  const lines: string[] = [];
  const acknowledged: string[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = start(id, kill, "never");
    try {
      await waitUntil(async () => child.output().includes("ready"), 60_000, child.output);
      await sleep(Math.random() * 2500);
      expect(child.isRunning(), child.output()).toBe(true);
    } finally {
      await child.stop("SIGKILL");
    }
    lines.push(...child.output().split("\n"));
    acknowledged.push(...said(child.output(), "taken").map((line) => line.slice(6)));
  }
  // Left alone it comes to its end: what was begun, and then what undoes it.
  for (const until of ["done", "undone"]) {
    const child = start(id, KILLS + (until === "done" ? 1 : 2), until);
    await waitUntil(async () => !child.isRunning(), 120_000, child.output);
    expect(child.child.exitCode, child.output()).toBe(0);
    lines.push(...child.output().split("\n"));
  }

  const ended = lines.filter((line) => /^(done|undone|failed|cancelled) /.test(line));
  // Each import came to the same as one that nobody killed, and each undo left nothing of it.
  expect(new Set(ended)).toEqual(
    new Set([`done ${ROWS} 0 0 0 ${ROWS} ${ROWS} 701 0`, `undone ${ROWS} 0 0 0 0 0 1 0`]),
  );

  const { read } = await store();
  const stored = await read.select({ externalId: activities.externalId }).from(activities);
  const batches = new Map<string, number>();
  for (const { externalId } of stored) {
    const batch = externalId?.split("-").slice(0, 2).join("-") ?? "";
    batches.set(batch, (batches.get(batch) ?? 0) + 1);
  }
  expect([...batches.values()].every((n) => n === 20)).toBe(true);
  expect(acknowledged.filter((batch) => !batches.has(batch))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(0);
}, 3_600_000);
