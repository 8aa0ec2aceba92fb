import { toast } from "@/components/ui/toast";
import type { Stage } from "@/lib/engine/stages";
import type { Failure } from "@/lib/operations/outcome";
import { type MoveDone, undoNow } from "./move-now";
import { moveTexts } from "./texts";

/** Says that a lead was moved, and offers to take it back. */
export function announceMove(
  lead: { name: string },
  done: MoveDone,
  onUndone: (undone: MoveDone) => void,
): void {
  toast({
    tone: "good",
    title: moveTexts.moved(lead.name, done.stage),
    action: {
      label: moveTexts.undo,
      isUndo: true,
      async onAction() {
        const outcome = await undoNow(done);
        if (!outcome.ok) {
          announceRefusal(lead, outcome);
          return;
        }
        toast({ tone: "info", title: moveTexts.undone(lead.name, outcome.value.stage) });
        onUndone(outcome.value);
      },
    },
  });
}

/** Says why a lead was not moved; somebody else being faster is no error of the user's. */
export function announceRefusal(lead: { name: string }, failure: Failure): void {
  toast({
    tone: failure.code === "conflict" ? "warn" : "bad",
    title: moveTexts.notMoved(lead.name),
    description: failure.message,
  });
}

/** The same for a move that the lifecycle or the role does not allow. */
export function announceImpossible(lead: { name: string }, to: Stage, why: string): void {
  toast({
    tone: "warn",
    title: moveTexts.notMovedTo(lead.name, to),
    description: why,
  });
}
