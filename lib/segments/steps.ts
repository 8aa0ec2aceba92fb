import type { Tx } from "@/db/handles";
import { compileSegments } from "@/lib/engine/segments";
import type { SegmentRow } from "./schema";
import { holdSegments, readKnown, type SweptLead, saveMasks } from "./store";

/** Says of leads which segments they are in, and keeps what changed; returns how many did. */
export async function place(
  tx: Tx,
  leads: readonly SweptLead[],
  all: readonly SegmentRow[],
): Promise<number> {
  const maskOf = compileSegments(all);
  const changed = leads
    .map(({ id, attributes, segments }) => ({ id, was: segments, segments: maskOf(attributes) }))
    .filter(({ was, segments }) => was !== segments);
  await saveMasks(tx, changed);
  return changed.length;
}

/** The same of leads of which something else may be known now, held by this transaction. */
export async function placeHeld(tx: Tx, leadIds: readonly string[]): Promise<void> {
  const all = await holdSegments(tx);
  if (all.length > 0) await place(tx, await readKnown(tx, leadIds), all);
}
