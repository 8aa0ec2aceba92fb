import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { TimeAgo } from "@/components/ui/time-ago";
import { actorText } from "@/lib/engine/actor-text";
import { numberText } from "@/lib/format";
import { type ImportView, KIND_INFO, STATE_NAMES } from "@/lib/imports/schema";
import { t } from "@/lib/language";
import { STATE_TONES } from "./words";

/** Imports with what became of them. */
export function ImportTable({
  imports,
  now,
  timeZone,
}: {
  imports: readonly ImportView[];
  now: number;
  timeZone: string;
}) {
  return (
    <Table label={t("Imports")} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{t("File")}</ColumnHead>
          <ColumnHead>{t("Holds")}</ColumnHead>
          <ColumnHead>{t("State")}</ColumnHead>
          <ColumnHead align="right">{t("Rows")}</ColumnHead>
          <ColumnHead align="right">{t("New")}</ColumnHead>
          <ColumnHead align="right">{t("Updated")}</ColumnHead>
          <ColumnHead align="right">{t("Unchanged")}</ColumnHead>
          <ColumnHead align="right">{t("Refused")}</ColumnHead>
          <ColumnHead>{t("By")}</ColumnHead>
          <ColumnHead>{t("When")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {imports.map((view) => {
          // What was not started has counted nothing, not found nothing.
          const count = (value: number) => (view.state === "uploaded" ? "–" : numberText(value));
          return (
            <Row key={view.id}>
              <RowHead className="max-w-72">
                <Link href={`/imports/${view.id}`} prefetch={false} className="link block truncate">
                  {view.fileName}
                </Link>
              </RowHead>
              <Cell>{KIND_INFO[view.kind].name}</Cell>
              <Cell>
                {view.state === "running" ? (
                  <Meter
                    label={t("Running")}
                    value={view.readBytes}
                    maxValue={view.fileBytes}
                    className="min-w-28"
                  />
                ) : (
                  <Badge tone={STATE_TONES[view.state]}>{STATE_NAMES[view.state]}</Badge>
                )}
              </Cell>
              <Cell align="right">{count(view.counts.rows)}</Cell>
              <Cell align="right">{count(view.counts.created)}</Cell>
              <Cell align="right">{count(view.counts.updated)}</Cell>
              <Cell align="right">{count(view.counts.unchanged)}</Cell>
              <Cell align="right" className={view.counts.failed > 0 ? "text-bad-ink" : ""}>
                {count(view.counts.failed)}
              </Cell>
              <Cell className="whitespace-nowrap">{actorText(view.createdByName)}</Cell>
              <Cell>
                <TimeAgo at={view.createdAt} now={now} timeZone={timeZone} />
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}
