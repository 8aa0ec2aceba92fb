import { Mails } from "lucide-react";
import type { Metadata } from "next";
import { TemplateDialog } from "@/components/mail-templates/template-dialog";
import { TemplateTable } from "@/components/mail-templates/template-table";
import { templateTexts as texts } from "@/components/mail-templates/texts";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listTemplates } from "@/lib/mail-templates/queries";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function TemplatesPage() {
  const mayWrite = can(await requireActor(), "template:write");
  const templates = await load(listTemplates, {});
  return (
    <Section
      title={texts.title}
      description={texts.about}
      actions={mayWrite ? <TemplateDialog /> : undefined}
    >
      {templates.length > 0 ? (
        <TemplateTable templates={templates} mayWrite={mayWrite} />
      ) : (
        <Card>
          <EmptyState icon={<Mails />} title={texts.none}>
            {texts.noneHint}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}
