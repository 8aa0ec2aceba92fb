import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { UploadForm } from "@/components/imports/upload-form";
import { Page, PageHeader } from "@/components/ui/page-header";
import { IMPORT_KINDS } from "@/lib/imports/schema";
import { t } from "@/lib/language";
import { requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export function generateMetadata(): Metadata {
  return { title: t("Import a file") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewImportPage({ searchParams }: Props) {
  if (!can(await requireActor(), "import:run")) forbidden();
  const wanted = [(await searchParams).kind].flat()[0];
  return (
    <Page width="narrow">
      <PageHeader
        title={t("Import a file")}
        description={t("Nothing is written before you have seen what would happen.")}
        back={
          <Link className="link" href="/imports">
            {t("Imports")}
          </Link>
        }
      />
      <UploadForm initialKind={IMPORT_KINDS.find((kind) => kind === wanted) ?? "leads"} />
    </Page>
  );
}
