"use client";

import { parseDate, parseTime, toCalendarDateTime, today } from "@internationalized/date";
import { useDesk } from "@/components/lead/desk-context";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { recordConsentAction } from "@/lib/consents/actions";
import { type ConsentState, EARLIEST_CONSENT } from "@/lib/engine/consent";
import { consentTexts as texts } from "./texts";

interface Draft {
  state: ConsentState;
  wording: string;
  version: string;
  how: string;
  when: "now" | "day";
  day: string | null;
  time: string;
}

const EMPTY: Draft = {
  state: "given",
  wording: "",
  version: "",
  how: "",
  when: "now",
  day: null,
  time: "",
};

const options = (["given", "withdrawn"] as const).map((value) => ({
  value,
  get label() {
    return texts.choices[value];
  },
}));
const moments = (["now", "day"] as const).map((value) => ({
  value,
  get label() {
    return texts.moments[value];
  },
}));
const EARLIEST = new Date(EARLIEST_CONSENT).toISOString().slice(0, 10);

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
  const { timeZone } = useDesk();
  const [draft, change, clearDraft] = useKeptFields<Draft>(`consent ${lead.id}`, EMPTY);
  const { run, isPending, fields, failure } = useAction(recordConsentAction);

  async function submit() {
    const { state, how } = draft;
    const agreed = state === "given" ? { wording: draft.wording, version: draft.version } : {};
    const outcome = await run({
      leadId: lead.id,
      state,
      how,
      ...agreed,
      ...momentOf(draft, timeZone),
    });
    if (!outcome.ok) return;
    clearDraft();
    toast({ title: texts.saved, tone: "good" });
    onClose();
    onChanged();
  }

  return (
    <FormDialog
      size="sm"
      title={texts.dialogTitle(lead.name)}
      description={texts.about}
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
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
      <RadioGroup
        label={texts.when}
        options={moments}
        value={draft.when}
        onChange={(when) => change({ when })}
        orientation="horizontal"
      />
      {draft.when === "day" ? (
        <div className="flex flex-col gap-1">
          <div className="grid grid-cols-2 gap-3">
            <DateField
              label={texts.day}
              value={draft.day}
              onChange={(day) => change({ day })}
              min={EARLIEST}
              max={today(timeZone).toString()}
              error={fields.day ?? fields.at}
              isRequired
            />
            <TextField
              label={texts.time}
              type="time"
              value={draft.time}
              onChange={(time) => change({ time })}
            />
          </div>
          <p className="text-ink-muted text-xs">{texts.timeHint[draft.state]}</p>
        </div>
      ) : null}
    </FormDialog>
  );
}

/** What is known of when they said so: nothing but that it was now, a day, or a moment (epoch ms). */
function momentOf({ when, day, time }: Draft, timeZone: string): { at?: number; day?: string } {
  if (when === "now") return {};
  if (day === null || !/^\d{2}:\d{2}/.test(time)) return { day: day ?? "" };
  return { at: toCalendarDateTime(parseDate(day), parseTime(time)).toDate(timeZone).getTime() };
}
