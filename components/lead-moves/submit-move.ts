import type { BantAnswers } from "@/lib/engine/bant-answers";
import type { Stage } from "@/lib/engine/stages";
import { moveLead } from "@/lib/leads/actions";
import { saveBant } from "@/lib/qualification/actions";
import { bantInput } from "./bant-draft";
import { type MoveDraft, type MovingLead, moveInput } from "./move-draft";
import { LOST, type MoveOutcome } from "./move-now";

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
