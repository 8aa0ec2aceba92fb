"use client";

import type { MoveOutcome } from "@/components/lead-moves/move-now";
import { later } from "@/components/shell/later";
import type { Stage } from "@/lib/engine/stages";
import type { LeadPage } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import type { TouchKind } from "./touch-dialog";

const loadMove = () => import("@/components/lead-moves/move-dialog");
const loadTouch = () => import("./touch-dialog");
const MoveDialog = later(async () => (await loadMove()).MoveDialog);
const TouchDialog = later(async () => (await loadTouch()).TouchDialog);
const AssignDialog = later(async () => (await import("./assign-dialog")).AssignDialog);

/** Has the dialogs that keys open at hand before anybody presses one. */
export async function fetchDialogs(): Promise<void> {
  // Without a connection they are fetched when they are asked for.
  await Promise.allSettled([loadMove(), loadTouch()]);
}

export type OpenDialog =
  | { kind: "move"; to: Stage }
  | { kind: "touch"; touch: TouchKind }
  | { kind: "assign" };

export interface LeadDialogsProps {
  page: LeadPage;
  open: OpenDialog | null;
  /** What others did with the lead meanwhile, in words. */
  news?: string | null;
  /** There is no such lead any more: nothing can be sent. */
  isOver?: boolean;
  onClose: () => void;
  /** Something was written, or the lead is not what it was thought to be. */
  onChanged: () => void;
  onMoved: (to: Stage, done: Extract<MoveOutcome, { ok: true }>["value"]) => void;
  /** Where given, moves that nothing is known against are not waited for. */
  onSent?: (to: Stage, sent: Promise<MoveOutcome>) => void;
  /** Asked before a touch is written: false when somebody else holds the lead. */
  before?: () => Promise<boolean>;
}

/** The dialog that is open for a lead. */
export function LeadDialogs({
  page,
  open,
  news = null,
  isOver = false,
  onClose,
  onChanged,
  onMoved,
  onSent,
  before,
}: LeadDialogsProps) {
  const { currency, timeZone } = useDesk();
  const { lead, reasons, allowed } = page;
  if (open === null) return null;
  if (open.kind === "touch") {
    return (
      <TouchDialog
        key={open.touch}
        kind={open.touch}
        lead={lead}
        news={news}
        isOver={isOver}
        onDone={onChanged}
        onClose={onClose}
        {...(before ? { before } : {})}
      />
    );
  }
  if (open.kind === "assign") {
    return (
      <AssignDialog
        lead={lead}
        news={news}
        isOver={isOver}
        onChanged={onChanged}
        onClose={onClose}
      />
    );
  }
  const { to } = open;
  return (
    <MoveDialog
      key={`${lead.id} ${to}`}
      lead={lead}
      to={to}
      reasons={reasons}
      currency={currency}
      timeZone={timeZone}
      sqlRule={allowed.sqlRule}
      answers={page.bant}
      attempts={{ needed: allowed.attemptsNeeded, made: allowed.attempts }}
      news={news}
      isOver={isOver}
      lastMover={page.moves[0]?.actorName ?? null}
      onClose={onClose}
      {...(onSent ? { onSent: (sent) => onSent(to, sent) } : {})}
      onDone={(outcome) => {
        if (outcome.ok) onMoved(to, outcome.value);
        else onChanged();
      }}
    />
  );
}
