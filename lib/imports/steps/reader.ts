import { parentPort } from "node:worker_threads";
import { giveWayToRequests } from "@/lib/analyst/priority";
import { Refusal } from "@/lib/operations/outcome";
import type { Order, Report } from "./ahead";
import { batchesOf, type FileToRead } from "./batches";

/** So many batches lie ready at most: a thousand rows take some megabytes. */
const MOST_AHEAD = 2;

let ahead = 0;
let onTaken: (() => void) | null = null;

function tell(report: Report): void {
  parentPort?.postMessage(report);
}

async function read(toRead: FileToRead): Promise<void> {
  try {
    for await (const batch of batchesOf(toRead)) {
      tell({ kind: "batch", batch });
      ahead += 1;
      while (ahead >= MOST_AHEAD) {
        await new Promise<void>((resolve) => {
          onTaken = resolve;
        });
      }
    }
    tell({ kind: "end" });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message } = error;
    tell({ kind: "refused", code, message });
  }
}

giveWayToRequests();
parentPort?.on("message", (order: Order) => {
  if (order.kind === "read") {
    void read(order.file);
    return;
  }
  ahead -= 1;
  onTaken?.();
});
tell({ kind: "ready" });
