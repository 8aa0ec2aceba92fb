import { once } from "node:events";
import { constants, getPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";

it.runIf(process.platform === "linux")("lowers one thread, not the process", async () => {
  const before = getPriority();
  const worker = new Worker(new URL("../../tests/support/way-giver.mjs", import.meta.url));
  const [priority] = await once(worker, "message");
  expect(priority).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  expect(getPriority()).toBe(before);
});
