import Link from "next/link";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
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
import { formatMoney } from "@/lib/engine/money";
import { periodText } from "@/lib/format";
import type { SpendTable } from "@/lib/spend/schema";
import { spendTexts as texts } from "./spend-texts";

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Costs by month and source with their totals; every sum leads to its entries. */
export function SpendTableCard({
  spend,
  campaigns,
}: {
  spend: SpendTable;
  /** The campaigns that the costs are of; none: of all. */
  campaigns: readonly string[];
}) {
  const { months, sources, cells, currency, totalMinor } = spend;
  const money = (minor: number) => formatMoney(minor, currency);
  const hrefOf = (month: string, source?: string) => {
    const search = new URLSearchParams({ from: `${month}-01`, to: lastDayOf(month) });
    if (source !== undefined) search.append("source", source);
    for (const campaign of campaigns) search.append("campaign", campaign);
    return `/spend?${search}`;
  };
  return (
    <Card title={texts.byMonth} isFlush>
      <Table label={texts.byMonth} className="rounded-b-lg">
        <TableHead>
          <Row>
            <ColumnHead className={cn(fixedColumn, "z-10")}>{texts.month}</ColumnHead>
            <ColumnHead align="right">{texts.total}</ColumnHead>
            {sources.map(({ source }) => (
              <ColumnHead key={source} align="right">
                {source || texts.noSource}
              </ColumnHead>
            ))}
          </Row>
        </TableHead>
        <TableBody>
          {months.map(({ month, totalMinor: sum }) => (
            <Row key={month}>
              <RowHead className={cn(fixedColumn, "tabular whitespace-nowrap")}>
                {periodText(month)}
              </RowHead>
              <Cell align="right" className="font-medium">
                <Link href={hrefOf(month)} prefetch={false} className="link">
                  {money(sum)}
                </Link>
              </Cell>
              {sources.map(({ source }) => {
                const minor = cells[`${month} ${source}`];
                return (
                  <Cell key={source} align="right">
                    {minor === undefined ? (
                      <span className="text-ink-faint">–</span>
                    ) : (
                      <Link href={hrefOf(month, source)} prefetch={false} className="link">
                        {money(minor)}
                      </Link>
                    )}
                  </Cell>
                );
              })}
            </Row>
          ))}
        </TableBody>
        <TableFoot>
          <Row>
            <RowHead className={fixedColumn}>{texts.total}</RowHead>
            <Cell align="right">{money(totalMinor)}</Cell>
            {sources.map(({ source, totalMinor: sum }) => (
              <Cell key={source} align="right">
                {money(sum)}
              </Cell>
            ))}
          </Row>
        </TableFoot>
      </Table>
    </Card>
  );
}
