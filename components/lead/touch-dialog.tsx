"use client";

import { parseDate, parseTime, toCalendarDateTime, today } from "@internationalized/date";
import { useState } from "react";
import { News } from "@/components/lead-moves/news";
import { Refusal } from "@/components/lead-moves/refusal";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { addNote, logCall, logTouch } from "@/lib/activities/actions";
import { CALL_OUTCOME_NAMES, CALL_OUTCOMES, type CallOutcome } from "@/lib/engine/activities";
import { zoneText } from "@/lib/format";
import type { Failure, Outcome } from "@/lib/operations/outcome";
import { useDesk } from "./desk-context";
import { minuteOf } from "./format";
import { type MailedLead, MailFields } from "./mail-fields";
import { NoteField } from "./note-field";
import { settle } from "./settle";
import { touchTexts as texts } from "./touch-texts";

export type TouchKind = "call" | "email" | "meeting" | "note";

interface Draft {
  outcome: CallOutcome;
  text: string;
  day: string | null;
  time: string;
  /** The mail template that is sent; null for none. */
  templateId: string | null;
}
const EMPTY: Draft = {
  outcome: "connected",
  text: "",
  day: null,
  time: "09:00",
  templateId: null,
};

const outcomes = CALL_OUTCOMES.map((value) => ({
  value,
  get label() {
    return CALL_OUTCOME_NAMES[value];
  },
}));
const confirmTexts: Record<TouchKind, string> = {
  get call() {
    return texts.logCall;
  },
  get email() {
    return texts.logEmail;
  },
  get meeting() {
    return texts.logMeeting;
  },
  get note() {
    return texts.addNote;
  },
};

export interface TouchDialogProps {
  kind: TouchKind;
  lead: MailedLead & { optedOut: boolean };
  /** What others did with the lead meanwhile, in words. */
  news: string | null;
  /** There is no such lead any more. */
  isOver: boolean;
  /** Asked before sending: false when somebody else holds the lead. */
  before?: () => Promise<boolean>;
  onDone: (kind: TouchKind) => void;
  onClose: () => void;
}

/** Writes down a call, an email, a meeting or a note. What was typed is kept until it is sent. */
export function TouchDialog({
  kind,
  lead,
  news,
  isOver,
  before,
  onDone,
  onClose,
}: TouchDialogProps) {
  const { timeZone } = useDesk();
  const [draft, change, clearDraft] = useKeptFields<Draft>(`${kind} ${lead.id}`, EMPTY);
  const [failure, setFailure] = useState<Failure>();
  const [dayError, setDayError] = useState<string>();
  const [timeError, setTimeError] = useState<string>();
  const [isPending, setPending] = useState(false);

  async function submit() {
    const isCallback = kind === "call" && draft.outcome === "callback";
    const missesDay = isCallback && draft.day === null;
    const missesTime = isCallback && draft.time === "";
    setDayError(missesDay ? texts.callbackMissing : undefined);
    setTimeError(missesTime ? texts.callbackTimeMissing : undefined);
    setFailure(undefined);
    if (missesDay || missesTime) return;
    setPending(true);
    const isFree = before ? await before() : true;
    const outcome = isFree ? await settle(send(kind, lead.id, draft, timeZone)) : null;
    setPending(false);
    if (!outcome) return;
    if (!outcome.ok) {
      setDayError(outcome.fields?.callbackAt);
      setFailure(outcome);
      return;
    }
    clearDraft();
    toast({ title: texts.done[kind], tone: "good" });
    onClose();
    onDone(kind);
  }

  return (
    <FormDialog
      size="sm"
      title={`${texts[kind]}: ${lead.name}`}
      description={aboutOf(kind, lead.email)}
      action={confirmTexts[kind]}
      isPending={isPending}
      isDisabled={isOver}
      onSubmit={submit}
      onClose={onClose}
    >
      {news === null ? null : <News>{news}</News>}
      <Refusal failure={failure} />
      {kind === "email" && lead.optedOut ? (
        <Notice tone="warn">{texts.emailOptedOut}</Notice>
      ) : null}
      {kind === "email" && lead.email ? (
        <MailFields
          lead={lead}
          address={lead.email}
          templateId={draft.templateId}
          onChange={(templateId) => change({ templateId })}
        />
      ) : null}
      {kind === "call" ? (
        <CallFields
          draft={draft}
          onChange={change}
          dayError={dayError}
          timeError={timeError}
          timeZone={timeZone}
        />
      ) : null}
      <NoteField
        label={texts.noteLabel}
        placeholder={texts.notePlaceholder}
        description={texts.noteHint}
        rows={kind === "note" ? 4 : 2}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={4000}
        isRequired={kind === "note"}
        autoFocus={kind !== "call" && (kind !== "email" || lead.email === null)}
      />
    </FormDialog>
  );
}

function CallFields({
  draft,
  onChange,
  dayError,
  timeError,
  timeZone,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  dayError: string | undefined;
  timeError: string | undefined;
  timeZone: string;
}) {
  const { now } = useDesk();
  // Whose own clock shows another time than the workspace's is told whose time it is.
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isElsewhere = minuteOf(now, ownZone) !== minuteOf(now, timeZone);
  return (
    <>
      <RadioGroup
        label={texts.outcome}
        options={outcomes}
        value={draft.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
      {draft.outcome === "callback" ? (
        <div className="grid grid-cols-2 gap-3">
          <DateField
            label={texts.callbackDay}
            value={draft.day}
            onChange={(day) => onChange({ day })}
            min={today(timeZone).toString()}
            error={dayError}
            isRequired
          />
          <TextField
            label={texts.callbackTime}
            type="time"
            value={draft.time}
            onChange={(time) => onChange({ time })}
            error={timeError}
            description={isElsewhere ? texts.callbackZone(zoneText(timeZone)) : undefined}
            isRequired
          />
        </div>
      ) : null}
    </>
  );
}

function aboutOf(kind: TouchKind, email: string | null): string {
  if (kind === "call") return texts.callAbout;
  if (kind === "meeting") return texts.meetingAbout;
  if (kind === "note") return "";
  return email ? texts.emailAbout : texts.emailNoAddress;
}

function send(
  kind: TouchKind,
  leadId: string,
  { outcome, text, day, time, templateId }: Draft,
  timeZone: string,
): Promise<Outcome<unknown>> {
  const written = text.trim();
  const note = written === "" ? {} : { note: written };
  switch (kind) {
    case "call": {
      const asked = outcome === "callback" && day !== null;
      const callback = asked ? { callbackAt: instantOf(day, time, timeZone) } : {};
      return logCall({ leadId, outcome, ...note, ...callback });
    }
    case "email":
      return logTouch({
        leadId,
        type: "email_sent",
        ...note,
        ...(templateId === null ? {} : { templateId }),
      });
    case "meeting":
      return logTouch({ leadId, type: "meeting", ...note });
    case "note":
      return addNote({ leadId, text: written });
  }
}

/** Epoch ms of a day and a time of day, "09:00", in the workspace's zone. */
function instantOf(day: string, time: string, timeZone: string): number {
  return toCalendarDateTime(parseDate(day), parseTime(time)).toDate(timeZone).getTime();
}
