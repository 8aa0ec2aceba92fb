import { Badge, type Tone } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { momentText } from "@/lib/format";
import type { MailRow, MailState } from "@/lib/mail/schema";
import { RetryMail } from "./mail-buttons";
import { mailTexts as texts } from "./mail-texts";

const TONES: Record<MailState, Tone> = {
  waiting: "info",
  sent: "good",
  failed: "bad",
  kept: "neutral",
};

/** Mail with what became of it, the latest first. */
export function MailTable({
  mails,
  timeZone,
  isSetUp,
}: {
  mails: readonly MailRow[];
  timeZone: string;
  isSetUp: boolean;
}) {
  return (
    <Table label={texts.title} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.heads.subject}</ColumnHead>
          <ColumnHead>{texts.heads.to}</ColumnHead>
          <ColumnHead>{texts.heads.written}</ColumnHead>
          <ColumnHead>{texts.heads.state}</ColumnHead>
          <ColumnHead isHidden>{texts.actions}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {mails.map((mail) => (
          <Row key={mail.id}>
            <RowHead className="wrap-anywhere min-w-64">
              {mail.subject}
              <details className="font-normal text-xs">
                <summary className="cursor-default text-ink-muted">{texts.text}</summary>
                <p className="wrap-anywhere mt-1 whitespace-pre-wrap">{mail.body}</p>
              </details>
            </RowHead>
            <Cell className="wrap-anywhere min-w-40">
              {mail.toName}
              <span className="block text-ink-muted text-xs">{mail.toAddress}</span>
            </Cell>
            <Cell className="whitespace-nowrap">{momentText(mail.createdAt, timeZone)}</Cell>
            <Cell className="min-w-40">
              <Badge tone={TONES[mail.state]}>{texts.states[mail.state]}</Badge>
              {mail.problem ? (
                <span className="wrap-anywhere block text-ink-muted text-xs">
                  {texts.tries(mail.tries)}: {mail.problem}
                </span>
              ) : null}
            </Cell>
            <Cell align="right">
              {isSetUp && (mail.state === "failed" || mail.state === "kept") ? (
                <RetryMail id={mail.id} subject={mail.subject} />
              ) : null}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
