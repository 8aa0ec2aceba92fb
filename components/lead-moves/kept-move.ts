import { kept } from "@/components/ui/kept";
import type { Stage } from "@/lib/engine/stages";
import type { Failure } from "@/lib/operations/outcome";
import type { MoveDraft } from "./move-draft";

/** A move that was filled in and not made so far, and why it was refused. */
export interface KeptMove {
  draft: MoveDraft;
  failure?: Failure;
}

/** Many leads, as one that is kept. */
export function keyOfMany(leads: readonly { id: string }[]): string {
  return leads
    .map(({ id }) => id)
    .sort()
    .join(" ");
}

const keyOf = (leadId: string, to: Stage) => `move ${to} ${leadId}`;

export function readKeptMove(leadId: string, to: Stage): KeptMove | undefined {
  return kept.get(keyOf(leadId, to)) as KeptMove | undefined;
}

/** `null` forgets it. */
export function writeKeptMove(leadId: string, to: Stage, move: KeptMove | null): void {
  if (move === null) kept.delete(keyOf(leadId, to));
  else kept.set(keyOf(leadId, to), move);
}
