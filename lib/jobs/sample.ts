import { setImmediate } from "node:timers/promises";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { log } from "@/lib/operations/log";
import { Refusal, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import type { SampleOptions } from "@/lib/sample/make";
import { clearSample, endSample, noteSample, settleSample } from "@/lib/sample-workspace/commands";
import { sampleWork } from "@/lib/sample-workspace/queries";
import { BatchSize } from "./batch-size";

/** Days of the story in one transaction: few, so that requests come in between. */
const UNIT_DAYS = 2;

/** Fills the workspace with the sample, if an admin asked for it. Says whether it did. */
export async function fillWithSample(size: SampleOptions = {}): Promise<boolean> {
  if (!unwrap(await ask(sampleWork, SWEEP, {})).isWanted) return false;
  const { makeSample } = await import("@/lib/sample/make");
  let noted = 0;
  try {
    await makeSample({
      ...size,
      unitDays: UNIT_DAYS,
      open: async (workspace) => void unwrap(await execute(settleSample, SWEEP, workspace)),
      onHired: async (staff) =>
        void unwrap(await execute(noteSample, SWEEP, { share: 0, staff: [...staff] })),
      async onProgress(share) {
        // Otherwise a chain of answers that are there at once holds up everything else.
        await setImmediate();
        if (share < noted + 0.01) return;
        noted = share;
        unwrap(await execute(noteSample, SWEEP, { share }));
      },
    });
  } catch (error) {
    // Another process was faster.
    if (error instanceof Refusal && error.code === "conflict" && noted === 0) return false;
    log.error({ err: error }, "the sample could not be made");
    unwrap(await execute(endSample, SWEEP, { isDone: false }));
    return false;
  }
  unwrap(await execute(endSample, SWEEP, { isDone: true }));
  return true;
}

/** Takes a sample away that an admin removes, a transaction per part. Says whether it did. */
export async function clearRemovedSample(stopped: () => boolean = () => false): Promise<boolean> {
  const batch = new BatchSize();
  let isDone = false;
  while (!stopped() && unwrap(await ask(sampleWork, SWEEP, {})).isGoing) {
    await batch.run(async (limit) => {
      const part = await execute(clearSample, SWEEP, { limit });
      // Another process was faster.
      if (!part.ok && part.code === "conflict") return 0;
      isDone = unwrap(part).isDone;
      return part.ok ? part.value.cleared : 0;
    });
    await setImmediate();
  }
  return isDone;
}

/** Work that would take part in the sample's story, which has its own clock, waits until it is told. */
export function besidesSample(
  work: (stopped: () => boolean) => Promise<unknown>,
): (stopped: () => boolean) => Promise<unknown> {
  return async (stopped) => {
    if (!unwrap(await ask(sampleWork, SWEEP, {})).isAtWork) await work(stopped);
  };
}

/** Nothing of the sample goes out by mail: its people do not exist. */
export function unlessSample(
  work: (stopped: () => boolean) => Promise<unknown>,
): (stopped: () => boolean) => Promise<unknown> {
  return async (stopped) => {
    if (!unwrap(await ask(sampleWork, SWEEP, {})).isThere) await work(stopped);
  };
}
