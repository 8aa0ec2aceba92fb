"use client";

import { getLocalTimeZone, today } from "@internationalized/date";
import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { uiTexts } from "@/components/ui/texts";
import { bantGaps, type SqlRule } from "@/lib/engine/bant";
import { type BantAnswers, standingAnswers } from "@/lib/engine/bant-answers";
import { moveRefusal, type Stage } from "@/lib/engine/stages";
import type { BantItem } from "@/lib/qualification/schema";
import { bantProblems, savedAnswers, shownLevels } from "./bant-draft";
import { readKeptMove, writeKeptMove } from "./kept-move";
import {
  draftOf,
  gapsOf,
  isReopening,
  type MoveDraft,
  type MoveReason,
  type MovingLead,
} from "./move-draft";
import { MoveFields } from "./move-fields";
import type { MoveOutcome } from "./move-now";
import { Refusal } from "./refusal";
import { submitMove } from "./submit-move";
import { moveTexts } from "./texts";
import { useSendKeys } from "./use-send-keys";

export interface MoveDialogProps {
  /** Give the newest known state: after a conflict the dialog goes on with it. */
  lead: MovingLead;
  to: Stage;
  reasons: readonly MoveReason[];
  currency: string;
  timeZone?: string;
  /** The SQL rule in force, to say what is missing while BANT is filled in. */
  sqlRule?: SqlRule | null;
  /** The lead's BANT answers, newest first; null while they are looked up. */
  answers: readonly BantItem[] | null;
  /** Why they could not be looked up: what they say stays as it is. */
  answersProblem?: string | null;
  /** Who moved the lead while this dialog was open, where the caller heard of it. */
  lastMover?: string | null;
  /** Every answer of the server; on success the dialog has closed itself by `onClose`. */
  onDone: (outcome: MoveOutcome) => void;
  /**
   * Where given, the dialog does not wait for the answer to a move that nothing is known against: it
   * closes itself, and this hears of the move on its way instead of `onDone`.
   */
  onSent?: (sent: Promise<MoveOutcome>) => void;
  /** Where what was typed is kept until the move is made. */
  kept?: Map<string, unknown>;
  /** Calls that some reasons need by the agreement, and how many were made. */
  attempts?: { needed: number; made: number };
  onClose: () => void;
}

/** Asks in place for what a move needs, makes it, and shows why it was refused. */
export function MoveDialog({
  lead,
  to,
  reasons,
  currency,
  timeZone = getLocalTimeZone(),
  sqlRule = null,
  answers,
  answersProblem = null,
  lastMover = null,
  onDone,
  onSent,
  kept,
  attempts,
  onClose,
}: MoveDialogProps) {
  const formId = useId();
  useSendKeys(formId);
  const [before] = useState(() => readKeptMove(kept, lead.id, to));
  const [initial] = useState<MoveDraft>(before?.draft ?? draftOf(lead));
  const [draft, setDraft] = useState(initial);
  /** Answers that this dialog has saved: they are kept even when the move is refused. */
  const [saved, setSaved] = useState<Partial<BantAnswers>>({});
  const known: BantAnswers = { ...standingAnswers(lead.bant, answers ?? []), ...saved };
  const [errors, setErrors] = useState<Record<string, string>>(before?.failure?.fields ?? {});
  const [failure, setFailure] = useState(before?.failure);
  const [isPending, setPending] = useState(false);
  const [opened] = useState(lead.stage);
  const refusal = moveRefusal(lead.stage, to);
  const wasMoved = lead.stage !== opened;
  const impossible =
    refusal && wasMoved ? `${moveTexts.movedMeanwhile(lastMover, lead.stage)} ${refusal}` : refusal;
  const unread =
    to === "sql" && answersProblem !== null ? moveTexts.bantUnread(answersProblem) : undefined;

  useEffect(() => {
    if (draft !== initial) writeKeptMove(kept, lead.id, to, { draft });
  }, [kept, lead.id, to, draft, initial]);

  /** Whether the server will refuse it, as far as that is known here. */
  function isDoubtful(): boolean {
    if (to === "sql")
      return !sqlRule || bantGaps(shownLevels(known, draft.bant), sqlRule).length > 0;
    const reason = reasons.find(({ id }) => id === draft.reasonId);
    return reason?.needsAttempts === true && (!attempts || attempts.made < attempts.needed);
  }

  async function send(): Promise<MoveOutcome> {
    let left = draft;
    const outcome = await submitMove(lead, to, draft, known, { currency, timeZone }, () => {
      left = { ...draft, bant: {} };
      setSaved((now) => ({ ...now, ...savedAnswers(known, draft.bant, currency) }));
      setDraft(left);
    });
    writeKeptMove(kept, lead.id, to, outcome.ok ? null : { draft: left, failure: outcome });
    return outcome;
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Two presses of Enter make one move.
    if (isPending || impossible) return;
    const gaps = {
      ...gapsOf(draft, lead.stage, to),
      ...(to === "sql" ? bantProblems(known, draft.bant, currency) : {}),
    };
    setErrors(gaps);
    setFailure(undefined);
    if (Object.keys(gaps).length > 0) return;
    if (onSent && !isDoubtful()) {
      onClose();
      onSent(send());
      return;
    }
    setPending(true);
    const outcome = await send();
    setPending(false);
    if (outcome.ok) onClose();
    else {
      setErrors(outcome.fields ?? {});
      setFailure(outcome);
    }
    onDone(outcome);
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size={to === "sql" ? "md" : "sm"}
      title={moveTexts.titles[to](lead.name)}
      description={aboutOf(lead.stage, to)}
      footer={
        <>
          <Button onPress={onClose}>{uiTexts.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant={to === "disqualified" ? "danger" : "primary"}
            isPending={isPending}
            isDisabled={impossible !== null}
          >
            {moveTexts.confirm[to]}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        {failure ? <Refusal failure={failure} /> : <FormError message={impossible ?? unread} />}
        <MoveFields
          from={lead.stage}
          to={to}
          draft={draft}
          onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
          errors={errors}
          reasons={reasons}
          currency={currency}
          today={today(timeZone).toString()}
          sqlRule={sqlRule}
          known={known}
          isLoading={answers === null}
        />
      </form>
    </Dialog>
  );
}

function aboutOf(from: Stage, to: Stage): string {
  if (isReopening(from, to)) return moveTexts.about.reopen;
  return to === "inquiry" ? "" : moveTexts.about[to];
}
