import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PastProposal } from "@/components/criteria/proposal/past-proposal";
import { proposalTexts } from "@/components/criteria/proposal/texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { getVersion } from "@/lib/criteria/queries";
import { getProposal } from "@/lib/criteria/queries/proposals";
import { dayText } from "@/lib/format";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Proposal") };
}

export default async function ProposalPage({
  params,
}: {
  params: Promise<{ id: string; signatureId: string }>;
}) {
  const { id, signatureId } = await params;
  const [view, proposal, { workspace }] = await Promise.all([
    load(getVersion, { id }),
    load(getProposal, { id, signatureId }),
    load(getWorkspace, {}),
  ]);
  if (!proposal) notFound();
  const { timeZone } = workspace;
  return (
    <Page>
      <PageHeader
        back={
          <Link className="link" href={`/criteria/${id}`}>
            Version {view.number}: {view.name}
          </Link>
        }
        title={proposalTexts.past.title(view.number, dayText(proposal.signature.at, timeZone))}
        description={proposalTexts.past.note}
      />
      <PastProposal proposal={proposal} attributes={view.attributes} timeZone={timeZone} />
    </Page>
  );
}
