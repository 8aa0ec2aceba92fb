import type { ReadDb } from "@/db/handles";
import { type SampleRow, type SampleState, STOPPED_MS } from "./schema";
import { readOwn } from "./store";

/** How far the sample is: one that nobody goes on with has stopped. */
export function stateAt({ state, beatAt }: SampleRow, now: number): SampleState {
  const isLeft = state === "making" && now - beatAt >= STOPPED_MS;
  return isLeft ? "stopped" : state;
}

/** Why a workspace cannot be filled with the sample; null when it can. */
export async function obstacleIn(db: ReadDb): Promise<string | null> {
  const own = await readOwn(db);
  if (own.length === 0) return null;
  return `The sample needs an empty workspace. This one has ${own.join(", ")} of its own.`;
}
