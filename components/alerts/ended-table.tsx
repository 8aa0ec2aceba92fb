import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { Alert } from "@/lib/alerts/schema";
import { alertSentence, alertTitle, endingText } from "@/lib/alerts/schema/words";
import { dayText } from "@/lib/format";
import { alertTexts as texts } from "./alert-texts";

/** Alerts that ended: what was measured when they came and when they went. */
export function EndedTable({ alerts, timeZone }: { alerts: readonly Alert[]; timeZone: string }) {
  return (
    <Table label={texts.ended} isFramed maxHeight="32rem">
      <TableHead>
        <Row>
          <ColumnHead>{texts.heads.what}</ColumnHead>
          <ColumnHead>{texts.heads.from}</ColumnHead>
          <ColumnHead>{texts.heads.to}</ColumnHead>
          <ColumnHead>{texts.heads.why}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {alerts.map(({ id, content, raisedAt, closedAt, ending }) => (
          <Row key={id}>
            <RowHead className="wrap-anywhere min-w-56">
              {alertTitle(content)}
              <span className="block font-normal text-ink-muted text-xs">
                {alertSentence(content, timeZone)}
              </span>
            </RowHead>
            <Cell className="whitespace-nowrap">{dayText(raisedAt, timeZone)}</Cell>
            <Cell className="whitespace-nowrap">
              {closedAt === null ? "" : dayText(closedAt, timeZone)}
            </Cell>
            <Cell className="min-w-40">{ending ? endingText(content, ending) : ""}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
