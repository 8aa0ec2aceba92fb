"use client";

import { type FormEvent, useId, useState } from "react";
import { settle } from "@/components/lead/settle";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { deleteLead } from "@/lib/leads/actions";
import {
  DELETION_REASON_NAMES,
  DELETION_REASONS,
  type DeletionReason,
} from "@/lib/leads/schema/merges";
import { mergeTexts as texts } from "./texts";

export interface DeleteDialogProps {
  lead: { id: string; name: string; email: string | null; version: number };
  onClose: () => void;
  onDeleted: () => void;
  /** It was refused: the lead may not be what it was thought to be. */
  onRefused: () => void;
}

/** Erases a person, once their name was typed. */
export function DeleteDialog({ lead, onClose, onDeleted, onRefused }: DeleteDialogProps) {
  const formId = useId();
  const [reason, setReason] = useState<DeletionReason | null>(null);
  const [isKeptOut, setKeptOut] = useState<boolean | null>(null);
  const [typed, setTyped] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  // Who asked for it is not to come back with the next list.
  const keepsOut = lead.email !== null && (isKeptOut ?? reason === "asked");
  const isNamed = typed.trim() === lead.name.trim();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setAsked(true);
    if (!reason || !isNamed || isPending) return;
    setPending(true);
    setMessage(undefined);
    const { id, version } = lead;
    const outcome = await settle(deleteLead({ id, version, reason, isKeptOut: keepsOut }));
    setPending(false);
    if (outcome.ok) {
      toast({ title: texts.removed, tone: "good" });
      onDeleted();
      return;
    }
    setMessage(outcome.message);
    onRefused();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      variant="alert"
      size="sm"
      title={texts.removeTitle(lead.name)}
      description={texts.removeAbout}
      footer={
        <>
          <Button onPress={onClose}>{texts.cancel}</Button>
          <Button type="submit" form={formId} variant="danger" isPending={isPending}>
            {texts.removeButton}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        <Select
          label={texts.reason}
          options={DELETION_REASONS.map((value) => ({
            value,
            label: DELETION_REASON_NAMES[value],
          }))}
          value={reason}
          onChange={setReason}
          error={isAsked && !reason ? texts.reasonMissing : undefined}
        />
        {lead.email === null ? null : (
          <Checkbox
            label={texts.keepOut}
            description={texts.keepOutHint}
            isSelected={keepsOut}
            onChange={setKeptOut}
          />
        )}
        <TextField
          label={texts.confirm(lead.name)}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          error={isAsked && !isNamed ? texts.confirmWrong : undefined}
        />
      </form>
    </Dialog>
  );
}
