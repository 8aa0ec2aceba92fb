"use client";

import { MessageSquareWarning } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { disputeTexts as texts } from "./dispute-texts";

const ObjectionDialog = later(async () => (await import("./objection-dialog")).ObjectionDialog);

export interface RaiseDisputeProps {
  lead: { id: string; name: string };
  /** The rejection as it is seen. */
  moveId: string;
  onDone: () => void;
}

/** The button by which marketing says that a rejection is wrong. */
export function RaiseDispute(props: RaiseDisputeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<MessageSquareWarning aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.raise}
      </Button>
      {isOpen ? <ObjectionDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
