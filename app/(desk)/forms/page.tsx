import { ClipboardList } from "lucide-react";
import type { Metadata } from "next";
import { FormTable } from "@/components/forms/form-table";
import { formTexts as texts } from "@/components/forms/form-texts";
import { NewForm } from "@/components/forms/new-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page-header";
import { listForms } from "@/lib/forms/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function FormsPage() {
  const [actor, forms] = await Promise.all([requireActor(), load(listForms, {})]);
  const start = can(actor, "form:write") ? <NewForm /> : null;
  return (
    <Page>
      <PageHeader
        title={texts.title}
        description={texts.description}
        actions={forms.length > 0 ? start : null}
      />
      {forms.length === 0 ? (
        <EmptyState icon={<ClipboardList />} title={texts.none} action={start}>
          {texts.noneHint}
        </EmptyState>
      ) : (
        <FormTable forms={forms} />
      )}
    </Page>
  );
}
