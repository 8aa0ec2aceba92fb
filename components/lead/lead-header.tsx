"use client";

import type { ReactNode } from "react";
import { SlaClock } from "@/components/leads/sla-clock";
import { StageBadge } from "@/components/leads/stage-mark";
import { useNow } from "@/components/leads/use-now";
import { Actions } from "@/components/ui/actions";
import { Badge } from "@/components/ui/badge";
import { TimeAgo } from "@/components/ui/time-ago";
import { LEAD_LABEL_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { dayText } from "@/lib/format";
import type { LeadDetail } from "@/lib/leads/schema/page";
import { aboutOf } from "./about";
import { AwayBadge } from "./away-notice";
import { useDesk } from "./desk-context";
import { ClaimBadge, OptedOutBadge, PathBadge, ScoreMarks } from "./marks";
import { leadTexts } from "./texts";

export interface LeadHeaderProps {
  lead: LeadDetail;
  /** Buttons beside the name. */
  actions?: ReactNode;
  /** The page's only h1, or a heading within a page. */
  level?: 1 | 2;
}

/** Who it is, where they stand, what they score, who has them. */
export function LeadHeader({ lead, actions, level = 1 }: LeadHeaderProps) {
  const { me, timeZone } = useDesk();
  const now = useNow();
  const Heading = level === 1 ? "h1" : "h2";
  const about = aboutOf(lead);
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading tabIndex={-1} className="wrap-anywhere font-semibold text-xl tracking-tight">
            {lead.name}
          </Heading>
          {about ? <p className="text-ink-muted">{about}</p> : null}
        </div>
        {actions ? <Actions>{actions}</Actions> : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <StageBadge stage={lead.stage} />
        <SlaClock lead={lead} />
        <PathBadge path={lead.path} />
        <Badge>{LEAD_LABEL_NAMES[lead.label]}</Badge>
        {lead.optedOut ? <OptedOutBadge /> : null}
        <ClaimBadge lead={lead} myId={me.id} />
        <AwayBadge lead={lead} />
        <ScoreMarks lead={lead} />
      </div>
      <dl className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted text-xs">
        <Item name={leadTexts.owner}>{lead.ownerName ?? leadTexts.nobody}</Item>
        <Item name={leadTexts.source}>{lead.source ?? leadTexts.unknown}</Item>
        <Item name={leadTexts.inStage(STAGE_INFO[lead.stage].name)}>
          <TimeAgo at={lead.stageAt} now={now} timeZone={timeZone} />
        </Item>
        {lead.nurtureUntil === null ? null : (
          <Item name={leadTexts.returns}>{dayText(lead.nurtureUntil, timeZone)}</Item>
        )}
        {lead.mqlAt === null ? null : (
          <Item name={leadTexts.attempts}>{String(lead.attempts)}</Item>
        )}
      </dl>
    </header>
  );
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1">
      <dt>{name}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  );
}
