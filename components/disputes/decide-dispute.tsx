"use client";

import { Gavel } from "lucide-react";
import { useState } from "react";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { disputeTexts as texts } from "./dispute-texts";

const DecisionDialog = later(async () => (await import("./decision-dialog")).default);

export interface DecideDisputeProps {
  id: string;
  /** Of the lead. */
  name: string;
  onDone: () => void;
}

/** The button by which a manager decides about a disputed rejection. */
export function DecideDispute(props: DecideDisputeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        icon={<Gavel aria-hidden="true" />}
        aria-label={texts.decideLabel(props.name)}
        onPress={() => setOpen(true)}
      >
        {texts.decide}
      </Button>
      {isOpen ? <DecisionDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
