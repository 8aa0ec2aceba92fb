"use client";

import { Gavel } from "lucide-react";
import { useState } from "react";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
import { useKept } from "@/components/ui/kept";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { decideDisputeAction } from "@/lib/disputes/actions";
import { DISPUTE_DECISIONS, type DisputeDecision } from "@/lib/engine/disputes";
import { disputeTexts as texts } from "./dispute-texts";

export interface DecideDisputeProps {
  id: string;
  /** Of the lead. */
  name: string;
  onDone: () => void;
}

const options = DISPUTE_DECISIONS.map((value) => ({
  value,
  label: texts.decisions[value].label,
  description: texts.decisions[value].about,
}));

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
      {isOpen ? <Decision {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Decision({ id, name, onDone, onClose }: DecideDisputeProps & { onClose: () => void }) {
  const [decision, setDecision] = useState<DisputeDecision | null>(null);
  const [note, setNote, clearNote] = useKept(`decision ${id}`, "");
  const [isTried, setTried] = useState(false);
  const { run, isPending, message, fields } = useAction(decideDisputeAction);
  const isMissing = note.trim() === "";

  async function submit() {
    setTried(true);
    if (decision === null || isMissing) return;
    const outcome = await run({ id, decision, note });
    if (!outcome.ok) return;
    clearNote();
    toast({ title: texts.done[decision](name), tone: "good" });
    onClose();
    onDone();
  }

  return (
    <FormDialog
      title={texts.decideTitle(name)}
      action={texts.decide}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormError message={message} />
      <RadioGroup
        label={texts.decision}
        options={options}
        value={decision}
        onChange={setDecision}
        error={isTried && decision === null ? texts.decisionMissing : undefined}
        isRequired
      />
      <TextArea
        label={texts.decisionNote}
        description={texts.decisionNoteHint}
        value={note}
        onChange={setNote}
        maxLength={2000}
        error={isTried && isMissing ? texts.decisionNoteMissing : fields.note}
        isRequired
      />
    </FormDialog>
  );
}
