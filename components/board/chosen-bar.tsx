"use client";

import { X } from "lucide-react";
import { moveTexts } from "@/components/lead-moves/texts";
import { StageDot } from "@/components/leads/stage-mark";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { liftToasts } from "@/components/ui/lift-toasts";
import { moveRefusal } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { MANY_STAGES, type ManyStage } from "@/lib/leads/schema/many-moves";
import { mayMove } from "@/lib/leads/schema/moves";
import type { Viewer } from "./board-data";
import { boardTexts } from "./texts";

interface ChosenBarProps {
  cards: readonly LeadCard[];
  viewer: Viewer;
  onMove: (cards: readonly LeadCard[], to: ManyStage) => void;
  onClear: () => void;
}

/** What can be done with the chosen cards: each move for those that can make it. */
export function ChosenBar({ cards, viewer, onMove, onClear }: ChosenBarProps) {
  const moves = MANY_STAGES.map((to) => {
    const able = cards.filter(
      ({ stage }) => moveRefusal(stage, to) === null && mayMove(viewer, stage, to),
    );
    return { to, able };
  }).filter(({ able }) => able.length > 0);
  return (
    <div
      ref={liftToasts}
      role="toolbar"
      aria-label={boardTexts.chosenActions}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClear();
      }}
      className="fixed inset-x-0 bottom-[calc(var(--shell-foot)+0.75rem)] z-20 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] flex-wrap items-center gap-1.5 rounded-xl border border-line-strong bg-raised px-3 py-2 shadow-float"
    >
      <IconButton
        label={boardTexts.clearChosen}
        size="sm"
        icon={<X aria-hidden="true" />}
        onPress={onClear}
      />
      <span className="tabular px-1 font-medium text-sm" role="status">
        {boardTexts.chosen(cards.length)}
      </span>
      {moves.map(({ to, able }) => {
        const action = moveTexts.actions[to];
        return (
          <Button
            key={to}
            size="sm"
            className="max-sm:grow"
            icon={<StageDot stage={to} />}
            onPress={() => onMove(able, to)}
          >
            {able.length === cards.length ? action : boardTexts.someOf(action, able.length)}
          </Button>
        );
      })}
    </div>
  );
}
