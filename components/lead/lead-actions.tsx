"use client";

import { CalendarCheck, Mail, NotebookPen, Phone, UserRoundCog } from "lucide-react";
import { moveTexts } from "@/components/lead-moves/texts";
import { Button } from "@/components/ui/button";
import { EXIT_STAGES, type Stage } from "@/lib/engine/stages";
import type { LeadPage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import type { OpenDialog } from "./lead-dialogs";
import { leadTexts } from "./texts";

export interface LeadActionsProps {
  page: LeadPage;
  isPending: boolean;
  onOpen: (dialog: OpenDialog) => void;
  onMove: (to: Stage) => void;
}

/** What this person may do with the lead now. */
export function LeadActions({ page, isPending, onOpen, onMove }: LeadActionsProps) {
  const { can } = useDesk();
  const exits: readonly Stage[] = EXIT_STAGES;
  return (
    <>
      {can("lead:work") ? (
        <>
          <Button
            icon={<Phone aria-hidden="true" className="max-sm:hidden" />}
            onPress={() => onOpen({ kind: "touch", touch: "call" })}
          >
            {leadTexts.actions.call}
          </Button>
          <Button
            icon={<Mail aria-hidden="true" className="max-sm:hidden" />}
            onPress={() => onOpen({ kind: "touch", touch: "email" })}
          >
            {leadTexts.actions.email}
          </Button>
          <Button
            icon={<CalendarCheck aria-hidden="true" className="max-sm:hidden" />}
            onPress={() => onOpen({ kind: "touch", touch: "meeting" })}
          >
            {leadTexts.actions.meeting}
          </Button>
        </>
      ) : null}
      {can("lead:write") ? (
        <Button
          icon={<NotebookPen aria-hidden="true" className="max-sm:hidden" />}
          onPress={() => onOpen({ kind: "touch", touch: "note" })}
        >
          {leadTexts.actions.note}
        </Button>
      ) : null}
      {can("lead:assign") ? (
        <Button
          icon={<UserRoundCog aria-hidden="true" className="max-sm:hidden" />}
          onPress={() => onOpen({ kind: "assign" })}
        >
          {leadTexts.assign.button}
        </Button>
      ) : null}
      {page.allowed.to.map((to) => (
        <Button
          key={to}
          variant={exits.includes(to) ? "secondary" : "primary"}
          isPending={isPending}
          onPress={() => onMove(to)}
        >
          {moveTexts.actions[to]}
        </Button>
      ))}
    </>
  );
}
