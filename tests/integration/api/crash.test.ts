import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { databaseUrl } from "@/db/dialect";
import { activities } from "@/db/schema";
import { countOf } from "@/db/sql";
import { startProgram, waitUntil } from "@/tests/support/processes";
import { settle } from "../leads/world";
import { keyOf, send } from "./contract";

// Killed at random points, and sent again with the same keys, as a program does that heard no answer.
// HANDOFF_PROPERTY_RUNS=100 kills more often.
const KILLS = Number(process.env.HANDOFF_PROPERTY_RUNS ?? 2);
const child = path.join(import.meta.dirname, "sending-child.ts");

let key = "";
let leadId = "";

beforeAll(async () => {
  await settle();
  key = await keyOf("admin");
  const body = { name: "Visited" };
  leadId = (await (await send("POST", "/leads", { key, body })).json()).id;
});

async function recorded(): Promise<number> {
  const { read } = await store();
  const [row] = await read
    .select({ n: countOf() })
    .from(activities)
    .where(eq(activities.leadId, leadId));
  return row?.n ?? 0;
}

function start(from: number, to: number) {
  const args = ["--import", "tsx", child, key, leadId, `${from}`, `${to}`];
  const env = { ...process.env, DATABASE_URL: databaseUrl() };
  const sender = startProgram(process.execPath, args, { env });
  const answered = () =>
    sender
      .output()
      .split("\n")
      .slice(0, -1)
      .filter((line) => /^\d+$/.test(line))
      .map(Number);
  return { sender, answered };
}

test(
  "a batch that is sent again after a kill -9 is neither lost nor doubled",
  async () => {
    let next = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { sender, answered } = start(next, next + 10_000);
      const enough = 1 + Math.floor(Math.random() * 20);
      await waitUntil(async () => answered().length >= enough, 30_000, sender.output);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      await sender.stop("SIGKILL");
      next = (answered().at(-1) ?? next - 1) + 1;
      // What was answered is there, and at most the one that was under way beside it.
      const rows = await recorded();
      expect([next * 20, (next + 1) * 20]).toContain(rows);
    }
    const { sender } = start(next, next + 5);
    await waitUntil(async () => sender.output().includes("done"), 30_000, sender.output);
    await sender.stop("SIGKILL");
    expect(await recorded()).toBe((next + 5) * 20);
  },
  60_000 + KILLS * 20_000,
);
