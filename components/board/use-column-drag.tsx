import { useRef } from "react";
import { type DropTarget, useDragAndDrop } from "react-aria-components";
import { moveRefusal, STAGE_INFO, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { type ColumnLine, isLine } from "./column-groups";
import { boardTexts } from "./texts";

const CARD_TYPE = "application/x-handoff-lead";

/** A column is dropped upon as a whole: its order is not the user's to choose. */
const WHOLE_COLUMN = { getDropTargetFromPoint: (): DropTarget => ({ type: "root" }) };

/** Lines between cards are no cards: they stay where they are. */
const STAYS = { dragProps: {}, dragButtonProps: {} };

/** The cards on their way; shared by all columns, for a drop cannot be asked what it holds. */
export interface Dragging {
  current: readonly LeadCard[];
}

interface Options {
  stage: Stage;
  cards: readonly LeadCard[];
  dragging: Dragging;
  onDragChange: (cards: readonly LeadCard[]) => void;
  onDrop: (cards: readonly LeadCard[], to: Stage) => void;
  isDisabled: boolean;
}

/** Dragging out of and dropping into one column, by pointer, touch and keyboard; chosen cards go together. */
export function useColumnDrag(options: Options) {
  const { stage, cards, dragging, onDragChange, onDrop, isDisabled } = options;
  const isByKeys = useRef<(() => boolean) | undefined>(undefined);
  const { dragAndDropHooks } = useDragAndDrop<ColumnLine>({
    isDisabled,
    getItems: (_keys, taken) =>
      taken
        .filter((line): line is LeadCard => !("kind" in line))
        .map((card) => ({ [CARD_TYPE]: card.id, "text/plain": card.name })),
    onDragStart({ keys }) {
      dragging.current = cards.filter((card) => keys.has(card.id));
      onDragChange(dragging.current);
    },
    onDragEnd: () => {
      dragging.current = [];
      onDragChange([]);
    },
    acceptedDragTypes: [CARD_TYPE],
    dropTargetDelegate: WHOLE_COLUMN,
    getDropOperation() {
      const [card] = dragging.current;
      // By pointer a refused drop is answered with the reason; by keys only what works is offered.
      const isRefused = card !== undefined && moveRefusal(card.stage, stage) !== null;
      return isRefused && isByKeys.current?.() ? "cancel" : "move";
    },
    onRootDrop() {
      const [first] = dragging.current;
      if (first && first.stage !== stage) onDrop(dragging.current, stage);
    },
    renderDragPreview: (items) => (
      <div className="max-w-56 truncate rounded-lg border border-accent bg-raised px-3 py-2 font-medium text-ink text-sm shadow-float">
        {items.length > 1
          ? boardTexts.dragMany(items.length)
          : (items[0]?.["text/plain"] ?? STAGE_INFO[stage].name)}
      </div>
    ),
  });
  isByKeys.current = dragAndDropHooks.isVirtualDragging;
  const { useDraggableItem: draggable } = dragAndDropHooks;
  return {
    ...dragAndDropHooks,
    ...(draggable
      ? {
          useDraggableItem: (...asked: Parameters<typeof draggable>) => {
            const item = draggable(...asked);
            return isLine(asked[0].key) ? STAYS : item;
          },
        }
      : {}),
  };
}
