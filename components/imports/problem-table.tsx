import { cn } from "@/components/ui/cn";
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
          <ColumnHead className="max-sm:hidden">{t("The row")}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {problems.map(({ row, problem, cells }) => (
          <Row key={row}>
            <Cell align="right">{numberText(row)}</Cell>
            <Cell className="sm:min-w-56">
              {problem}
              <RowText cells={cells} className="text-xs sm:hidden" />
            </Cell>
            <Cell className="max-w-md max-sm:hidden">
              <RowText cells={cells} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function RowText({ cells, className }: { cells: ImportProblem["cells"]; className?: string }) {
  return (
    <span className={cn("wrap-anywhere line-clamp-2 text-ink-muted", className)}>
      {cells.filter(Boolean).join(" · ")}
    </span>
  );
}
