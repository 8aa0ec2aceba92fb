import { Download, History } from "lucide-react";
import type { Metadata } from "next";
import { AuditFilters } from "@/components/people/audit-filters";
import { AuditTable } from "@/components/people/audit-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listAudit } from "@/lib/audit/queries";
import { auditFromParams, auditToParams } from "@/lib/audit/schema";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { listColleagues } from "@/lib/users/queries";

export function generateMetadata(): Metadata {
  return { title: t("Audit log") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = auditFromParams(search);
  const before = typeof search.before === "string" ? search.before : undefined;
  const [{ rows, next, words }, people] = await Promise.all([
    load(listAudit, { ...filter, before }),
    load(listColleagues, {}),
  ]);
  const params = auditToParams(filter);
  return (
    <Page width="full">
      <PageHeader
        title={t("Audit log")}
        description={t(
          "Every change in this workspace: who made it, what it was before and after.",
        )}
        actions={
          <LinkButton
            href={`/api/audit/export?${params}`}
            download="audit.csv"
            icon={<Download aria-hidden="true" />}
          >
            {t("Export CSV")}
          </LinkButton>
        }
      >
        <AuditFilters filter={filter} people={people} />
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState icon={<History />} title={t("Nothing here")}>
          {next === null
            ? t("No entry matches these filters.")
            : t("No entry matches in this stretch of the log; older ones may.")}
        </EmptyState>
      ) : (
        <AuditTable rows={rows} words={words} />
      )}
      <nav aria-label={t("Pages")} className="flex gap-2">
        {before ? <LinkButton href={`/audit?${params}`}>{t("Newest")}</LinkButton> : null}
        {next === null ? null : (
          <LinkButton href={`/audit?${auditToParams(filter, next)}`}>{t("Older")}</LinkButton>
        )}
      </nav>
    </Page>
  );
}
