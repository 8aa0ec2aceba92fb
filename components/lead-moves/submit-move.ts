import type { BantAnswers } from "@/lib/engine/bant-answers";
import type { Stage } from "@/lib/engine/stages";
import { moveLead, undoMove } from "@/lib/leads/actions";
import type { Failure } from "@/lib/operations/outcome";
import { saveBant } from "@/lib/qualification/actions";
import { bantInput } from "./bant-draft";
import { type MoveDraft, type MovingLead, moveInput } from "./move-draft";

export type MoveOutcome = Awaited<ReturnType<typeof moveLead>>;
export type MoveDone = Extract<MoveOutcome, { ok: true }>["value"];

const LOST: Failure = {
  ok: false,
  code: "failed",
  message: "The server could not be reached. Check your connection and try again.",
};

/** Makes a move that needs nothing more. Never throws. */
export function moveNow(lead: Pick<MovingLead, "id" | "version">, to: Stage): Promise<MoveOutcome> {
  return moveLead({ id: lead.id, version: lead.version, to }).catch(() => LOST);
}

/**
 * Keeps what was found out first, then makes the move. Never throws. `onKept` hears that the
 * answers are stored: they stay so when the move itself is refused.
 */
export async function submitMove(
  lead: Pick<MovingLead, "id" | "version">,
  to: Stage,
  draft: MoveDraft,
  known: BantAnswers,
  workspace: { currency: string; timeZone: string },
  onKept: () => void,
): Promise<MoveOutcome> {
  try {
    const answers = to === "sql" ? bantInput(known, draft.bant) : [];
    if (answers.length > 0) {
      const saved = await saveBant({ leadId: lead.id, answers });
      if (!saved.ok) return saved;
      onKept();
    }
    return await moveLead(moveInput(draft, lead, to, workspace));
  } catch {
    return LOST;
  }
}

/** Takes the latest move back. Never throws. */
export function undoNow({ id, version, moveId }: { id: string; version: number; moveId: string }) {
  return undoMove({ id, version, moveId }).catch((): Failure => LOST);
}
