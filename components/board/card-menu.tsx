"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components";
import { moveTexts } from "@/components/lead-moves/texts";
import { StageDot } from "@/components/leads/stage-mark";
import { Menu, type MenuGroup } from "@/components/ui/menu";
import { STAGE_INFO } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import type { LeadCard } from "@/lib/leads/schema";
import { movesFor } from "@/lib/leads/schema/moves";
import { useBoardTools } from "./board-context";
import { boardTexts, keyOf } from "./texts";

/** Everything that can be done with a card, by pointer, touch and keys alike. */
export function CardMenu({ card }: { card: LeadCard }) {
  const { viewer, startMove, toggle } = useBoardTools();
  const [isOpen, setOpen] = useState(false);
  // Hundreds of cards: the entries are made only for the one that is open.
  const groups = isOpen ? groupsFor(card) : [];

  function groupsFor(lead: LeadCard): MenuGroup[] {
    const moves = movesFor(viewer, lead.stage).map((to) => {
      const shortcut = keyOf(to);
      return {
        id: to,
        label: STAGE_INFO[to].name,
        description: moveTexts.actions[to],
        icon: <StageDot stage={to} />,
        ...(shortcut ? { shortcut } : {}),
        onAction: () => startMove(lead, to),
      };
    });
    const none = { id: "none", label: boardTexts.noMoves, isDisabled: true };
    return [
      { id: "move", title: boardTexts.moveTo, entries: moves.length > 0 ? moves : [none] },
      {
        id: "open",
        title: "",
        entries: [
          { id: "open", label: boardTexts.open, href: `/leads/${lead.id}` },
          ...(moves.length > 0
            ? [
                {
                  id: "choose",
                  label: boardTexts.choose,
                  shortcut: t("Space"),
                  onAction: () => toggle(lead.id),
                },
              ]
            : []),
        ],
      },
    ];
  }

  return (
    <Menu
      label={boardTexts.menu(card.name)}
      placement="bottom end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      groups={groups}
      trigger={
        <Button
          data-card-menu=""
          aria-label={boardTexts.menu(card.name)}
          className="-mr-1 flex size-6 shrink-0 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink aria-expanded:bg-hover [&_svg]:size-4 pointer-coarse:-my-2 pointer-coarse:size-9"
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      }
    />
  );
}
