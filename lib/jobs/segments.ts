import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { sweepSegments } from "@/lib/segments/commands";
import { anySegmentDue } from "@/lib/segments/queries";

/** Leads looked at at once: some milliseconds in which no request is answered. */
const BATCH = 200;

/** Finds the leads of segments that have changed, a transaction per batch. */
export async function sweepDueSegments(stopped: () => boolean = () => false): Promise<void> {
  while (!stopped() && unwrap(await ask(anySegmentDue, SWEEP, {}))) {
    const swept = await execute(sweepSegments, SWEEP, { limit: BATCH });
    // Another process was faster.
    if (!swept.ok && swept.code === "conflict") continue;
    unwrap(swept);
  }
}
