import { toast } from "@/components/ui/toast";
import type { Stage } from "@/lib/engine/stages";
import type { MovedLead, MovedLeads } from "@/lib/leads/schema/many-moves";
import { type ManyLead, undoMany } from "./move-many";
import { refusalLines } from "./refusal-lines";
import { moveTexts } from "./texts";

const texts = moveTexts.many;

/** Says what became of many moves, names those that were not made, and offers to take the rest back. */
export function announceMany(
  leads: readonly ManyLead[],
  to: Stage,
  { moved, refused }: MovedLeads,
  onUndone: (undone: readonly MovedLead[]) => void,
): void {
  const undo = {
    label: moveTexts.undo,
    isUndo: true,
    async onAction() {
      const undone = await undoMany(moved);
      onUndone(undone.moved);
      const isAll = undone.refused.length === 0;
      toast({
        tone: isAll ? "info" : "warn",
        title: isAll
          ? texts.undone(undone.moved.length)
          : texts.notUndone(undone.refused.length, moved.length),
        ...(isAll ? {} : { description: refusalLines(leads, undone.refused) }),
      });
    },
  };
  const isAll = refused.length === 0;
  toast({
    tone: isAll ? "good" : "warn",
    title: isAll ? texts.moved(moved.length, to) : texts.notMoved(refused.length, leads.length),
    ...(isAll ? {} : { description: refusalLines(leads, refused) }),
    ...(moved.length > 0 ? { action: undo } : {}),
  });
}
