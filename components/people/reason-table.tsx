import { ReasonDialog } from "@/components/people/reason-dialog";
import { RetireButton } from "@/components/people/retire-button";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { t } from "@/lib/language";
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
    <Table label={t("Exit reasons")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{t("Reason")}</ColumnHead>
          <ColumnHead>{t("May be used to")}</ColumnHead>
          <ColumnHead>{t("Who must act")}</ColumnHead>
          {mayWrite ? <ColumnHead isHidden>{t("Actions")}</ColumnHead> : null}
        </Row>
      </TableHead>
      <TableBody>
        {reasons.map((reason) => (
          <Row key={reason.id}>
            <RowHead>
              <span className="flex flex-wrap items-center gap-1.5">
                {reason.label}
                {reason.retiredAt === null ? null : <Badge>{t("Retired")}</Badge>}
                {reason.needsAttempts ? <Badge tone="info">{t("After all attempts")}</Badge> : null}
              </span>
            </RowHead>
            <Cell className="text-ink-muted">{REASON_KIND_NAMES[reason.kind]}</Cell>
            <Cell className="text-ink-muted">
              {reason.actor === "sales" ? t("Sales") : "Marketing"}
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
