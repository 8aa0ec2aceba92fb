"use client";

import { useMemo } from "react";
import { cn } from "@/components/ui/cn";
import type { VersionView } from "@/lib/criteria/schema";
import type { ProposalView } from "@/lib/criteria/schema/proposals";
import { namesOf } from "@/lib/engine/conditions/contract";
import { AgreementText } from "./agreement-text";
import { ChangesCard } from "./changes-card";
import { CommentsCard } from "./comments/comments-card";
import { EvidenceCard } from "./proposal/evidence-card";
import { PromisesCard } from "./proposal/promises-card";
import { SinceLastCard } from "./proposal/since-last-card";
import { SignatureHistory, WaitingLeadsCard } from "./signature-history";
import { DraftReplay } from "./studio/draft-replay";
import { EvidenceProvider } from "./studio/evidence";
import { TryOnLead } from "./try-on-lead";
import { AnswerBar, VersionNotice } from "./version-actions";

/** A version to read, and to sign: what it changes, what history says of it, what it promises. */
export function VersionPanel({
  view,
  proposal,
  timeZone,
}: {
  view: VersionView;
  /** The latest one; null when it was never proposed, or is a draft again. */
  proposal: ProposalView | null;
  timeZone: string;
}) {
  const names = useMemo(() => namesOf(view.attributes), [view.attributes]);
  const { body, compared, state } = view;
  const evidence = proposal?.kept?.evidence.kind === "replay" ? proposal.kept.evidence : null;
  return (
    <>
      <AnswerBar view={view} />
      <VersionNotice view={view} />
      <div
        className={cn(
          "grid min-w-0 items-start gap-4",
          state === "draft"
            ? "lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[minmax(0,1fr)_32rem]"
            : "lg:grid-cols-[minmax(0,1fr)_20rem]",
        )}
      >
        <div className="flex min-w-0 flex-col gap-4">
          <ChangesCard compared={compared} body={body} names={names} />
          {state === "proposed" && proposal ? (
            <SinceLastCard {...{ proposal, names, timeZone }} />
          ) : null}
          {state === "draft" ? null : (
            <EvidenceCard
              proposal={proposal}
              activeNumber={state === "proposed" ? (compared?.number ?? null) : null}
              timeZone={timeZone}
            />
          )}
          <PromisesCard {...{ body, compared, evidence }} />
          <EvidenceProvider rules={evidence?.rules}>
            <AgreementText body={body} attributes={view.attributes} hasPromises={false} />
          </EvidenceProvider>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {state === "draft" ? <DraftReplay view={view} timeZone={timeZone} /> : null}
          <CommentsCard body={body} />
          <SignatureHistory view={view} shownId={proposal?.signature.id} timeZone={timeZone} />
          <WaitingLeadsCard view={view} timeZone={timeZone} />
          <TryOnLead body={body} />
        </div>
      </div>
    </>
  );
}
