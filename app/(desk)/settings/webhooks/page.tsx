import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { webhookTexts as texts } from "@/components/webhooks/texts";
import { WebhookDialog } from "@/components/webhooks/webhook-dialog";
import { WebhookTable } from "@/components/webhooks/webhook-table";
import { load } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";
import { listWebhooks } from "@/lib/webhooks/queries";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

export default async function WebhooksPage() {
  const [webhooks, { workspace }] = await Promise.all([
    load(listWebhooks, {}),
    load(getWorkspace, {}),
  ]);
  return (
    <Section title={texts.title} description={texts.about} actions={<WebhookDialog />}>
      {webhooks.length > 0 ? (
        <WebhookTable webhooks={webhooks} timeZone={workspace.timeZone} />
      ) : (
        <Card>
          <EmptyState icon={<Webhook />} title={texts.none}>
            {texts.noneHint}
          </EmptyState>
        </Card>
      )}
    </Section>
  );
}
