"use client";

import { CalendarOff } from "lucide-react";
import { useState } from "react";
import { awayTexts } from "@/components/people/away-texts";
import { later } from "@/components/shell/later";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { LeadCard } from "@/lib/leads/schema";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const AssignDialog = later(async () => (await import("./assign-dialog")).AssignDialog);

type Owned = Pick<LeadCard, "id" | "name" | "ownerId" | "ownerName" | "ownerAwayUntil" | "version">;

export function AwayBadge({ lead }: { lead: Pick<LeadCard, "ownerName" | "ownerAwayUntil"> }) {
  if (lead.ownerAwayUntil === null) return null;
  return (
    <Badge tone="warn" icon={<CalendarOff aria-hidden="true" />}>
      {awayTexts.owner(lead.ownerName ?? "", lead.ownerAwayUntil)}
    </Badge>
  );
}

/** That the lead's owner is out of office, and for who may: giving it to somebody else. */
export function AwayNotice({ lead, onChanged }: { lead: Owned; onChanged: () => void }) {
  const { me, can } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const { ownerAwayUntil: until } = lead;
  if (until === null || lead.ownerId === me.id) return null;
  return (
    <>
      <Notice
        tone="warn"
        title={awayTexts.owner(lead.ownerName ?? "", until)}
        action={
          can("lead:assign") ? (
            <Button size="sm" onPress={() => setOpen(true)}>
              {leadTexts.assign.button}
            </Button>
          ) : undefined
        }
      />
      {isOpen ? (
        <AssignDialog
          lead={lead}
          news={null}
          isOver={false}
          onChanged={onChanged}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
