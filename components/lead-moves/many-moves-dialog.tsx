"use client";

import { parseDate, today } from "@internationalized/date";
import { useEffect, useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import type { ManyStage } from "@/lib/leads/schema/many-moves";
import type { Failure } from "@/lib/operations/outcome";
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
import { Refusal } from "./refusal";
import { whyNone } from "./refusal-lines";
import { moveTexts } from "./texts";

export interface ManyMovesDialogProps {
  /** Give the newest known state of each. */
  leads: readonly ManyLead[];
  to: ManyStage;
  reasons: readonly MoveReason[];
  timeZone: string;
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
  onRefused,
  onDone,
  onClose,
}: ManyMovesDialogProps) {
  const key = keyOfMany(leads);
  const [initial] = useState<MoveDraft>(
    () => readKeptMove(key, to)?.draft ?? draftOf({ name: "", company: null }),
  );
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);
  // Where only some come back from being out, the reason is the others'.
  const from = leads.find(({ stage }) => stage !== "disqualified")?.stage ?? "disqualified";
  const isBack = isReopening(from, to);

  useEffect(() => {
    if (draft !== initial) writeKeptMove(key, to, { draft });
  }, [key, to, draft, initial]);

  async function submit() {
    const gaps = gapsOf(draft, from, to);
    setErrors(gaps);
    setFailure(undefined);
    if (Object.keys(gaps).length > 0) return;
    setPending(true);
    const done = await moveMany(leads, to, detailsOf(draft, timeZone));
    setPending(false);
    if (done.moved.length === 0) {
      setErrors(done.fields);
      const code = done.failure?.code ?? "conflict";
      setFailure({ ok: false, code, message: whyNone(leads, done.refused) });
      onRefused();
      return;
    }
    writeKeptMove(key, to, null);
    if (done.refused.length > 0) writeKeptMove(keyOfMany(done.refused), to, { draft });
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
    <FormDialog
      size="sm"
      title={moveTexts.many.titles[to](leads.length)}
      description={isBack ? moveTexts.many.reopen : moveTexts.many.about[to]}
      action={moveTexts.confirm[to]}
      isDanger={to === "disqualified"}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      {isBack ? (
        <ReopenFields {...fields} />
      ) : isExit(to) ? (
        <ExitFields {...fields} to={to} />
      ) : (
        <NoteField {...fields} isRequired={to === "mql"} />
      )}
    </FormDialog>
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
