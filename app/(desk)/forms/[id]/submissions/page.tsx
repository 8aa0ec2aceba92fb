import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { formTexts as texts } from "@/components/forms/form-texts";
import { SubmissionList } from "@/components/forms/submission-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { listSubmissions } from "@/lib/forms/queries";
import { REACHED } from "@/lib/forms/schema";
import { t } from "@/lib/language";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: texts.submissions };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SubmissionsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchParams;
  const reached = REACHED.find((one) => one === [search.reached].flat()[0]);
  const before = [search.before].flat()[0];
  const [list, { workspace }] = await Promise.all([
    load(listSubmissions, { formId: id, reached, before }),
    load(getWorkspace, {}),
  ]);
  const page = `/forms/${id}/submissions`;
  const older = new URLSearchParams({ ...(reached ? { reached } : {}), before: list.next ?? "" });
  return (
    <Page width="narrow">
      <PageHeader
        title={t`${texts.submissions} of ${list.form.title}`}
        back={
          <Link href={`/forms/${id}`} prefetch={false} className="link">
            {list.form.title}
          </Link>
        }
      >
        <TabLinks
          label={t("Which submissions")}
          links={[
            { href: page, label: t("All"), isCurrent: reached === undefined },
            { href: `${page}?reached=mql`, label: t("Became MQL"), isCurrent: reached === "mql" },
            { href: `${page}?reached=sql`, label: t("Became SQL"), isCurrent: reached === "sql" },
          ]}
        />
      </PageHeader>
      {list.submissions.length === 0 ? (
        <EmptyState icon={<Inbox />} title={t("Nothing here yet")}>
          {reached
            ? t("Nobody who sent this form has come so far since.")
            : t("What people send appears here, with the lead that it became.")}
        </EmptyState>
      ) : (
        <SubmissionList list={list} now={Date.now()} timeZone={workspace.timeZone} />
      )}
      {list.next ? (
        <div className="flex justify-center">
          <LinkButton href={`${page}?${older}`}>{t("Show older submissions")}</LinkButton>
        </div>
      ) : null}
    </Page>
  );
}
