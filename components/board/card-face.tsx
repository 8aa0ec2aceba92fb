"use client";

import { Hand, Hourglass, MailX, RotateCcw, Zap } from "lucide-react";
import type { ReactNode } from "react";
import { BantDots } from "@/components/leads/bant-dots";
import { formatSpan } from "@/components/leads/format-span";
import { LABEL_SHORT } from "@/components/leads/labels";
import { ScoreChip } from "@/components/leads/score-chip";
import { SlaClock } from "@/components/leads/sla-clock";
import { useNow } from "@/components/leads/use-now";
import { Avatar } from "@/components/ui/avatar";
import { cn } from "@/components/ui/cn";
import { LEAD_LABEL_NAMES } from "@/lib/engine/stages";
import { shortDayText } from "@/lib/format";
import type { LeadCard } from "@/lib/leads/schema";
import { useBoardTools } from "./board-context";
import { hasOrigin } from "./card-height";
import { useCardMark } from "./card-marks";
import { boardTexts } from "./texts";

export interface CardProps {
  card: LeadCard;
  /** Milliseconds after which it has been here for too long; null where there is no such time. */
  agesAfter: number | null;
}

interface CardFaceProps extends CardProps {
  /** The way to its menu. */
  menu: ReactNode;
  /** What else it is taken by. */
  children?: ReactNode;
}

/** What a lead's card says. */
export function CardFace({ card, agesAfter, menu, children }: CardFaceProps) {
  const { marks, hidden } = useBoardTools();
  const mark = useCardMark(marks, card.id);
  const about = [card.title, card.company].filter(Boolean).join(" · ");
  return (
    <div
      className={cn(
        "relative flex h-full flex-col gap-0.5 overflow-hidden [&>*]:shrink-0 rounded-lg border border-line bg-surface px-2.5 py-2 shadow-card transition-[border-color,box-shadow,opacity] duration-150 group-hover/card:border-line-strong group-data-selected/card:border-accent group-data-selected/card:bg-accent-soft",
        mark?.kind === "moved" && "border-accent ring-1 ring-accent",
        mark?.kind === "saving" && "opacity-60",
      )}
    >
      <div className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-medium text-sm">{card.name}</span>
        {hasOrigin(hidden) ? null : (
          <>
            <FastTrack card={card} />
            <OptedOut card={card} />
          </>
        )}
        {hidden.includes("score") ? null : <ScoreChip lead={card} />}
        {menu}
      </div>
      {hidden.includes("about") ? null : (
        <p
          className="truncate text-ink-muted text-xs in-data-choosing:pr-5 group-hover/card:pr-5"
          title={about}
        >
          {about || "–"}
        </p>
      )}
      {hasOrigin(hidden) ? <CardOrigin card={card} /> : null}
      <CardFoot card={card} agesAfter={agesAfter} />
      {children}
      {mark ? (
        <span className="absolute right-1.5 bottom-1.5 max-w-[80%] truncate rounded-sm bg-accent px-1.5 py-0.5 font-medium text-2xs text-on-accent">
          {mark.kind === "moved" ? boardTexts.mover(mark.by) : boardTexts.saving}
        </span>
      ) : null}
    </div>
  );
}

/** Where it came from and what it is to us. */
function CardOrigin({ card }: { card: LeadCard }) {
  const { hidden } = useBoardTools();
  const source = hidden.includes("source") ? null : card.source;
  const hasLabel = !hidden.includes("label");
  return (
    <div className="flex min-w-0 items-center gap-1 text-2xs text-ink-faint [&_svg]:size-3 [&_svg]:shrink-0">
      <FastTrack card={card} />
      {source ? <span className="truncate">{source}</span> : null}
      {source && hasLabel ? <span aria-hidden="true">·</span> : null}
      {hasLabel ? (
        <span className="truncate" title={LEAD_LABEL_NAMES[card.label]}>
          {LABEL_SHORT[card.label]}
        </span>
      ) : null}
      <OptedOut card={card} />
    </div>
  );
}

function FastTrack({ card }: { card: LeadCard }) {
  if (card.path !== "fastTrack") return null;
  return (
    <span
      role="img"
      title={boardTexts.fastTrack}
      aria-label={boardTexts.fastTrack}
      className="text-warn-ink [&_svg]:size-3"
    >
      <Zap aria-hidden="true" fill="currentColor" />
    </span>
  );
}

function OptedOut({ card }: { card: LeadCard }) {
  if (!card.optedOut) return null;
  return (
    <span
      role="img"
      title={boardTexts.optedOut}
      aria-label={boardTexts.optedOut}
      className="text-ink-faint [&_svg]:size-3"
    >
      <MailX aria-hidden="true" />
    </span>
  );
}

/** How it stands: clock, age, BANT, and whose it is. */
function CardFoot({ card, agesAfter }: CardProps) {
  const { hidden } = useBoardTools();
  const now = useNow();
  const age = formatSpan(now - card.stageAt);
  const isOld = agesAfter !== null && now - card.stageAt > agesAfter;
  const about = isOld ? boardTexts.ageing(age) : boardTexts.inStage(age);
  return (
    <div className="mt-auto flex items-center gap-1.5">
      {hidden.includes("sla") ? null : <SlaClock lead={card} />}
      {hidden.includes("age") ? null : (
        <span
          title={about}
          className={cn(
            "tabular inline-flex items-center gap-0.5 text-2xs [&_svg]:size-3",
            isOld ? "font-medium text-warn-ink" : "text-ink-faint",
          )}
        >
          {isOld ? <Hourglass aria-hidden="true" /> : null}
          <span className="sr-only">{about}</span>
          <span aria-hidden="true">{age}</span>
        </span>
      )}
      <ReturnDay card={card} now={now} />
      <span className="ml-auto flex items-center gap-1.5">
        {hidden.includes("bant") ? null : <BantDots bant={card.bant} />}
        {hidden.includes("owner") ? null : <Holder card={card} />}
      </span>
    </div>
  );
}

/** Whose it is; a raised hand while somebody holds it in the queue. */
function Holder({ card: { ownerName, claimedByName } }: { card: LeadCard }) {
  if (claimedByName) {
    const words = boardTexts.claimed(claimedByName);
    return (
      <span role="img" title={words} aria-label={words} className="relative flex shrink-0">
        <Avatar name={claimedByName} size="sm" isDecorative className="ring-1 ring-accent" />
        <Hand
          aria-hidden="true"
          className="absolute -top-1.5 -right-1.5 size-3.5 rounded-full bg-accent p-0.5 text-on-accent"
        />
      </span>
    );
  }
  if (ownerName) return <Avatar name={ownerName} size="sm" />;
  return (
    <span
      role="img"
      title={boardTexts.unowned}
      aria-label={boardTexts.unowned}
      className="size-5 shrink-0 rounded-full border border-line-strong border-dashed"
    />
  );
}

function ReturnDay({ card, now }: { card: LeadCard; now: number }) {
  const { timeZone } = useBoardTools();
  if (card.stage !== "nurture" || card.nurtureUntil === null) return null;
  const isDue = card.nurtureUntil <= now;
  const day = shortDayText(card.nurtureUntil, timeZone);
  const words = isDue ? boardTexts.due : boardTexts.returns(day);
  return (
    <span
      title={words}
      className={cn(
        "tabular inline-flex items-center gap-1 text-2xs [&_svg]:size-3",
        isDue ? "font-medium text-warn-ink" : "text-ink-muted",
      )}
    >
      <RotateCcw aria-hidden="true" />
      <span className="sr-only">{words}</span>
      <span aria-hidden="true">{day}</span>
    </span>
  );
}
