import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { WEBHOOK_EVENTS } from "@/lib/engine/webhook-events";
import { momentText } from "@/lib/format";
import { DELIVERY_STATE_NAMES, type DeliveryRow } from "@/lib/webhooks/schema";
import { STATE_TONES, webhookTexts as texts } from "./texts";
import { ResendDelivery } from "./webhook-buttons";

/** A body as people read it; it is sent without the line breaks. */
function readable(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}

/** Messages with what became of them, the latest first. */
export function DeliveryTable({
  deliveries,
  timeZone,
}: {
  deliveries: readonly DeliveryRow[];
  timeZone: string;
}) {
  return (
    <Table label={texts.messages} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.log.event}</ColumnHead>
          <ColumnHead>{texts.log.written}</ColumnHead>
          <ColumnHead>{texts.log.state}</ColumnHead>
          <ColumnHead>{texts.log.answer}</ColumnHead>
          <ColumnHead isHidden>{texts.log.actions}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => {
          const event = delivery.event === "test" ? texts.log.test : WEBHOOK_EVENTS[delivery.event];
          const written = momentText(delivery.createdAt, timeZone);
          return (
            <Row key={delivery.id}>
              <RowHead className="min-w-64">
                {event}
                <details className="font-normal text-xs">
                  <summary className="cursor-default text-ink-muted">{texts.log.body}</summary>
                  <pre className="wrap-anywhere mt-1 whitespace-pre-wrap">
                    {readable(delivery.body)}
                  </pre>
                </details>
              </RowHead>
              <Cell className="whitespace-nowrap">{written}</Cell>
              <Cell className="min-w-32">
                <Badge tone={STATE_TONES[delivery.state]}>
                  {DELIVERY_STATE_NAMES[delivery.state]}
                </Badge>
                {delivery.tries > 0 ? (
                  <span className="block text-ink-muted text-xs">
                    {texts.tries(delivery.tries)}
                    {delivery.state === "waiting"
                      ? `, ${texts.next(momentText(delivery.nextAt, timeZone))}`
                      : ""}
                  </span>
                ) : null}
              </Cell>
              <Cell className="wrap-anywhere min-w-40">
                {texts.took(delivery.status, delivery.tookMs)}
                {delivery.problem ? (
                  <span className="block text-ink-muted text-xs">{delivery.problem}</span>
                ) : null}
              </Cell>
              <Cell align="right">
                {delivery.state === "waiting" && delivery.tries === 0 ? null : (
                  <ResendDelivery id={delivery.id} label={`${event}, ${written}`} />
                )}
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
