import { Cell, ColumnHead, Row, Table, TableBody, TableHead } from "@/components/ui/table";
import { numberText } from "@/lib/format";
import type { ImportProblem } from "@/lib/imports/schema";
import { t } from "@/lib/language";

/** Rows with what is wrong with them. */
export function ProblemTable({
  label,
  problems,
}: {
  label: string;
  problems: readonly ImportProblem[];
}) {
  return (
    <Table label={label} maxHeight="24rem">
      <TableHead>
        <Row>
          <ColumnHead align="right">{t("Row")}</ColumnHead>
          <ColumnHead>{t("What is wrong")}</ColumnHead>
          <ColumnHead>{t("The row")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {problems.map(({ row, problem, cells }) => (
          <Row key={row}>
            <Cell align="right">{numberText(row)}</Cell>
            <Cell className="min-w-56">{problem}</Cell>
            <Cell className="max-w-md text-ink-muted">
              <span className="line-clamp-2 break-all">{cells.filter(Boolean).join(" · ")}</span>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
