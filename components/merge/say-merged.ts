import { settle } from "@/components/lead/settle";
import { toast } from "@/components/ui/toast";
import { undoMerge } from "@/lib/leads/actions";
import { mergeTexts as texts } from "./texts";

/** Takes a merge back, and says how it went; `name` is the lead that comes back. */
export async function takeBack(mergeId: string, name: string): Promise<void> {
  const outcome = await settle(undoMerge({ mergeId }));
  toast(
    outcome.ok
      ? { title: texts.undone(name), tone: "info" }
      : { title: outcome.message, tone: "bad" },
  );
}

export interface Merged {
  mergeId: string;
  /** The lead that stays, and the one that went into it. */
  name: string;
  other: string;
  onUndone: () => void;
}

/** Says that leads were merged, and offers to take it back. */
export function sayMerged({ mergeId, name, other, onUndone }: Merged): void {
  toast({
    title: texts.done(other, name),
    tone: "good",
    action: {
      label: texts.undo,
      isUndo: true,
      async onAction() {
        await takeBack(mergeId, other);
        onUndone();
      },
    },
  });
}
