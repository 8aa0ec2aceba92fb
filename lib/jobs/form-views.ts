import { countFormViews } from "@/lib/forms/commands/submissions";
import { hub } from "@/lib/live/hub";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { WriteQueue } from "./write-queue";

const shared = globalThis as unknown as { handoffFormViews?: WriteQueue<string> };

function makeQueue(): WriteQueue<string> {
  const queue = new WriteQueue<string>({
    most: 50_000,
    afterMs: 5000,
    async write(formIds) {
      const counts = new Map<string, number>();
      for (const id of formIds) counts.set(id, (counts.get(id) ?? 0) + 1);
      const views = [...counts].map(([formId, count]) => ({ formId, count }));
      unwrap(await execute(countFormViews, SWEEP, { views }));
    },
  });
  hub().onShutDown(() => void queue.flush());
  return queue;
}

/** Views of forms that are still to be counted, by the forms' ids. */
export function formViews(): WriteQueue<string> {
  shared.handoffFormViews ??= makeQueue();
  return shared.handoffFormViews;
}
