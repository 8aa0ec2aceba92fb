import { undoNow } from "@/components/lead-moves/move-now";
import { moveTexts } from "@/components/lead-moves/texts";
import { toast } from "@/components/ui/toast";
import type { Stage } from "@/lib/engine/stages";

export interface MovedLead {
  name: string;
  to: Stage;
  done: { id: string; version: number; moveId: string };
  /** After it was taken back, or could not be. */
  onUndone: () => void;
}

/** Says that a lead was moved, and offers to take it back. */
export function sayMoved({ name, to, done, onUndone }: MovedLead): void {
  toast({
    title: moveTexts.moved(name, to),
    tone: "good",
    action: {
      label: moveTexts.undo,
      isUndo: true,
      async onAction() {
        const outcome = await undoNow(done);
        if (outcome.ok) {
          toast({ title: moveTexts.undone(name, outcome.value.stage), tone: "info" });
        } else toast({ title: outcome.message, tone: "bad" });
        onUndone();
      },
    },
  });
}
