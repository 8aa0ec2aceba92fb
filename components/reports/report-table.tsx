import * as download from "lucide-react/icons/download";
import type { ReactNode } from "react";
import { GoalMarks } from "@/components/goals/goal-marks";
import type { JudgedGoal } from "@/components/goals/judged-goals";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { drawnIcon } from "@/components/ui/drawn-icon";
import { LinkButton } from "@/components/ui/link-button";
import {
  ColumnHead,
  cellClass,
  fixedColumn,
  Table,
  TableBody,
  TableFoot,
  TableHead,
} from "@/components/ui/table";
import { numberText } from "@/lib/format";
import {
  type ColumnKind,
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
/** So many rows come with the page; there is seldom more of a table in sight before it works. */
const FIRST_ROWS = 6;
/** Names up to this length, months among them, stay on one line, which a phone has room for. */
const SHORT_NAME = 16;

const HEAD = cellClass(
  "left",
  cn("font-medium", fixedColumn, "wrap-anywhere min-w-28 max-w-36 sm:max-w-48"),
);
const DOWNLOAD = drawnIcon(download);
const FIRST = cn(fixedColumn, "z-10");

/**
 * One table of a report; every number leads to what is behind it. The server's sketch has the figures
 * of the first rows as plain text, so that it takes as little time as the page around it.
 */
export function ReportTableCard({
  result,
  table,
  goals,
  isSketch,
}: {
  result: ReportResult;
  table: ReportTable;
  goals: readonly JudgedGoal[];
  isSketch: boolean;
}) {
  const { name, params, currency } = result;
  const own = goals.filter(({ goal }) => goal.tableId === table.id);
  const rows = table.rows.filter((row) => !row.isTotal);
  const totals = table.rows.filter((row) => row.isTotal);
  const drawn = isSketch ? rows.slice(0, FIRST_ROWS) : rows;
  const rowOf = (row: ReportRow) => (
    <DataRow
      key={row.id}
      row={row}
      columns={table.columns}
      currency={currency}
      goals={own.length === 0 ? own : own.filter(({ goal }) => goal.rowId === row.id)}
      isSketch={isSketch}
    />
  );
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
            icon={DOWNLOAD}
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
          className="figures rounded-b-lg"
        >
          <TableHead>
            <tr>
              {table.columns.map((column, i) => (
                <ColumnHead
                  key={column.key}
                  align={isWords(column.kind) ? "left" : "right"}
                  {...(column.hint ? { title: column.hint } : {})}
                  {...(i === 0 ? { className: FIRST } : {})}
                >
                  {column.label}
                </ColumnHead>
              ))}
            </tr>
          </TableHead>
          <TableBody>{drawn.map(rowOf)}</TableBody>
          {totals.length > 0 ? <TableFoot>{totals.map(rowOf)}</TableFoot> : null}
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
  isSketch,
}: {
  row: ReportRow;
  columns: readonly ReportColumn[];
  currency: string;
  /** Those for figures of this row. */
  goals: readonly JudgedGoal[];
  isSketch: boolean;
}) {
  return (
    <tr>
      {columns.map((column, i) => {
        const { key, kind } = column;
        const cell = row.cells[key];
        if (i === 0) {
          return (
            <th key={key} scope="row" className={HEAD}>
              <RowName name={formatCell(cell, kind, currency)} isMaturing={row.isMaturing} />
            </th>
          );
        }
        return (
          <td key={key} data-words={isWords(kind) ? "" : undefined}>
            {isSketch ? figureText(cell, kind, currency) : figureLink(cell, kind, currency)}
            {smallPrint(cell, kind, currency)}
            {cell?.change ? (
              <CellChange change={cell.change} kind={kind} currency={currency} />
            ) : null}
            {goals.length > 0 ? (
              <GoalMarks
                goals={goals.filter(({ goal }) => goal.columnKey === key)}
                currency={currency}
              />
            ) : null}
          </td>
        );
      })}
    </tr>
  );
}

function RowName({ name, isMaturing = false }: { name: string; isMaturing?: boolean | undefined }) {
  const nowrap = name.length <= SHORT_NAME && "whitespace-nowrap";
  if (!isMaturing) return nowrap ? <span className={nowrap}>{name}</span> : name;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span className={cn("min-w-0", nowrap)}>{name}</span>
      <Badge tone="warn" title={reportTexts.maturingHint}>
        {reportTexts.maturing}
      </Badge>
    </span>
  );
}

// What follows are no components: a table has hundreds of cells, and each would cost its own.

function figureText(cell: ReportCell | undefined, kind: ColumnKind, currency: string): ReactNode {
  const text = formatCell(cell, kind, currency);
  const isNone = (cell?.value ?? null) === null;
  return isNone ? <span className="text-ink-muted">{text}</span> : text;
}

function figureLink(cell: ReportCell | undefined, kind: ColumnKind, currency: string): ReactNode {
  const text = formatCell(cell, kind, currency);
  const isNone = (cell?.value ?? null) === null;
  // What was not reached is an answer about leads, too.
  const href = isNone && cell?.none === undefined ? undefined : cellHref(cell);
  if (href) {
    return (
      <a href={href} className="link" title={titleOf(cell, text)}>
        {text}
      </a>
    );
  }
  if (cell?.isDeals && cell.behind === 0)
    return <span title={reportTexts.noDealLeads}>{text}</span>;
  return figureText(cell, kind, currency);
}

/** The interval, and a word where it is of few. */
function smallPrint(cell: ReportCell | undefined, kind: ColumnKind, currency: string): ReactNode {
  const interval = formatInterval(cell, kind, currency);
  const isFew = cell?.n !== undefined && cell.n > 0 && cell.n < FEW;
  if (!isFew) return interval ? <small>{interval}</small> : null;
  return (
    <small>
      {interval}
      <span className="ml-1 text-warn-ink" title={reportTexts.fewHint}>
        {reportTexts.few(cell.n ?? 0)}
      </span>
    </small>
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
