"use client";

import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { TextArea } from "@/components/ui/text-area";
import { toast } from "@/components/ui/toast";
import { raiseDisputeAction } from "@/lib/disputes/actions";
import { disputeTexts as texts } from "./dispute-texts";
import type { RaiseDisputeProps } from "./raise-dispute";

/** Says what is wrong about a rejection. */
export function ObjectionDialog({
  lead,
  moveId,
  onDone,
  onClose,
}: RaiseDisputeProps & { onClose: () => void }) {
  const [note, setNote, clearNote] = useKept(`objection ${moveId}`, "");
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, failure, fields } = useAction(raiseDisputeAction);

  async function submit() {
    setMissing(note.trim() === "");
    if (note.trim() === "") return;
    const outcome = await run({ leadId: lead.id, moveId, note });
    if (!outcome.ok) return;
    clearNote();
    toast({ title: texts.raised, tone: "good" });
    onClose();
    onDone();
  }

  return (
    <FormDialog
      title={texts.raiseTitle(lead.name)}
      description={texts.raiseAbout}
      action={texts.raise}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextArea
        label={texts.raiseNote}
        value={note}
        onChange={setNote}
        maxLength={2000}
        error={isMissing ? texts.noteMissing : fields.note}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
