"use client";

import Link from "next/link";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "@/components/ui/text-field";
import { uiTexts } from "@/components/ui/texts";
import { toast } from "@/components/ui/toast";
import { STAGE_INFO } from "@/lib/engine/stages";
import { createLead } from "@/lib/leads/actions";
import type { Failure } from "@/lib/operations/outcome";
import { addLeadTexts as texts } from "./add-lead-texts";

const FORM = "add-lead";

export interface AddLeadDialogProps {
  onAdded: (id: string) => void;
  onClose: () => void;
}

/** Brings a lead in by hand; the criteria judge it at once. */
export default function AddLeadDialog({ onAdded, onClose }: AddLeadDialogProps) {
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const optional = (name: string) => (text(name) === "" ? {} : { [name]: text(name) });
    setPending(true);
    setRefused(null);
    const outcome = await createLead({
      name: text("name"),
      ...optional("email"),
      ...optional("phone"),
      ...optional("source"),
      attributes: { ...optional("title"), ...optional("company") },
    }).catch((): Failure => ({ ok: false, code: "failed", message: texts.lost }));
    setPending(false);
    if (!outcome.ok) {
      setRefused(outcome);
      return;
    }
    onClose();
    const { id, stage } = outcome.value;
    toast({ tone: "good", title: texts.added(text("name"), STAGE_INFO[stage].name) });
    onAdded(id);
  }

  const known = refused?.code === "conflict" ? refused.fields?.id : undefined;
  const fields = refused?.code === "invalid" ? (refused.fields ?? {}) : {};
  const isInFields = Object.keys(fields).length > 0;
  return (
    <Dialog
      title={texts.title}
      description={texts.about}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={
        <>
          <Button onPress={onClose}>{uiTexts.cancel}</Button>
          <Button type="submit" form={FORM} variant="primary" isPending={isPending}>
            {texts.add}
          </Button>
        </>
      }
    >
      <form id={FORM} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={isInFields ? undefined : refused?.message} />
        {known ? (
          <Link href={`/leads/${known}`} prefetch={false} className="link font-medium">
            {texts.openKnown}
          </Link>
        ) : null}
        <TextField label={texts.name} name="name" error={fields.name} isRequired autoFocus />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label={texts.email} name="email" type="email" error={fields.email} />
          <TextField label={texts.phone} name="phone" type="tel" error={fields.phone} />
          <TextField label={texts.jobTitle} name="title" error={fields["attributes.title"]} />
          <TextField label={texts.company} name="company" error={fields["attributes.company"]} />
        </div>
        <TextField
          label={texts.source}
          name="source"
          description={texts.sourceHelp}
          error={fields.source}
        />
      </form>
    </Dialog>
  );
}
