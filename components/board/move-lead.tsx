"use client";

import { MoveDialog, type MoveDialogProps } from "@/components/lead-moves/move-dialog";
import type { LeadCard } from "@/lib/leads/schema";
import { useQualifying } from "./use-qualifying";

type MoveLeadProps = Pick<
  MoveDialogProps,
  "to" | "reasons" | "currency" | "timeZone" | "lastMover" | "onDone" | "onClose"
> & { card: LeadCard };

/** Asks for what a card's move needs, with what is known of its BANT. */
export default function MoveLead({ card, ...props }: MoveLeadProps) {
  const qualifying = useQualifying(props.to === "sql" ? card.id : null);
  return <MoveDialog lead={card} {...props} {...qualifying} />;
}
