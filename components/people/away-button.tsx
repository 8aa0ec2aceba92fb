"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Absence } from "@/lib/engine/absence";
import { AwayForm } from "./away-form";
import { awayTexts as texts } from "./away-texts";

/** Lets a manager say when somebody is out of office. */
export function AwayButton({
  user,
  today,
}: {
  user: { id: string; name: string; away: Absence | null };
  today: string;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        aria-label={texts.titleOf(user.name)}
        onPress={() => setOpen(true)}
      >
        {texts.action}
      </Button>
      {isOpen ? (
        <Dialog
          title={texts.titleOf(user.name)}
          description={texts.aboutOf(user.name)}
          isOpen
          onOpenChange={setOpen}
        >
          <AwayForm {...user} today={today} onDone={() => setOpen(false)} />
        </Dialog>
      ) : null}
    </>
  );
}
