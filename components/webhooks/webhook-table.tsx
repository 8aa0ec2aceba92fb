import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { WEBHOOK_EVENT_IDS } from "@/lib/engine/webhook-events";
import { momentText, numberText } from "@/lib/format";
import { DELIVERY_STATE_NAMES, type DeliveryState, type WebhookView } from "@/lib/webhooks/schema";
import { webhookTexts as texts } from "./texts";

const STATES = Object.keys(DELIVERY_STATE_NAMES) as DeliveryState[];

function logAddress(id: string, state?: DeliveryState): string {
  return `/settings/webhooks/${id}${state ? `?state=${state}` : ""}`;
}

/** Whether it is told of things, and whether that arrives. */
export function WebhookState({
  webhook: { isActive, failingSince },
  timeZone,
}: {
  webhook: WebhookView;
  timeZone: string;
}) {
  if (!isActive) return <Badge>{texts.off}</Badge>;
  if (failingSince === null) return <Badge tone="good">{texts.on}</Badge>;
  return <Badge tone="bad">{texts.failing(momentText(failingSince, timeZone))}</Badge>;
}

/** The webhooks, each leading to its messages. */
export function WebhookTable({
  webhooks,
  timeZone,
}: {
  webhooks: readonly WebhookView[];
  timeZone: string;
}) {
  return (
    <Table label={texts.title} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.heads.name}</ColumnHead>
          <ColumnHead>{texts.heads.events}</ColumnHead>
          <ColumnHead>{texts.heads.state}</ColumnHead>
          {STATES.map((state) => (
            <ColumnHead key={state} align="right">
              {texts.heads[state]}
            </ColumnHead>
          ))}
        </Row>
      </TableHead>
      <TableBody>
        {webhooks.map((webhook) => (
          <Row key={webhook.id}>
            <RowHead className="wrap-anywhere min-w-40">
              <Link href={logAddress(webhook.id)} className="link">
                {webhook.name}
              </Link>
              <span className="block font-normal text-ink-muted text-xs">
                {new URL(webhook.url).host}
              </span>
            </RowHead>
            <Cell className="whitespace-nowrap">
              {webhook.events.length === WEBHOOK_EVENT_IDS.length
                ? texts.allEvents
                : texts.eventCount(webhook.events.length)}
            </Cell>
            <Cell className="min-w-32">
              <WebhookState webhook={webhook} timeZone={timeZone} />
            </Cell>
            {STATES.map((state) => (
              <Cell key={state} align="right" className="tabular">
                {webhook.counts[state] === 0 ? (
                  <span className="text-ink-faint">0</span>
                ) : (
                  <Link href={logAddress(webhook.id, state)} className="hover:underline">
                    {numberText(webhook.counts[state])}
                  </Link>
                )}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
