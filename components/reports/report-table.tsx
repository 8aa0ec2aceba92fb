import { Download } from "lucide-react";
import { GoalMarks } from "@/components/goals/goal-marks";
import type { JudgedGoal } from "@/components/goals/judged-goals";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import {
  Cell,
  ColumnHead,
  fixedColumn,
  Row,
  RowHead,
  Table,
  TableBody,
  TableFoot,
  TableHead,
} from "@/components/ui/table";
import { numberText } from "@/lib/format";
import {
  isWords,
  type ReportCell,
  type ReportColumn,
  type ReportResult,
  type ReportRow,
  type ReportTable,
} from "@/lib/reports/schema";
import { formatCell, formatInterval } from "@/lib/reports/schema/format";
import { CellChange } from "./cell-change";
import { cellHref, reportFileHref } from "./report-links";
import { reportTexts } from "./report-texts";

/** Shares of fewer leads than this are marked: their interval says little. */
const FEW = 30;
/** Longer tables scroll under a fixed head, but for those whose total would be out of sight. */
const LONG = 24;
/** Names up to this length, months among them, stay on one line. */
const SHORT_NAME = 20;

/** One table of a report; every number leads to what is behind it. */
export function ReportTableCard({
  result,
  table,
  goals,
}: {
  result: ReportResult;
  table: ReportTable;
  goals: readonly JudgedGoal[];
}) {
  const { name, params, currency } = result;
  const own = goals.filter(({ goal }) => goal.tableId === table.id);
  const rows = table.rows.filter((row) => !row.isTotal);
  const totals = table.rows.filter((row) => row.isTotal);
  return (
    <Card
      title={table.title}
      isFlush
      actions={
        table.rows.length > 0 ? (
          <LinkButton
            href={reportFileHref(name, params, table.id)}
            download=""
            size="sm"
            variant="ghost"
            className="-mx-2"
            icon={<Download aria-hidden="true" />}
          >
            {reportTexts.csv}
            <span className="sr-only">: {reportTexts.downloadCsv(table.title)}</span>
          </LinkButton>
        ) : null
      }
    >
      {table.rows.length === 0 ? (
        <p className="px-4 pt-1 pb-4 text-ink-muted">{table.empty}</p>
      ) : (
        <Table
          label={table.title}
          {...(rows.length > LONG && totals.length === 0 ? { maxHeight: "32rem" } : {})}
          className="rounded-b-lg"
        >
          <TableHead>
            <Row>
              {table.columns.map((column, i) => (
                <ColumnHead
                  key={column.key}
                  align={isWords(column.kind) ? "left" : "right"}
                  {...(column.hint ? { title: column.hint } : {})}
                  className={cn(i === 0 && fixedColumn, i === 0 && "z-10")}
                >
                  {column.label}
                </ColumnHead>
              ))}
            </Row>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <DataRow
                key={row.id}
                row={row}
                columns={table.columns}
                currency={currency}
                goals={own.filter(({ goal }) => goal.rowId === row.id)}
              />
            ))}
          </TableBody>
          {totals.length > 0 ? (
            <TableFoot>
              {totals.map((row) => (
                <DataRow
                  key={row.id}
                  row={row}
                  columns={table.columns}
                  currency={currency}
                  goals={own.filter(({ goal }) => goal.rowId === row.id)}
                />
              ))}
            </TableFoot>
          ) : null}
        </Table>
      )}
    </Card>
  );
}

function DataRow({
  row,
  columns,
  currency,
  goals,
}: {
  row: ReportRow;
  columns: readonly ReportColumn[];
  currency: string;
  /** Those for figures of this row. */
  goals: readonly JudgedGoal[];
}) {
  return (
    <Row>
      {columns.map((column, i) => {
        const cell = row.cells[column.key];
        if (i === 0) {
          const name = formatCell(cell, column.kind, currency);
          return (
            <RowHead key={column.key} className={cn(fixedColumn, "min-w-28 max-w-48")}>
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className={cn("min-w-0", name.length <= SHORT_NAME && "whitespace-nowrap")}>
                  {name}
                </span>
                {row.isMaturing ? (
                  <Badge tone="warn" title={reportTexts.maturingHint}>
                    {reportTexts.maturing}
                  </Badge>
                ) : null}
              </span>
            </RowHead>
          );
        }
        return (
          <Cell
            key={column.key}
            align={isWords(column.kind) ? "left" : "right"}
            className="whitespace-nowrap"
          >
            <CellValue cell={cell} column={column} currency={currency} />
            <GoalMarks
              goals={goals.filter(({ goal }) => goal.columnKey === column.key)}
              currency={currency}
            />
          </Cell>
        );
      })}
    </Row>
  );
}

function CellValue({
  cell,
  column,
  currency,
}: {
  cell: ReportCell | undefined;
  column: ReportColumn;
  currency: string;
}) {
  const text = formatCell(cell, column.kind, currency);
  const isNone = (cell?.value ?? null) === null;
  // What was not reached is an answer about leads, too.
  const href = isNone && cell?.none === undefined ? undefined : cellHref(cell);
  const interval = formatInterval(cell, column.kind, currency);
  const isFew = cell?.n !== undefined && cell.n > 0 && cell.n < FEW;
  return (
    <>
      {href ? (
        <a href={href} className="link" title={titleOf(cell, text)}>
          {text}
        </a>
      ) : (
        <span
          className={cn(isNone && "text-ink-muted")}
          {...(cell?.isDeals && cell.behind === 0 ? { title: reportTexts.noDealLeads } : {})}
        >
          {text}
        </span>
      )}
      {interval || isFew ? (
        <span className="block text-2xs text-ink-muted">
          {interval}
          {isFew ? (
            <span className="ml-1 text-warn-ink" title={reportTexts.fewHint}>
              {reportTexts.few(cell.n ?? 0)}
            </span>
          ) : null}
        </span>
      ) : null}
      {cell?.change ? (
        <CellChange change={cell.change} kind={column.kind} currency={currency} />
      ) : null}
    </>
  );
}

/** What a number opens, in words. */
export function titleOf(cell: ReportCell | undefined, text: string): string {
  if (!cell?.leads) return reportTexts.showCosts;
  const counted = cell.k === undefined ? text : numberText(cell.k);
  if (cell.behind === undefined) return reportTexts.showLeads(counted);
  const behind = numberText(cell.behind);
  return cell.isDeals ? reportTexts.showDealLeads(counted, behind) : reportTexts.showLeads(behind);
}
