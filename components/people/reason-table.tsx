import { ReasonDialog } from "@/components/people/reason-dialog";
import { RetireButton } from "@/components/people/retire-button";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { type ExitReason, REASON_KIND_NAMES } from "@/lib/settings/schema";

/** The reasons a lead may leave for; the retired ones stay for what they explain in history. */
export function ReasonTable({
  reasons,
  mayWrite,
}: {
  reasons: readonly ExitReason[];
  mayWrite: boolean;
}) {
  return (
    <Table label="Exit reasons" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>Reason</ColumnHead>
          <ColumnHead>May be used to</ColumnHead>
          <ColumnHead>Who must act</ColumnHead>
          {mayWrite ? <ColumnHead isHidden>Actions</ColumnHead> : null}
        </Row>
      </TableHead>
      <TableBody>
        {reasons.map((reason) => (
          <Row key={reason.id}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-1.5">
                {reason.label}
                {reason.retiredAt === null ? null : <Badge>Retired</Badge>}
                {reason.needsAttempts ? <Badge tone="info">After all attempts</Badge> : null}
              </span>
            </RowHead>
            <Cell className="text-ink-muted">{REASON_KIND_NAMES[reason.kind]}</Cell>
            <Cell className="text-ink-muted">
              {reason.actor === "sales" ? "Sales" : "Marketing"}
            </Cell>
            {mayWrite ? (
              <Cell align="right">
                <span className="inline-flex gap-1.5">
                  {reason.retiredAt === null ? <ReasonDialog reason={reason} /> : null}
                  <RetireButton
                    id={reason.id}
                    label={reason.label}
                    isRetired={reason.retiredAt !== null}
                  />
                </span>
              </Cell>
            ) : null}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
