import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, imports, leads, observations } from "@/db/schema";
import { createLead } from "@/lib/leads/commands/records";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { startProgram, waitUntil } from "../../support/processes";
import { settle } from "../leads/world";
import { fileOf, LEADS } from "./files";
import { importFile } from "./run-file";

const ROWS = 6000;
const KILLS = 3;
const script = path.resolve("scripts/handoff.mjs");

beforeAll(settle);

function undo(id: string) {
  const env = { ...process.env, NODE_ENV: "production" as const };
  return startProgram(process.execPath, [script, "imports", "undo", id, "--json"], { env });
}

test("imports undo, killed again and again, goes on where it was and takes each row back once", async () => {
  const known = { name: "Known", email: "p7@many.test", attributes: { company: "Before" } };
  unwrap(await execute(createLead, COMMAND_LINE, known));
  const rows = Array.from({ length: ROWS }, (_, i) => `p${i}@many.test,M${i},Company ${i % 300},9`);
  const file = fileOf(`Email,Id,Company,Employees\n${rows.join("\n")}\n`);
  const { id, counts } = await importFile(file, LEADS);
  expect(counts).toMatchObject({ created: ROWS - 1, updated: 1, failed: 0 });

  const { read } = await store();
  async function stored() {
    const [row] = await read.select().from(imports).where(eq(imports.id, id));
    if (!row) throw new Error("The import is gone");
    return { state: row.state, removed: row.undo?.removed ?? 0, there: await read.$count(leads) };
  }

  let before = (await stored()).removed;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const program = undo(id);
    try {
      // The next batch is written down, and the one after it may be on its way.
      await waitUntil(async () => (await stored()).removed > before, 60_000, program.output);
      await sleep(Math.random() * 50);
      expect(program.isRunning(), program.output()).toBe(true);
    } finally {
      await program.stop("SIGKILL");
    }
    // What is written down is what was done, to the row; a server may still end what it was told.
    const isEven = async () => {
      const { there, removed } = await stored();
      return there === ROWS - removed;
    };
    await waitUntil(isEven, 10_000, program.output);
    const broken = await stored();
    expect(broken.state).toBe("undoing");
    expect(broken.removed).toBeLessThan(ROWS - 1);
    before = broken.removed;
  }

  const last = undo(id);
  await waitUntil(async () => !last.isRunning(), 90_000, last.output);
  expect(last.child.exitCode, last.output()).toBe(0);
  expect(JSON.parse(last.output().slice(last.output().indexOf("{")))).toEqual({
    id,
    state: "undone",
    undo: expect.objectContaining({ removed: ROWS - 1, restored: 1, kept: 0 }),
  });
  const left = await read.select({ email: leads.email, company: leads.company }).from(leads);
  expect(left).toEqual([{ email: "p7@many.test", company: "Before" }]);
  expect(await read.$count(observations, eq(observations.origin, `import:${id}`))).toBe(0);
  const names = (await read.select({ name: accounts.name }).from(accounts)).map(({ name }) => name);
  expect(names.filter((name) => name.startsWith("Company "))).toEqual([]);

  const again = undo(id);
  await waitUntil(async () => !again.isRunning(), 60_000, again.output);
  expect(again.child.exitCode).toBe(1);
  expect(again.output()).toContain("There is nothing to undo");
}, 300_000);
