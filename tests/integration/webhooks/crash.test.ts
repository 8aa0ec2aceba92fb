import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startProgram, waitUntil } from "@/tests/support/processes";
import { added, arrives, clock, kept, MINUTE, receiver, round, withReceiver } from "./world";

const CHILD = path.join(import.meta.dirname, "delivering-child.ts");
/** How often a process is killed: `WEBHOOK_KILLS=100` for longer. */
const KILLS = Number(process.env.WEBHOOK_KILLS ?? 4);

withReceiver();

describe("a webhook", () => {
  it(
    "loses and doubles nothing when its process is killed",
    async () => {
      await added(["lead.created"]);
      const names: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const child = startProgram(
          process.execPath,
          ["--import", "tsx", CHILD, String(kill * 11 * MINUTE)],
          { env: process.env },
        );
        try {
          await waitUntil(async () => child.output().includes("ready"), 60_000, child.output);
          const many = 3 + (kill % 5);
          for (let i = 0; i < many; i++) {
            const name = `Kill ${kill} ${i}`;
            names.push(name);
            await arrives(name);
            await sleep(Math.random() * 20);
          }
        } finally {
          await child.stop("SIGKILL");
        }
      }
      // What was taken by the last one is due again.
      clock.now = Date.now() + (KILLS + 1) * 11 * MINUTE;
      await round();
      const rows = await kept();
      expect(rows.every(({ state }) => state === "delivered")).toBe(true);
      expect(rows).toHaveLength(names.length);
      const byId = new Map(
        receiver.received.map(({ headers, body }) => [headers["webhook-id"], JSON.parse(body)]),
      );
      expect([...byId.values()].map(({ data }) => data.lead.name).sort()).toEqual(names.sort());
    },
    120_000 + KILLS * 20_000,
  );
});
