import { existsSync, mkdirSync, rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_AGAIN_MS = 100;

/**
 * Has something made by the first process that asks for it; whoever comes later waits until it is
 * there. `place` is a path that is free; marks stand beside it. Gives whether this process made it.
 */
export async function madeOnce(place: string, make: () => Promise<void>): Promise<boolean> {
  const done = `${place}.done`;
  const making = `${place}.making`;
  while (!existsSync(done)) {
    if (!isFirst(making)) {
      await sleep(LOOK_AGAIN_MS);
      continue;
    }
    try {
      // Somebody finished between the look and the lock.
      if (existsSync(done)) return false;
      await make();
      mkdirSync(done);
      return true;
    } finally {
      // When it failed, whoever waits tries it themselves, and meets the same error.
      rmSync(making, { recursive: true });
    }
  }
  return false;
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
