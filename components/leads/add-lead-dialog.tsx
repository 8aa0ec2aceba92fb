"use client";

import Link from "next/link";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { STAGE_INFO } from "@/lib/engine/stages";
import { createLead } from "@/lib/leads/actions";
import type { Failure } from "@/lib/operations/outcome";
import { addLeadTexts as texts } from "./add-lead-texts";

interface Draft {
  name: string;
  email: string;
  phone: string;
  title: string;
  company: string;
  source: string;
}
const EMPTY: Draft = { name: "", email: "", phone: "", title: "", company: "", source: "" };

export interface AddLeadDialogProps {
  onAdded: (id: string) => void;
  onClose: () => void;
}

/** Brings a lead in by hand; the criteria judge it at once. */
export default function AddLeadDialog({ onAdded, onClose }: AddLeadDialogProps) {
  const [draft, change, clearDraft] = useKeptFields("new lead", EMPTY);
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);

  async function submit() {
    const name = draft.name.trim();
    const optional = (field: keyof Draft) => {
      const text = draft[field].trim();
      return text === "" ? {} : { [field]: text };
    };
    setPending(true);
    setRefused(null);
    const outcome = await createLead({
      name,
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
    clearDraft();
    onClose();
    const { id, stage } = outcome.value;
    toast({ tone: "good", title: texts.added(name, STAGE_INFO[stage].name) });
    onAdded(id);
  }

  const known = refused?.code === "conflict" ? refused.fields?.id : undefined;
  const fields = refused?.code === "invalid" ? (refused.fields ?? {}) : {};
  const isInFields = Object.keys(fields).length > 0;
  return (
    <FormDialog
      title={texts.title}
      description={texts.about}
      action={texts.add}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={isInFields || refused === null ? undefined : refused} />
      {known ? (
        <Link href={`/leads/${known}`} prefetch={false} className="link font-medium">
          {texts.openKnown}
        </Link>
      ) : null}
      <TextField
        label={texts.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={fields.name}
        isRequired
        autoFocus
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={texts.email}
          value={draft.email}
          onChange={(email) => change({ email })}
          type="email"
          error={fields.email}
        />
        <TextField
          label={texts.phone}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          type="tel"
          error={fields.phone}
        />
        <TextField
          label={texts.jobTitle}
          value={draft.title}
          onChange={(title) => change({ title })}
          error={fields["attributes.title"]}
        />
        <TextField
          label={texts.company}
          value={draft.company}
          onChange={(company) => change({ company })}
          error={fields["attributes.company"]}
        />
      </div>
      <TextField
        label={texts.source}
        value={draft.source}
        onChange={(source) => change({ source })}
        description={texts.sourceHelp}
        error={fields.source}
      />
    </FormDialog>
  );
}
