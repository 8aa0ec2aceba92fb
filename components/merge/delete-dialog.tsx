"use client";

import { useState } from "react";
import { settle } from "@/components/lead/settle";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
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
  const [reason, setReason] = useState<DeletionReason | null>(null);
  const [isKeptOut, setKeptOut] = useState<boolean | null>(null);
  const [typed, setTyped] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  // Who asked for it is not to come back with the next list.
  const keepsOut = lead.email !== null && (isKeptOut ?? reason === "asked");
  const isNamed = typed.trim() === lead.name.trim();

  async function submit() {
    setAsked(true);
    if (!reason || !isNamed) return;
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
    <FormDialog
      variant="alert"
      size="sm"
      title={texts.removeTitle(lead.name)}
      description={texts.removeAbout}
      action={texts.removeButton}
      isDanger
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
