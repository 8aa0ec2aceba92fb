import { forgetUnconfirmed } from "@/lib/forms/commands/submissions";
import { anyUnconfirmed } from "@/lib/forms/queries";
import { hub } from "@/lib/live/hub";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { forgetVisits, recordVisits } from "@/lib/tracking/commands";
import { anyOldVisits } from "@/lib/tracking/queries";
import type { QueuedVisit } from "@/lib/tracking/schema/visits";
import { WriteQueue } from "./write-queue";

/** People's writes come in between. */
const AT_ONCE = 500;

const shared = globalThis as unknown as { handoffVisits?: WriteQueue<QueuedVisit> };

function makeQueue(): WriteQueue<QueuedVisit> {
  const queue = new WriteQueue<QueuedVisit>({
    most: 20_000,
    afterMs: 500,
    async write(visits) {
      for (let i = 0; i < visits.length; i += AT_ONCE) {
        unwrap(await execute(recordVisits, SWEEP, { visits: visits.slice(i, i + AT_ONCE) }));
      }
    },
  });
  hub().onShutDown(() => void queue.flush());
  return queue;
}

/** Visits that are still to be written down. */
export function visitQueue(): WriteQueue<QueuedVisit> {
  shared.handoffVisits ??= makeQueue();
  return shared.handoffVisits;
}

/** Forgets what was never confirmed, and strangers' visits that are old enough. */
export async function forgetOld(stopped: () => boolean = () => false): Promise<void> {
  while (!stopped() && unwrap(await ask(anyUnconfirmed, SWEEP, {}))) {
    if (!(await execute(forgetUnconfirmed, SWEEP, {})).ok) break;
  }
  while (!stopped() && unwrap(await ask(anyOldVisits, SWEEP, {}))) {
    if (!(await execute(forgetVisits, SWEEP, {})).ok) break;
  }
}
