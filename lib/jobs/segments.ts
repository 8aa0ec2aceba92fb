import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { sweepSegments } from "@/lib/segments/commands";
import { anySegmentDue } from "@/lib/segments/queries";
import { BatchSize } from "./batch-size";

/** Finds the leads of segments that have changed, a transaction per batch. */
export async function sweepDueSegments(stopped: () => boolean = () => false): Promise<void> {
  const batch = new BatchSize();
  while (!stopped() && unwrap(await ask(anySegmentDue, SWEEP, {}))) {
    await batch.run(async (limit) => {
      const swept = await execute(sweepSegments, SWEEP, { limit });
      // Another process was faster.
      if (!swept.ok && swept.code === "conflict") return 0;
      return unwrap(swept).looked;
    });
  }
}
