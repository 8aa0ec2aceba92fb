import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { goneTexts } from "@/components/lead/gone-texts";
import { DuplicateList } from "@/components/merge/duplicate-list";
import { mergeTexts } from "@/components/merge/texts";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listDuplicates } from "@/lib/leads/queries/duplicates";
import { load } from "@/lib/operations/load";

const texts = mergeTexts.duplicates;

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function DuplicatesPage() {
  const duplicates = await load(listDuplicates, {});
  return (
    <Page>
      <PageHeader
        back={
          <Link href="/leads" prefetch={false} className="link inline-flex items-center gap-1">
            <ArrowLeft aria-hidden="true" className="size-3.5" />
            {goneTexts.allLeads}
          </Link>
        }
        title={texts.title}
        description={texts.about}
      />
      <DuplicateList duplicates={duplicates} />
    </Page>
  );
}
