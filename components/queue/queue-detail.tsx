"use client";

import { ExternalLink } from "lucide-react";
import { AccountCard } from "@/components/lead/account-card";
import { AwayNotice } from "@/components/lead/away-notice";
import { BantForm } from "@/components/lead/bant-form";
import { ContactCard } from "@/components/lead/contact-card";
import { LeadHeader } from "@/components/lead/lead-header";
import { NextStep } from "@/components/lead/next-step";
import { leadTexts } from "@/components/lead/texts";
import { Timeline } from "@/components/lead/timeline";
import { WhyCard } from "@/components/lead/why-card";
import { LoadProblem } from "@/components/leads/load-problem";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { Failure } from "@/lib/operations/outcome";

export interface QueueDetailProps {
  page: LeadPage | null;
  failure: Failure | null;
  /** Why the lead is not in the queue any more. */
  gone: string | null;
  /** Its name is the only heading of the page where it covers the list. */
  level: 1 | 2;
  isReadOnly: boolean;
  before: () => Promise<boolean>;
  onChanged: () => void;
  onRetry: () => void;
}

/** The selected lead: why it is here, how to reach them, what is known, what to find out. */
export function QueueDetail({
  page,
  failure,
  gone,
  level,
  isReadOnly,
  before,
  onChanged,
  onRetry,
}: QueueDetailProps) {
  if (!page) {
    return (
      <div className="p-4">
        {failure ? (
          <LoadProblem failure={failure} onRetry={onRetry} />
        ) : (
          <SkeletonLines lines={10} />
        )}
      </div>
    );
  }
  const { lead } = page;
  return (
    <div className="@container flex flex-col gap-4 p-4">
      {gone === null ? null : <Notice tone="warn" title={gone} />}
      {failure ? <LoadProblem failure={failure} onRetry={onRetry} /> : null}
      {gone === null ? <AwayNotice lead={lead} onChanged={onChanged} /> : null}
      <LeadHeader
        lead={lead}
        level={level}
        actions={
          <LinkButton
            href={`/leads/${lead.id}`}
            variant="ghost"
            size="sm"
            className="-mx-2"
            icon={<ExternalLink aria-hidden="true" />}
          >
            {leadTexts.openLead}
          </LinkButton>
        }
      />
      <NextStep page={page} />
      <div className="@3xl:grid flex @3xl:grid-cols-[minmax(0,1fr)_22.5rem] flex-col @3xl:items-start gap-4">
        <div className="@max-3xl:contents flex min-w-0 flex-col gap-4">
          <WhyCard page={page} />
          <Card title={leadTexts.timeline.title} className="@max-3xl:order-last">
            <Timeline leadId={lead.id} first={page.timeline} facts={page.facts} />
          </Card>
        </div>
        <div className="@max-3xl:contents flex min-w-0 flex-col gap-4">
          <ContactCard lead={lead} emails={page.emails} />
          <Card title={leadTexts.bant.title}>
            <BantForm page={page} before={before} onSaved={onChanged} isReadOnly={isReadOnly} />
          </Card>
          <AccountCard account={page.account} />
        </div>
      </div>
    </div>
  );
}
