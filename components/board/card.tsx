"use client";

import { Check, GripVertical } from "lucide-react";
import { Button, Checkbox } from "react-aria-components";
import type { LeadCard } from "@/lib/leads/schema";
import { CardFace, type CardProps } from "./card-face";
import { CardMenu } from "./card-menu";
import { boardTexts } from "./texts";

/** A lead on the board. */
export function Card({ card, agesAfter }: CardProps) {
  return (
    <CardFace card={card} agesAfter={agesAfter} menu={<CardMenu card={card} />}>
      <Choose card={card} />
      <Button
        slot="drag"
        aria-label={boardTexts.drag(card.name)}
        className="absolute inset-y-0 left-0 flex w-2.5 items-center justify-center text-ink-faint opacity-0 focus-visible:opacity-100 group-hover/card:opacity-100 [&_svg]:size-3"
      >
        <GripVertical aria-hidden="true" />
      </Button>
    </CardFace>
  );
}

/** Out of sight until the card is pointed at, or some card is chosen. */
function Choose({ card }: { card: LeadCard }) {
  return (
    <Checkbox
      slot="selection"
      aria-label={boardTexts.select(card.name)}
      className="absolute top-8 right-2.5 hidden size-4 items-center justify-center rounded-sm border border-control bg-surface text-on-accent data-focus-visible:flex data-selected:flex data-focus-visible:focus-ring data-selected:border-accent data-selected:bg-accent group-hover/card:flex in-data-choosing:flex"
    >
      {({ isSelected }) =>
        isSelected ? <Check aria-hidden="true" className="size-3" strokeWidth={3} /> : null
      }
    </Checkbox>
  );
}
