import type { Metadata } from "next";
import Link from "next/link";
import { ArchiveForm } from "@/components/forms/archive-form";
import { Conversion } from "@/components/forms/conversion";
import { EmbedCard } from "@/components/forms/embed-card";
import { FormEditor } from "@/components/forms/form-editor";
import { FormPreview } from "@/components/forms/form-preview";
import { formTexts as texts } from "@/components/forms/form-texts";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { getForm } from "@/lib/forms/queries";
import { t } from "@/lib/language";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export function generateMetadata(): Metadata {
  return { title: t("Form") };
}

export default async function FormPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [actor, view] = await Promise.all([requireActor(), load(getForm, { id })]);
  const { form, conversion, targets, consentNumber, address, sites, hasMail } = view;
  const mayWrite = can(actor, "form:write");
  const isArchived = form.archivedAt !== null;
  const preview = (
    <Card title={t("Preview")} description={t("As visitors see it, as it was last saved.")} isFlush>
      <FormPreview
        // What was saved is loaded anew.
        key={form.version}
        address={`/f/${form.slug}?preview&embed=light`}
        title={t`Preview of ${form.title}`}
      />
    </Card>
  );
  return (
    <Page>
      <PageHeader
        title={form.title}
        back={
          <Link href="/forms" prefetch={false} className="link">
            {texts.title}
          </Link>
        }
        actions={
          <>
            {isArchived ? <Badge>{t("Archived")}</Badge> : null}
            <LinkButton href={`/forms/${id}/submissions`}>{texts.submissions}</LinkButton>
            {mayWrite ? (
              <ArchiveForm id={id} version={form.version} isArchived={isArchived} />
            ) : null}
          </>
        }
      />
      <Conversion id={id} conversion={conversion} />
      {mayWrite ? (
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <FormEditor
            form={form}
            targets={targets}
            consentNumber={consentNumber}
            hasMail={hasMail}
          />
          <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-5">
            {preview}
            <EmbedCard address={address} title={form.title} sites={sites} />
          </div>
        </div>
      ) : (
        preview
      )}
    </Page>
  );
}
