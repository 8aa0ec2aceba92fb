import { Ban } from "lucide-react";
import { moveTexts } from "@/components/lead-moves/texts";
import { cn } from "@/components/ui/cn";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { useBoardTools } from "./board-context";
import { whyNot } from "./use-board-moves";

/** What dropping the dragged card here would do, or why it would do nothing. */
export function DropHint({
  card,
  stage,
  isNarrow,
}: {
  card: LeadCard;
  stage: Stage;
  isNarrow: boolean;
}) {
  const { viewer } = useBoardTools();
  const why = whyNot(viewer, card.stage, stage);
  return (
    <div
      aria-hidden="true"
      className={cn(
        "pointer-events-none absolute inset-0 z-10 flex items-end justify-center rounded-xl p-2",
        why === null ? "border-2 border-accent border-dashed" : "bg-canvas/60",
      )}
    >
      {isNarrow ? null : (
        <span
          className={cn(
            "flex items-center gap-1.5 rounded-md px-2 py-1 text-xs shadow-card [&_svg]:size-3.5 [&_svg]:shrink-0",
            why === null ? "bg-accent font-medium text-on-accent" : "bg-raised text-ink-muted",
          )}
        >
          {why === null ? null : <Ban aria-hidden="true" />}
          {why ?? moveTexts.actions[stage]}
        </span>
      )}
    </div>
  );
}
