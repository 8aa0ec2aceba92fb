import { readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";
import path from "node:path";

/**
 * Lets this thread wait for a processor as long as another one of the process wants it, so that a
 * replay of all history holds up no request. Linux alone gives threads priorities of their own;
 * elsewhere all stay equal.
 */
export function giveWayToRequests(): void {
  if (process.platform !== "linux") return;
  try {
    const thread = readlinkSync(/* turbopackIgnore: true */ "/proc/thread-self");
    setPriority(Number(path.basename(thread)), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Without /proc, or where it is not allowed: nothing but time depends on it.
  }
}
