import type { Metadata } from "next";
import Link from "next/link";
import { QualifyingLeads } from "@/components/criteria/qualifying-leads";
import { countText } from "@/components/criteria/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { getVersion, previewActivation } from "@/lib/criteria/queries";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Leads that would qualify") };
}

const SHOWN = 1000;

export default async function QualifyingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [view, preview, { workspace }] = await Promise.all([
    load(getVersion, { id }),
    load(previewActivation, { id, named: SHOWN }),
    load(getWorkspace, {}),
  ]);
  const { wouldQualify, inquiries, leads, at } = preview;
  return (
    <Page>
      <PageHeader
        back={
          <Link className="link" href={`/criteria/${id}`}>
            Version {view.number}: {view.name}
          </Link>
        }
        title={t`${countText(wouldQualify, "lead")} would qualify`}
        description={t`Of ${countText(inquiries, "inquiry or nurtured lead")}, as of ${momentText(at, workspace.timeZone)}.`}
      />
      {leads.length < wouldQualify ? (
        <Notice>
          {t("The first")} {countText(leads.length, "lead")} {t("are shown.")}
        </Notice>
      ) : null}
      {leads.length === 0 ? (
        <EmptyState title={t("Nobody")}>
          {t("No inquiry and no nurtured lead meets this version now.")}
        </EmptyState>
      ) : (
        <QualifyingLeads leads={leads} maxHeight="none" />
      )}
    </Page>
  );
}
