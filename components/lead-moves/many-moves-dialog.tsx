"use client";

import { parseDate, today } from "@internationalized/date";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { uiTexts } from "@/components/ui/texts";
import type { ManyStage } from "@/lib/leads/schema/many-moves";
import { ExitFields, NoteField, ReopenFields } from "./exit-fields";
import { keyOfMany, readKeptMove, writeKeptMove } from "./kept-move";
import {
  draftOf,
  gapsOf,
  isExit,
  isReopening,
  type MoveDraft,
  type MoveReason,
} from "./move-draft";
import { type ManyDetails, type ManyDone, type ManyLead, moveMany } from "./move-many";
import { whyNone } from "./refusal-lines";
import { moveTexts } from "./texts";
import { useSendKeys } from "./use-send-keys";

export interface ManyMovesDialogProps {
  /** Give the newest known state of each. */
  leads: readonly ManyLead[];
  to: ManyStage;
  reasons: readonly MoveReason[];
  timeZone: string;
  /** Where what was typed is kept until the moves are made. */
  kept: Map<string, unknown>;
  /** None was moved: the dialog stays, to go on with what the leads are now. */
  onRefused: () => void;
  /** Called once some were moved. */
  onDone: (done: ManyDone) => void;
  onClose: () => void;
}

/** Asks once for what a move of many leads needs, and makes it. */
export default function ManyMovesDialog({
  leads,
  to,
  reasons,
  timeZone,
  kept,
  onRefused,
  onDone,
  onClose,
}: ManyMovesDialogProps) {
  const formId = useId();
  useSendKeys(formId);
  const key = keyOfMany(leads);
  const [initial] = useState<MoveDraft>(
    () => readKeptMove(kept, key, to)?.draft ?? draftOf({ name: "", company: null }),
  );
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  // Where only some come back from being out, the reason is the others'.
  const from = leads.find(({ stage }) => stage !== "disqualified")?.stage ?? "disqualified";
  const isBack = isReopening(from, to);

  useEffect(() => {
    if (draft !== initial) writeKeptMove(kept, key, to, { draft });
  }, [kept, key, to, draft, initial]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const gaps = gapsOf(draft, from, to);
    setErrors(gaps);
    setMessage(undefined);
    if (Object.keys(gaps).length > 0) return;
    setPending(true);
    const done = await moveMany(leads, to, detailsOf(draft, timeZone));
    setPending(false);
    if (done.moved.length === 0) {
      setErrors(done.fields);
      setMessage(whyNone(leads, done.refused));
      onRefused();
      return;
    }
    writeKeptMove(kept, key, to, null);
    if (done.refused.length > 0) writeKeptMove(kept, keyOfMany(done.refused), to, { draft });
    onClose();
    onDone(done);
  }

  const fields = {
    draft,
    onChange: (change: Partial<MoveDraft>) => setDraft((now) => ({ ...now, ...change })),
    errors,
    reasons,
    today: today(timeZone).toString(),
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="sm"
      title={moveTexts.many.titles[to](leads.length)}
      description={isBack ? moveTexts.many.reopen : moveTexts.many.about[to]}
      footer={
        <>
          <Button onPress={onClose}>{uiTexts.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant={to === "disqualified" ? "danger" : "primary"}
            isPending={isPending}
          >
            {moveTexts.confirm[to]}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        {isBack ? (
          <ReopenFields {...fields} />
        ) : isExit(to) ? (
          <ExitFields {...fields} to={to} />
        ) : (
          <NoteField {...fields} isRequired={to === "mql"} />
        )}
      </form>
    </Dialog>
  );
}

function detailsOf({ reasonId, note, until }: MoveDraft, timeZone: string): ManyDetails {
  const words = note.trim();
  return {
    ...(reasonId === null ? {} : { reasonId }),
    ...(words === "" ? {} : { note: words }),
    ...(until === null ? {} : { nurtureUntil: parseDate(until).toDate(timeZone).getTime() }),
  };
}
