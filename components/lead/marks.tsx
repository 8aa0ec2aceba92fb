import { Hand, MailX, Zap } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { formatPoints } from "@/lib/engine/describe";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
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

/** Who holds the lead in the queue just now. */
export function ClaimBadge({ name, isMine }: { name: string; isMine: boolean }) {
  return (
    <Badge tone={isMine ? "good" : "warn"} icon={<Hand aria-hidden="true" />}>
      {isMine ? leadTexts.claimedByMe : leadTexts.claimedBy(name)}
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
