import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { ImportTable } from "@/components/imports/import-table";
import { RefreshWhile } from "@/components/imports/refresh-while";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listImports } from "@/lib/imports/queries/imports";
import { isGoing } from "@/lib/imports/schema";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: t("Imports") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportsPage({ searchParams }: Props) {
  const { cursor, kind } = await searchParams;
  const [actor, { workspace }, { imports, next }] = await Promise.all([
    requireActor(),
    load(getWorkspace, {}),
    load(listImports, { cursor: [cursor].flat()[0] }),
  ]);
  const wanted = [kind].flat()[0];
  const start = can(actor, "import:run") ? (
    <LinkButton
      href={wanted ? `/imports/new?${new URLSearchParams({ kind: wanted })}` : "/imports/new"}
      variant="primary"
      icon={<FileUp aria-hidden="true" />}
    >
      {t("Import a file")}
    </LinkButton>
  ) : null;
  const isEmpty = imports.length === 0 && cursor === undefined;
  return (
    <Page>
      <PageHeader
        title={t("Imports")}
        description={t(
          "Leads, activities, opportunities and costs from CSV files. The same file twice changes nothing.",
        )}
        actions={isEmpty ? null : start}
      />
      <RefreshWhile isRunning={imports.some(({ state }) => isGoing(state))} />
      {isEmpty ? (
        <EmptyState icon={<FileUp />} title={t("Nothing was imported yet")} action={start}>
          {t(
            "Export your leads from the system that you use now as CSV. Headings of HubSpot, Salesforce and Zoho are recognised, and nothing is written before you have seen what would happen.",
          )}
        </EmptyState>
      ) : (
        <ImportTable imports={imports} now={Date.now()} timeZone={workspace.timeZone} />
      )}
      {next ? (
        <div className="flex justify-center">
          <LinkButton href={`/imports?${new URLSearchParams({ cursor: next })}`}>
            {t("Show older imports")}
          </LinkButton>
        </div>
      ) : null}
    </Page>
  );
}
