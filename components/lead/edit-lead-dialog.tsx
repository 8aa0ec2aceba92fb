"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { fetchJson } from "@/components/leads/fetch-json";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { updateLead } from "@/lib/leads/actions";
import type { LeadDetail, LeadPage } from "@/lib/leads/schema/page";
import type { Failure } from "@/lib/operations/outcome";
import { valueText } from "./format";
import { type Edited, editableAttributes, type LeadEdits, NO_EDITS, updateOf } from "./lead-edits";
import { settle } from "./settle";
import { leadTexts } from "./texts";

const texts = leadTexts.facts;

export interface EditLeadDialogProps {
  /** The newest known state: after a conflict the dialog goes on with it. */
  page: Pick<LeadPage, "lead" | "emails">;
  onChanged: () => void;
  onClose: () => void;
}

/** Edits what is known. Only what was touched is sent, so that others' changes are not undone. */
export function EditLeadDialog({ page, onChanged, onClose }: EditLeadDialogProps) {
  const { lead, emails } = page;
  const [edits, setEdits, clearEdits] = useKept<LeadEdits>(`facts ${lead.id}`, NO_EDITS);
  const [custom, setCustom] = useState<readonly AttributeDefinition[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);
  const [seen] = useState(lead);

  useEffect(() => {
    const left = new AbortController();
    fetchJson<AttributeDefinition[]>("/api/queue/attributes", left.signal).then((outcome) => {
      if (outcome.ok) setCustom(outcome.value);
    });
    return () => left.abort();
  }, []);

  async function submit() {
    const input = updateOf(page, edits);
    setErrors({});
    setFailure(undefined);
    if (!input) {
      clearEdits();
      onClose();
      return;
    }
    setPending(true);
    const outcome = await settle(updateLead(input));
    setPending(false);
    if (outcome.ok) {
      clearEdits();
      toast({ title: leadTexts.saved, tone: "good" });
      onClose();
    } else {
      setErrors(outcome.fields ?? {});
      setFailure(outcome);
    }
    onChanged();
  }

  const setAttribute = (id: string, value: Edited) =>
    setEdits({ ...edits, attributes: { ...edits.attributes, [id]: value } });
  /** `takeTheirs` forgets what was typed here; to save again is to keep it. */
  const meanwhile = (
    known: Edited | undefined,
    before: Edited | undefined,
    isTouched: boolean,
    takeTheirs: () => void,
  ) =>
    isTouched && known !== before
      ? {
          description: (
            <ChangedMeanwhile
              value={known === null || known === undefined ? texts.notKnown : valueText(known)}
              onTake={takeTheirs}
            />
          ),
        }
      : {};
  const forget = (field: "name" | "email" | "phone") => () => {
    const { [field]: _, ...rest } = edits;
    setEdits(rest);
  };
  const forgetAttribute = (id: string) => () => {
    const { [id]: _, ...attributes } = edits.attributes;
    setEdits({ ...edits, attributes });
  };

  return (
    <FormDialog
      size="lg"
      title={texts.editTitle(lead.name)}
      description={texts.editAbout}
      action={leadTexts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={texts.name}
          value={edits.name ?? lead.name}
          onChange={(name) => setEdits({ ...edits, name })}
          error={errors.name}
          isRequired
          className="sm:col-span-2"
          {...meanwhile(lead.name, seen.name, edits.name !== undefined, forget("name"))}
        />
        <TextField
          label={leadTexts.email}
          type="email"
          value={edits.email ?? lead.email ?? ""}
          onChange={(email) => setEdits({ ...edits, email })}
          error={errors.email}
          {...meanwhile(lead.email, seen.email, edits.email !== undefined, forget("email"))}
        />
        <TextField
          label={leadTexts.phone}
          type="tel"
          value={edits.phone ?? lead.phone ?? ""}
          onChange={(phone) => setEdits({ ...edits, phone })}
          error={errors.phone}
          {...meanwhile(lead.phone, seen.phone, edits.phone !== undefined, forget("phone"))}
        />
        <TagField
          label={texts.emails}
          description={texts.emailsAbout}
          value={edits.emails ?? emails}
          onChange={(next) => setEdits({ ...edits, emails: next })}
          error={Object.entries(errors).find(([field]) => /^emails\b/.test(field))?.[1]}
          className="sm:col-span-2"
        />
        {editableAttributes(custom, lead.attributes).map((attribute) => (
          <AttributeField
            key={attribute.id}
            attribute={attribute}
            value={shownValue(attribute.id, edits, lead)}
            onChange={(value) => setAttribute(attribute.id, value)}
            error={errors[`attributes.${attribute.id}`]}
            {...meanwhile(
              lead.attributes[attribute.id],
              seen.attributes[attribute.id],
              attribute.id in edits.attributes,
              forgetAttribute(attribute.id),
            )}
          />
        ))}
      </div>
    </FormDialog>
  );
}

function ChangedMeanwhile({ value, onTake }: { value: string; onTake: () => void }) {
  return (
    <span className="text-warn-ink">
      {texts.changedMeanwhile(value)}{" "}
      <button type="button" className="link" onClick={onTake}>
        {texts.takeTheirs}
      </button>
    </span>
  );
}

function shownValue(id: string, edits: LeadEdits, lead: LeadDetail): Edited {
  const edited = edits.attributes[id];
  return edited === undefined ? (lead.attributes[id] ?? null) : edited;
}

const yesNo = [
  {
    value: "unknown",
    get label() {
      return texts.notKnown;
    },
  },
  {
    value: "yes",
    get label() {
      return texts.yes;
    },
  },
  {
    value: "no",
    get label() {
      return texts.no;
    },
  },
] as const;

function AttributeField({
  attribute,
  value,
  onChange,
  error,
  description,
}: {
  attribute: AttributeDefinition;
  value: Edited;
  onChange: (value: Edited) => void;
  error: string | undefined;
  description?: ReactNode;
}) {
  const { label, type } = attribute;
  const shared = { label, error, description };
  if (type === "number") {
    return (
      <NumberField
        {...shared}
        hideSteps
        value={typeof value === "number" ? value : null}
        onChange={onChange}
      />
    );
  }
  if (type === "boolean") {
    return (
      <Select
        {...shared}
        options={yesNo}
        value={value === true ? "yes" : value === false ? "no" : "unknown"}
        onChange={(next) => onChange(next === "unknown" ? null : next === "yes")}
      />
    );
  }
  if (type === "date" && (value === null || /^\d{4}-\d{2}-\d{2}$/.test(String(value)))) {
    return (
      <DateField
        {...shared}
        value={value === null ? null : String(value)}
        onChange={(next) => onChange(next)}
      />
    );
  }
  return (
    <TextField
      {...shared}
      value={value === null ? "" : String(value)}
      onChange={(text) => onChange(text === "" ? null : text)}
    />
  );
}
