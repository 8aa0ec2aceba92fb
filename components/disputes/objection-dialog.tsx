"use client";

import { type FormEvent, useId, useState } from "react";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
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
  const formId = useId();
  const [note, setNote] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, message, fields } = useAction(raiseDisputeAction);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setMissing(note.trim() === "");
    if (note.trim() === "" || isPending) return;
    const outcome = await run({ leadId: lead.id, moveId, note });
    if (!outcome.ok) return;
    toast({ title: texts.raised, tone: "good" });
    onClose();
    onDone();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={texts.raiseTitle(lead.name)}
      description={texts.raiseAbout}
      footer={
        <>
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={isPending}>
            {texts.raise}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        <TextArea
          label={texts.raiseNote}
          value={note}
          onChange={setNote}
          maxLength={2000}
          error={isMissing ? texts.noteMissing : fields.note}
          isRequired
          autoFocus
        />
      </form>
    </Dialog>
  );
}
