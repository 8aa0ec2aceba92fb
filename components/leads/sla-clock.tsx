"use client";

import { AlarmClock, CalendarOff, TriangleAlert } from "lucide-react";
import { formatClock, formatSpan } from "@/components/leads/format-span";
import { useNow } from "@/components/leads/use-now";
import { awayTexts } from "@/components/people/away-texts";
import { cn } from "@/components/ui/cn";
import { SLA_STAGES } from "@/lib/engine/stages";
import { t } from "@/lib/language";
import type { LeadCard } from "@/lib/leads/schema";

export type SlaState = "none" | "calm" | "soon" | "late";

const SOON_MS = 60 * 60_000;

type Clocked = Pick<LeadCard, "stage" | "slaDueAt">;
type Shown = Clocked & Pick<LeadCard, "ownerAwayUntil">;

/** When sales promised to act; null when no clock runs. */
export function slaDue({ stage, slaDueAt }: Clocked): number | null {
  return SLA_STAGES.some((one) => one === stage) ? slaDueAt : null;
}

export function slaState(lead: Clocked, now: number): SlaState {
  const due = slaDue(lead);
  if (due === null) return "none";
  if (due < now) return "late";
  return due - now < SOON_MS ? "soon" : "calm";
}

const looks: Record<SlaState, string> = {
  none: "",
  calm: "text-ink-muted",
  soon: "text-warn-ink",
  late: "text-bad-ink",
};

/** The time left to accept or touch a lead, or how late it is: in words, shape and colour. */
export function SlaClock({
  lead,
  rendered,
  className,
}: {
  lead: Shown;
  /** The server's time of rendering, where the server renders it. */
  rendered?: number;
  className?: string;
}) {
  const now = useNow(rendered);
  const due = slaDue(lead);
  if (due === null) return null;
  const state = slaState(lead, now);
  const what = lead.stage === "mql" ? t("Accept or return") : t("First touch");
  const until = lead.ownerAwayUntil;
  const away = until === null ? null : awayTexts.ownerUnnamed(until);
  const isLate = state === "late";
  const text = isLate ? t`${formatSpan(now - due)} late` : formatClock(due - now);
  return (
    <span
      title={[`${what}: ${isLate ? text : t`${text} left`}`, ...(away === null ? [] : [away])].join(
        ". ",
      )}
      className={cn(
        "tabular inline-flex items-center gap-1 whitespace-nowrap font-medium text-2xs [&_svg]:size-3",
        looks[state],
        className,
      )}
    >
      {isLate ? <TriangleAlert aria-hidden="true" /> : <AlarmClock aria-hidden="true" />}
      <span className="sr-only">{what}: </span>
      {text}
      {isLate ? null : <span className="sr-only"> {t("left")}</span>}
      {away === null ? null : (
        <>
          <CalendarOff aria-hidden="true" />
          <span className="sr-only">{`, ${away}`}</span>
        </>
      )}
    </span>
  );
}
