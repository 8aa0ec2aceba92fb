"use client";

import { now, parseDate, toCalendarDate } from "@internationalized/date";
import { type FormEvent, useId } from "react";
import { useDesk, useKept } from "@/components/lead/desk-context";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { uiTexts } from "@/components/ui/texts";
import { toast } from "@/components/ui/toast";
import { recordConsentAction } from "@/lib/consents/actions";
import type { ConsentState } from "@/lib/engine/consent";
import { consentTexts as texts } from "./texts";

interface Draft {
  state: ConsentState;
  wording: string;
  version: string;
  how: string;
  day: string | null;
}

const options = (["given", "withdrawn"] as const).map((value) => ({
  value,
  label: texts.choices[value],
}));

/** Records what a person agreed to, or that they took it back. */
export function ConsentDialog({
  lead,
  onChanged,
  onClose,
}: {
  lead: { id: string; name: string };
  onChanged: () => void;
  onClose: () => void;
}) {
  const formId = useId();
  const { timeZone } = useDesk();
  const today = toCalendarDate(now(timeZone)).toString();
  const empty: Draft = { state: "given", wording: "", version: "", how: "", day: today };
  const [draft, setDraft, clearDraft] = useKept<Draft>(`consent ${lead.id}`, empty);
  const { run, isPending, fields, message } = useAction(recordConsentAction);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const { state, how, day } = draft;
    // Of an earlier day its beginning is known, of today the moment.
    const at = day === null || day === today ? {} : { at: startOf(day, timeZone) };
    const agreed = state === "given" ? { wording: draft.wording, version: draft.version } : {};
    const outcome = await run({ leadId: lead.id, state, how, ...agreed, ...at });
    if (!outcome.ok) return;
    clearDraft();
    toast({ title: texts.saved, tone: "good" });
    onClose();
    onChanged();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="sm"
      title={texts.dialogTitle(lead.name)}
      description={texts.about}
      footer={
        <>
          <Button onPress={onClose}>{uiTexts.cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isPending={isPending}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        <RadioGroup
          label={texts.state}
          options={options}
          value={draft.state}
          onChange={(state) => change({ state })}
          orientation="horizontal"
        />
        {draft.state === "given" ? (
          <>
            <TextArea
              label={texts.wording}
              rows={3}
              value={draft.wording}
              onChange={(wording) => change({ wording })}
              maxLength={5000}
              error={fields.wording}
              isRequired
            />
            <TextField
              label={texts.version}
              description={texts.versionHint}
              value={draft.version}
              onChange={(version) => change({ version })}
              maxLength={100}
              error={fields.version}
            />
          </>
        ) : null}
        <TextField
          label={texts.how}
          placeholder={texts.howPlaceholder}
          value={draft.how}
          onChange={(how) => change({ how })}
          maxLength={300}
          error={fields.how}
          isRequired
        />
        <DateField
          label={texts.day}
          value={draft.day}
          onChange={(day) => change({ day })}
          max={today}
          error={fields.at}
        />
      </form>
    </Dialog>
  );
}

function startOf(day: string, timeZone: string): number {
  return parseDate(day).toDate(timeZone).getTime();
}
