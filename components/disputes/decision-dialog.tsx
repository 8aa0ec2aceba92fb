"use client";

import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { decideDisputeAction } from "@/lib/disputes/actions";
import { DISPUTE_DECISIONS, type DisputeDecision } from "@/lib/engine/disputes";
import type { DecideDisputeProps } from "./decide-dispute";
import { disputeTexts as texts } from "./dispute-texts";

const options = DISPUTE_DECISIONS.map((value) => ({
  value,
  get label() {
    return texts.decisions[value].label;
  },
  get description() {
    return texts.decisions[value].about;
  },
}));

interface DecisionDialogProps extends DecideDisputeProps {
  onClose: () => void;
}

/** Asks a manager what a disputed rejection was. */
export default function DecisionDialog({ id, name, onDone, onClose }: DecisionDialogProps) {
  const [decision, setDecision] = useState<DisputeDecision | null>(null);
  const [note, setNote, clearNote] = useKept(`decision ${id}`, "");
  const [isTried, setTried] = useState(false);
  const { run, isPending, failure, fields } = useAction(decideDisputeAction);
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
      <Refusal failure={failure} />
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
