import Link from "next/link";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Meter } from "@/components/ui/meter";
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
import type { Pace } from "@/lib/engine/budget";
import { formatMoney } from "@/lib/engine/money";
import { periodText } from "@/lib/format";
import type { BudgetPace } from "@/lib/spend/schema/budgets";
import { firstDayOf, type GridRow, lastDayOf, neighbours, rowKey } from "@/lib/spend/schema/grid";
import { gridTexts } from "./grid/grid-texts";
import { rowLabel } from "./grid/row-label";
import { spendTexts as texts } from "./spend-texts";

/** What of a month's budgets is spent, against the share of the month that is over. */
export function PaceCard({
  pace,
  by,
  year,
}: {
  pace: BudgetPace;
  by: "source" | "campaign";
  /** That of the grid below, which stays. */
  year: string;
}) {
  const { month, currency, over, rows, total, unplannedMinor } = pace;
  const { before, after } = neighbours(month);
  const hrefOf = (to: string) =>
    `/spend/budgets?${new URLSearchParams({ month: to, span: year, by })}`;
  const money = (minor: number) => formatMoney(minor, currency);
  const cells = (part: Pace, label: string) => (
    <>
      <Cell align="right" className="whitespace-nowrap">
        {part.leftMinor < 0 ? texts.overspent(money(-part.leftMinor)) : money(part.leftMinor)}
      </Cell>
      <Cell className="min-w-44">
        {part.spentShare === null ? null : (
          <Meter
            label={`${texts.pacing}: ${label}`}
            hideLabel
            value={Math.min(100, Math.max(0, part.spentShare * 100))}
            valueText={percent(part.spentShare)}
            mark={over * 100}
            tone={part.leftMinor < 0 ? "bad" : part.aheadMinor > 0 ? "warn" : "good"}
          />
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-muted">{paceText(part.aheadMinor, money)}</Cell>
    </>
  );
  return (
    <Card
      title={texts.pace(periodText(month))}
      description={`${texts.paceHint(percent(over))}${
        unplannedMinor === 0 ? "" : ` ${texts.unplanned(money(unplannedMinor))}`
      }`}
      isFlush
      actions={
        <>
          <LinkButton size="sm" href={hrefOf(before)} scroll={false}>
            {periodText(before)}
          </LinkButton>
          <LinkButton size="sm" href={hrefOf(after)} scroll={false}>
            {periodText(after)}
          </LinkButton>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={texts.noPace}>{gridTexts.noBudgetRowsHint}</EmptyState>
      ) : (
        <Table label={texts.pace(periodText(month))} className="rounded-b-lg">
          <TableHead>
            <Row>
              <ColumnHead className={fixedColumn}>
                {by === "source" ? texts.source : texts.campaign}
              </ColumnHead>
              <ColumnHead align="right">{texts.planned}</ColumnHead>
              <ColumnHead align="right">{texts.spent}</ColumnHead>
              <ColumnHead align="right">{texts.left}</ColumnHead>
              <ColumnHead>{texts.pacing}</ColumnHead>
              <ColumnHead isHidden>{texts.even}</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <Row key={rowKey(row)}>
                <RowHead className={cn(fixedColumn, "whitespace-nowrap")}>{rowLabel(row)}</RowHead>
                <Cell align="right" className="whitespace-nowrap">
                  {row.isPlanned ? money(row.plannedMinor) : texts.noBudget}
                </Cell>
                <Cell align="right">
                  <Link href={entriesHref(month, row)} prefetch={false} className="link">
                    {money(row.spentMinor)}
                  </Link>
                </Cell>
                {row.isPlanned ? cells(row, rowLabel(row)) : <Cell colSpan={3} />}
              </Row>
            ))}
          </TableBody>
          <TableFoot>
            <Row>
              <RowHead className={cn(fixedColumn, "whitespace-nowrap")}>{texts.withBudget}</RowHead>
              <Cell align="right">{money(total.plannedMinor)}</Cell>
              <Cell align="right">{money(total.spentMinor)}</Cell>
              {cells(total, texts.withBudget)}
            </Row>
          </TableFoot>
        </Table>
      )}
    </Card>
  );
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function paceText(aheadMinor: number, money: (minor: number) => string): string {
  if (aheadMinor === 0) return texts.even;
  return aheadMinor > 0 ? texts.ahead(money(aheadMinor)) : texts.behind(money(-aheadMinor));
}

function entriesHref(month: string, { source, campaign }: GridRow): string {
  const days = { from: firstDayOf(month), to: lastDayOf(month) };
  const of = campaign === null ? { source } : { source, campaign };
  return `/spend?${new URLSearchParams({ ...days, ...of })}`;
}
