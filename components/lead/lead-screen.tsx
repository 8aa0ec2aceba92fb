"use client";

import { useMemo, useState } from "react";
import { ConsentsCard } from "@/components/consents/consents-card";
import { DisputesCard, OpenDispute } from "@/components/disputes/lead-disputes";
import { RaiseDispute } from "@/components/disputes/raise-dispute";
import { moveAsks, moveNow } from "@/components/lead-moves/move-now";
import { LoadProblem } from "@/components/leads/load-problem";
import { LeadMenu } from "@/components/merge/lead-menu";
import { MergesCard } from "@/components/merge/merges-card";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/form-error";
import { Page } from "@/components/ui/page-header";
import type { Stage } from "@/lib/engine/stages";
import type { LeadPage } from "@/lib/leads/schema/page";
import { AccountCard } from "./account-card";
import { BackToLeads } from "./back-to-leads";
import { BantCard } from "./bant-card";
import { ContactCard } from "./contact-card";
import { type DeskInfo, DeskProvider, useDesk } from "./desk-context";
import { FactsCard } from "./facts-card";
import { HandoffsCard } from "./handoffs-card";
import { LeadActions } from "./lead-actions";
import { LeadDialogs, type OpenDialog } from "./lead-dialogs";
import { LeadHeader } from "./lead-header";
import { MovesCard } from "./moves-card";
import { NextStep } from "./next-step";
import { OpportunitiesCard } from "./opportunities-card";
import { OriginCard } from "./origin-card";
import { sayMoved } from "./say-moved";
import { ScoreCard } from "./score-card";
import { leadTexts } from "./texts";
import { Timeline } from "./timeline";
import { useLead } from "./use-lead";

/** What the server sends, as one text: cheaper to render than a tree of props. */
export interface LeadScreenData {
  page: LeadPage;
  desk: DeskInfo;
}

export default function LeadScreen({ data }: { data: string }) {
  const { page, desk } = useMemo(() => JSON.parse(data) as LeadScreenData, [data]);
  return (
    <DeskProvider info={desk}>
      <Lead key={page.lead.id} first={page} />
    </DeskProvider>
  );
}

function Lead({ first }: { first: LeadPage }) {
  const { me } = useDesk();
  const { page, failure, reload } = useLead(first, me.id);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  const { lead } = page;

  const said = (to: Stage, done: { id: string; version: number; moveId: string }) => {
    setMessage(undefined);
    sayMoved({ name: lead.name, to, done, onUndone: reload });
    reload();
  };

  async function move(to: Stage) {
    if (moveAsks(to)) {
      setDialog({ kind: "move", to });
      return;
    }
    setPending(true);
    setMessage(undefined);
    const outcome = await moveNow(lead, to);
    setPending(false);
    if (outcome.ok) said(to, outcome.value);
    else {
      setMessage(outcome.message);
      reload();
    }
  }

  return (
    <Page>
      <div className="flex flex-col gap-3">
        <BackToLeads />
        <LeadHeader
          lead={lead}
          actions={
            <>
              <LeadActions page={page} isPending={isPending} onOpen={setDialog} onMove={move} />
              {page.allowed.dispute ? (
                <RaiseDispute lead={lead} moveId={page.allowed.dispute.moveId} onDone={reload} />
              ) : null}
              <LeadMenu lead={lead} onChanged={reload} />
            </>
          }
        />
        <NextStep page={page} />
        <OpenDispute disputes={page.disputes} name={lead.name} onChanged={reload} />
        <FormError message={message} />
        {failure ? <LoadProblem failure={failure} onRetry={reload} /> : null}
      </div>
      <div className="grid items-start gap-4 rail:grid-cols-[minmax(0,1fr)_22.5rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <ScoreCard page={page} />
          <HandoffsCard page={page} />
          <Card title={leadTexts.timeline.title}>
            <Timeline leadId={lead.id} first={page.timeline} facts={page.facts} />
          </Card>
          <DisputesCard disputes={page.disputes} />
          <MovesCard page={page} onChanged={reload} />
          <FactsCard page={page} onChanged={reload} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <ContactCard lead={lead} emails={page.emails} />
          <BantCard page={page} onSaved={reload} />
          <OpportunitiesCard page={page} onChanged={reload} />
          <ConsentsCard lead={lead} consents={page.consents} onChanged={reload} />
          <AccountCard account={page.account} />
          <OriginCard page={page} />
          <MergesCard merges={page.merges} onChanged={reload} />
        </div>
      </div>
      <LeadDialogs
        page={page}
        open={dialog}
        onClose={() => setDialog(null)}
        onChanged={reload}
        onMoved={said}
      />
    </Page>
  );
}
