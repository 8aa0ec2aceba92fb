"use client";

import { Hand, MailX, PhoneCall, Zap } from "lucide-react";
import { formatClock } from "@/components/leads/format-span";
import { useNow } from "@/components/leads/use-now";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatPoints } from "@/lib/engine/points";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import { dayText, momentText } from "@/lib/format";
import type { LeadCard } from "@/lib/leads/schema";
import { minuteOf } from "./format";
import { leadTexts } from "./texts";

export function PathBadge({ path }: { path: LeadCard["path"] }) {
  if (path === null || path === "scored") return null;
  const icon = path === "fastTrack" ? <Zap aria-hidden="true" /> : undefined;
  return (
    <Badge tone={path === "fastTrack" ? "accent" : "neutral"} icon={icon}>
      {MQL_PATH_NAMES[path]}
    </Badge>
  );
}

export function OptedOutBadge() {
  return (
    <Badge tone="warn" icon={<MailX aria-hidden="true" />} title={leadTexts.optedOutHelp}>
      {leadTexts.optedOut}
    </Badge>
  );
}

/** Who holds the lead in the queue, and for how long; nothing once nobody does. */
export function ClaimBadge({
  lead: { claimedBy, claimedByName, claimedUntil },
  myId,
}: {
  lead: Pick<LeadCard, "claimedBy" | "claimedByName" | "claimedUntil">;
  myId: string;
}) {
  const now = useNow();
  const left = (claimedUntil ?? 0) - now;
  if (claimedBy === null || left <= 0) return null;
  const isMine = claimedBy === myId;
  const who = isMine ? leadTexts.claimedByMe : leadTexts.claimedBy(claimedByName ?? "");
  return (
    <Badge
      tone={isMine ? "good" : "warn"}
      icon={<Hand aria-hidden="true" />}
      title={leadTexts.claimEnds}
    >
      {leadTexts.claimedFor(who, formatClock(left))}
    </Badge>
  );
}

/** When they asked to be called again; it stands out once it is time. */
export function CallbackBadge({ at, timeZone }: { at: number; timeZone: string }) {
  const now = useNow();
  const isToday = dayText(at, timeZone) === dayText(now, timeZone);
  return (
    <Badge tone={at <= now ? "warn" : "neutral"} icon={<PhoneCall aria-hidden="true" />}>
      {leadTexts.callBack(isToday ? minuteOf(at, timeZone) : momentText(at, timeZone))}
    </Badge>
  );
}

/** Grade, fit and engagement in points. */
export function ScoreMarks({
  lead,
  className,
}: {
  lead: Pick<LeadCard, "fit" | "engagement" | "grade">;
  className?: string;
}) {
  return (
    <span className={cn("tabular inline-flex items-center gap-1.5 text-xs", className)}>
      {lead.grade ? (
        <span
          className="inline-flex size-5 items-center justify-center rounded-sm bg-accent-soft font-semibold text-accent-ink"
          title={leadTexts.gradeTitle}
        >
          <span className="sr-only">{leadTexts.grade} </span>
          {lead.grade}
        </span>
      ) : null}
      <span className="text-ink-muted">
        {leadTexts.fit} <b className="font-semibold text-ink">{formatPoints(lead.fit)}</b>
      </span>
      <span className="text-ink-muted">
        {leadTexts.engagementShort}{" "}
        <b className="font-semibold text-ink">{formatPoints(lead.engagement)}</b>
      </span>
    </span>
  );
}
