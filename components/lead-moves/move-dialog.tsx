"use client";

import { getLocalTimeZone, today } from "@internationalized/date";
import { useEffect, useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
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
import { News } from "./news";
import { Refusal } from "./refusal";
import { submitMove } from "./submit-move";
import { moveTexts } from "./texts";

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
  /** What others did with the lead meanwhile, in words. */
  news?: string | null;
  /** There is no such lead any more. */
  isOver?: boolean;
  /** Every answer of the server; on success the dialog has closed itself by `onClose`. */
  onDone: (outcome: MoveOutcome) => void;
  /**
   * Where given, the dialog does not wait for the answer to a move that nothing is known against: it
   * closes itself, and this hears of the move on its way instead of `onDone`.
   */
  onSent?: (sent: Promise<MoveOutcome>) => void;
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
  news = null,
  isOver = false,
  onDone,
  onSent,
  attempts,
  onClose,
}: MoveDialogProps) {
  const [before] = useState(() => readKeptMove(lead.id, to));
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
  const impossible = isOver ? (news ?? moveTexts.over) : refusal;
  const happened = wasMoved
    ? moveTexts.movedMeanwhile(lastMover, lead.stage)
    : isOver
      ? null
      : news;
  const unread =
    to === "sql" && answersProblem !== null ? moveTexts.bantUnread(answersProblem) : undefined;

  useEffect(() => {
    if (draft !== initial) writeKeptMove(lead.id, to, { draft });
  }, [lead.id, to, draft, initial]);

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
    writeKeptMove(lead.id, to, outcome.ok ? null : { draft: left, failure: outcome });
    return outcome;
  }

  async function submit() {
    const gaps = {
      ...gapsOf(draft, lead.stage, to),
      ...(to === "sql" ? bantProblems(known, draft.bant, currency) : {}),
    };
    setErrors(gaps);
    setFailure(undefined);
    if (Object.keys(gaps).length > 0) return;
    if (onSent && !wasMoved && !isDoubtful()) {
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
    <FormDialog
      size={to === "sql" ? "md" : "sm"}
      title={moveTexts.titles[to](lead.name)}
      description={aboutOf(lead.stage, to)}
      action={moveTexts.confirm[to]}
      isDanger={to === "disqualified"}
      isPending={isPending}
      isDisabled={impossible !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {happened === null ? null : <News>{happened}</News>}
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
    </FormDialog>
  );
}

function aboutOf(from: Stage, to: Stage): string {
  if (isReopening(from, to)) return moveTexts.about.reopen;
  return to === "inquiry" ? "" : moveTexts.about[to];
}
