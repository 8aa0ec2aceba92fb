import type { Metadata } from "next";
import Link from "next/link";
import { VersionChallenger } from "@/components/criteria/challenger/version-challenger";
import { CommentsProvider } from "@/components/criteria/comments/comments-context";
import { DeleteDraft } from "@/components/criteria/delete-draft";
import { DriftNotice } from "@/components/criteria/drift-notice";
import { VersionEditor } from "@/components/criteria/editor/version-editor";
import { LiveCriteria } from "@/components/criteria/live-criteria";
import { StateBadge } from "@/components/criteria/state-badge";
import { VersionActions } from "@/components/criteria/version-actions";
import { VersionPanel } from "@/components/criteria/version-panel";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listChallengers } from "@/lib/challengers/queries";
import { getKnownValues, getVersion } from "@/lib/criteria/queries";
import { getProposal } from "@/lib/criteria/queries/proposals";
import { getDrift } from "@/lib/drift/queries";
import { t } from "@/lib/language";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const version = await tryLoad(getVersion, await params);
  return { title: version.ok ? t`Criteria ${version.value.number}` : t("Criteria") };
}

export default async function VersionPage({ params }: Props) {
  const { id } = await params;
  const [view, { challengers }, { workspace }, actor] = await Promise.all([
    load(getVersion, { id }),
    load(listChallengers, {}),
    load(getWorkspace, {}),
    requireActor(),
  ]);
  const { timeZone } = workspace;
  const mayWrite = can(actor, "criteria:write");
  return (
    <Page width={view.state === "draft" ? "full" : "wide"}>
      {view.may.edit ? null : <LiveCriteria />}
      <PageHeader
        back={
          <Link className="link" href="/criteria">
            {t("Criteria")}
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-2">
            Version {view.number}: {view.name} <StateBadge state={view.state} />
          </span>
        }
        actions={
          <>
            {view.may.remove ? <DeleteDraft view={view} /> : null}
            <VersionChallenger version={view} challengers={challengers} mayWrite={mayWrite} />
            <VersionActions view={view} mayWrite={mayWrite} timeZone={timeZone} />
          </>
        }
      />
      {view.may.edit ? <DriftNotice drift={await load(getDrift, {})} timeZone={timeZone} /> : null}
      <CommentsProvider view={view} timeZone={timeZone}>
        {view.may.edit ? (
          <VersionEditor view={view} known={await load(getKnownValues, {})} timeZone={timeZone} />
        ) : (
          <VersionPanel
            view={view}
            proposal={view.state === "draft" ? null : await load(getProposal, { id })}
            timeZone={timeZone}
          />
        )}
      </CommentsProvider>
    </Page>
  );
}
