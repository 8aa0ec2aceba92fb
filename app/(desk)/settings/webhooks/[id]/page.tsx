import { Send } from "lucide-react";
import type { Metadata } from "next";
import { Section } from "@/components/people/section";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TabLinks } from "@/components/ui/tab-links";
import { DeliveryTable } from "@/components/webhooks/delivery-table";
import { webhookTexts as texts } from "@/components/webhooks/texts";
import {
  RemoveWebhook,
  ResendAll,
  RotateSecret,
  TestWebhook,
} from "@/components/webhooks/webhook-buttons";
import { WebhookDialog } from "@/components/webhooks/webhook-dialog";
import { WebhookState } from "@/components/webhooks/webhook-table";
import { load } from "@/lib/operations/load";
import { getRetention } from "@/lib/retention/queries";
import { getWorkspace } from "@/lib/settings/queries";
import { getWebhookLog } from "@/lib/webhooks/queries";
import { DELIVERY_STATE_NAMES, type DeliveryState } from "@/lib/webhooks/schema";

export function generateMetadata(): Metadata {
  return { title: texts.title };
}

const STATES = Object.keys(DELIVERY_STATE_NAMES) as DeliveryState[];

export default async function WebhookPage({
  params,
  searchParams,
}: PageProps<"/settings/webhooks/[id]">) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const state = STATES.find((one) => one === search.state);
  const after = typeof search.after === "string" ? search.after : undefined;
  const input = { id, ...(state ? { state } : {}), ...(after === undefined ? {} : { after }) };
  const [{ webhook, deliveries, next }, { workspace }, { retention }] = await Promise.all([
    load(getWebhookLog, input),
    load(getWorkspace, {}),
    load(getRetention, {}),
  ]);
  const { timeZone } = workspace;
  const address = (more: Record<string, string>) =>
    `/settings/webhooks/${id}?${new URLSearchParams({ ...(state ? { state } : {}), ...more })}`;
  return (
    <Section
      title={webhook.name}
      description={
        <span className="wrap-anywhere">
          <WebhookState webhook={webhook} timeZone={timeZone} /> {webhook.url}
        </span>
      }
      actions={
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/settings/webhooks" size="sm">
            {texts.back}
          </LinkButton>
          {webhook.isActive ? <TestWebhook id={id} /> : null}
          <WebhookDialog webhook={webhook} />
          <RotateSecret id={id} />
          <RemoveWebhook id={id} name={webhook.name} />
        </div>
      }
    >
      <TabLinks
        label={texts.states}
        links={[
          { href: `/settings/webhooks/${id}`, label: texts.all, isCurrent: !state },
          ...STATES.map((one) => ({
            href: `/settings/webhooks/${id}?state=${one}`,
            label: DELIVERY_STATE_NAMES[one],
            count: webhook.counts[one],
            isCurrent: one === state,
          })),
        ]}
      />
      {webhook.counts.failed > 0 && webhook.isActive ? (
        <div>
          <ResendAll id={id} />
        </div>
      ) : null}
      {deliveries.length > 0 ? (
        <DeliveryTable deliveries={deliveries} timeZone={timeZone} />
      ) : (
        <Card>
          <EmptyState icon={<Send />} title={texts.noMessages}>
            {texts.noMessagesHint}
          </EmptyState>
        </Card>
      )}
      <nav aria-label={texts.pages} className="flex items-center gap-2">
        {after === undefined ? null : <LinkButton href={address({})}>{texts.newest}</LinkButton>}
        {next === null ? null : (
          <LinkButton href={address({ after: next })}>{texts.older}</LinkButton>
        )}
        <span className="text-ink-muted text-xs">{texts.keptFor(retention.deliveriesDays)}</span>
      </nav>
    </Section>
  );
}
