"use client";

import { StageBadge } from "@/components/leads/stage-mark";
import { Page } from "@/components/ui/page-header";
import { Skeleton, SkeletonLines } from "@/components/ui/skeleton";
import { BackToLeads } from "./back-to-leads";
import type { LeadFrameProps } from "./lead-frame";

/** Who it is and where they stand: what does not change until the page is there. */
export function LeadSketch({ name, about, stage }: LeadFrameProps) {
  return (
    <Page>
      <div className="flex flex-col gap-3">
        <BackToLeads />
        <header className="flex flex-col gap-2">
          <div className="min-w-0">
            <h1 className="wrap-anywhere font-semibold text-xl tracking-tight">{name}</h1>
            {about ? <p className="text-ink-muted">{about}</p> : null}
          </div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <StageBadge stage={stage} />
          </div>
          <Skeleton className="w-96 max-w-full" />
        </header>
      </div>
      <SkeletonLines lines={8} />
    </Page>
  );
}
