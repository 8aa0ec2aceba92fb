"use client";

import type { ProposalView } from "@/lib/criteria/schema/proposals";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { AgreementText } from "../agreement-text";
import { EvidenceProvider } from "../studio/evidence";
import { EvidenceCard } from "./evidence-card";

/** What was once proposed, with the evidence that came with it. */
export function PastProposal({
  proposal,
  attributes,
  timeZone,
}: {
  proposal: ProposalView;
  attributes: readonly AttributeDefinition[];
  timeZone: string;
}) {
  const { kept } = proposal;
  const rules = kept?.evidence.kind === "replay" ? kept.evidence.rules : undefined;
  return (
    <>
      <EvidenceCard proposal={proposal} activeNumber={null} timeZone={timeZone} />
      {kept ? (
        <EvidenceProvider rules={rules}>
          <AgreementText body={kept.body} attributes={attributes} />
        </EvidenceProvider>
      ) : null}
    </>
  );
}
