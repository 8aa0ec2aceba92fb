import { FileSignature } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { AgreementText } from "@/components/criteria/agreement-text";
import { AttributesDialog } from "@/components/criteria/attributes-dialog";
import { ChallengerListSection } from "@/components/criteria/challenger/challenger-list";
import { DriftNotice } from "@/components/criteria/drift-notice";
import { LiveCriteria } from "@/components/criteria/live-criteria";
import { NewDraftDialog } from "@/components/criteria/new-draft-dialog";
import { SignatureHistory, WaitingLeadsCard } from "@/components/criteria/signature-history";
import { GatesForDraft } from "@/components/criteria/studio/gates-for-draft";
import { VersionTable } from "@/components/criteria/version-table";
import { WaitingNotice } from "@/components/criteria/waiting-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listChallengers } from "@/lib/challengers/queries";
import { listVersions } from "@/lib/criteria/queries";
import { getDrift } from "@/lib/drift/queries";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Criteria") };
}

export default async function CriteriaPage() {
  const [
    { active, waiting, versions, attributes, mayWrite },
    { challengers },
    drift,
    { workspace },
  ] = await Promise.all([
    load(listVersions, {}),
    load(listChallengers, {}),
    load(getDrift, {}),
    load(getWorkspace, {}),
  ]);
  const { timeZone } = workspace;
  const newDraft = mayWrite ? <NewDraftDialog from={active} variant="primary" /> : null;
  return (
    <Page>
      <LiveCriteria />
      <PageHeader
        title={t("Criteria")}
        description={t(
          "What marketing and sales agreed makes a lead qualified. Marketing proposes, sales agrees.",
        )}
        actions={
          mayWrite ? (
            <>
              <AttributesDialog attributes={attributes} />
              {active ? <GatesForDraft active={active} /> : null}
              {versions.length > 0 ? newDraft : null}
            </>
          ) : null
        }
      />
      <DriftNotice
        drift={drift}
        timeZone={timeZone}
        action={mayWrite ? <NewDraftDialog from={active} /> : null}
      />
      {waiting.map((version) => (
        <WaitingNotice key={version.id} version={version} timeZone={timeZone} />
      ))}
      {versions.length === 0 ? (
        <EmptyState icon={<FileSignature />} title={t("No agreement yet")} action={newDraft}>
          <p>
            {t(
              "Criteria say which leads marketing hands to sales: points for who they are (fit), points for what they did (engagement), and a threshold for each.",
            )}
          </p>
          <p className="mt-2">
            {mayWrite
              ? t(
                  "Start a draft from a template, propose it, and have a manager agree for sales. Until a version is in force, no lead becomes an MQL by itself.",
                )
              : t(
                  "Somebody from marketing starts a draft and proposes it. Until a version is in force, no lead becomes an MQL by itself.",
                )}
          </p>
        </EmptyState>
      ) : (
        <>
          {active ? (
            <section aria-labelledby="in-force" className="flex flex-col gap-3">
              <div>
                <h2 id="in-force" className="font-semibold text-lg">
                  {t("In force:")}{" "}
                  <Link className="link" href={`/criteria/${active.id}`}>
                    {t("version")} {active.number}, {active.name}
                  </Link>
                </h2>
                {active.activatedAt === null ? null : (
                  <p className="text-ink-muted">
                    {t("Since")} {momentText(active.activatedAt, timeZone)}
                  </p>
                )}
              </div>
              <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
                <AgreementText body={active.body} attributes={attributes} />
                <div className="flex flex-col gap-4">
                  <SignatureHistory view={active} timeZone={timeZone} />
                  <WaitingLeadsCard view={active} timeZone={timeZone} />
                </div>
              </div>
            </section>
          ) : (
            <EmptyState icon={<FileSignature />} title={t("No version is in force")}>
              {t(
                "A version takes effect after marketing proposed it, sales agreed, and somebody put it in force. Until then no lead becomes an MQL by itself.",
              )}
            </EmptyState>
          )}
          <VersionTable versions={versions} timeZone={timeZone} />
          <ChallengerListSection challengers={challengers} timeZone={timeZone} />
        </>
      )}
    </Page>
  );
}
