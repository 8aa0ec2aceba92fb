import { Pencil } from "lucide-react";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import type { Option } from "@/components/ui/options";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { isoDayText } from "@/lib/engine/locale";
import { formatMoney } from "@/lib/engine/money";
import { COST_KIND_NAMES, type CostRow } from "@/lib/spend/schema";
import { CostDialog } from "./cost-dialog";
import { DeleteCost } from "./delete-cost";
import { spendTexts as texts } from "./spend-texts";

export interface CostListProps {
  rows: readonly CostRow[];
  currency: string;
  currencies: readonly Option[];
  sources: readonly string[];
  today: string;
  mayWrite: boolean;
  /** Where older costs and the latest ones are. */
  nextHref: string | null;
  firstHref: string | null;
}

/** Costs one by one, to be changed or deleted. */
export function CostList({ rows, mayWrite, nextHref, firstHref, ...dialog }: CostListProps) {
  return (
    <Card
      title={texts.entries}
      description={texts.entriesHint}
      isFlush
      {...(nextHref || firstHref
        ? { footer: <Pages nextHref={nextHref} firstHref={firstHref} /> }
        : {})}
    >
      <Table label={texts.entries} className="rounded-b-lg">
        <TableHead>
          <Row>
            <ColumnHead>{texts.day}</ColumnHead>
            <ColumnHead align="right">{texts.amount}</ColumnHead>
            <ColumnHead>{texts.kind}</ColumnHead>
            <ColumnHead>{texts.source}</ColumnHead>
            <ColumnHead>{texts.campaign}</ColumnHead>
            <ColumnHead>{texts.note}</ColumnHead>
            {mayWrite ? <ColumnHead isHidden>{texts.actions}</ColumnHead> : null}
          </Row>
        </TableHead>
        <TableBody>
          {rows.map((cost) => {
            const day = isoDayText(cost.day);
            const words = `${formatMoney(cost.amountMinor, cost.currency)}, ${day}`;
            return (
              <Row key={cost.id}>
                <RowHead className="tabular whitespace-nowrap">{day}</RowHead>
                <Cell align="right" className="whitespace-nowrap">
                  {formatMoney(cost.amountMinor, cost.currency)}
                  {cost.currency === dialog.currency ? null : (
                    <span className="block text-ink-muted text-xs">
                      {cost.countedMinor === null
                        ? texts.noRate
                        : `= ${formatMoney(cost.countedMinor, dialog.currency)}`}
                    </span>
                  )}
                </Cell>
                <Cell>{COST_KIND_NAMES[cost.kind]}</Cell>
                <Cell className="max-w-48 truncate" title={cost.source ?? texts.noSource}>
                  {cost.source ?? <span className="text-ink-muted">{texts.noSource}</span>}
                </Cell>
                <Cell
                  className="max-w-48 truncate"
                  {...(cost.campaign ? { title: cost.campaign } : {})}
                >
                  {cost.campaign}
                </Cell>
                <Cell className="max-w-64 truncate" {...(cost.note ? { title: cost.note } : {})}>
                  {cost.note}
                </Cell>
                {mayWrite ? (
                  <Cell align="right" className="whitespace-nowrap py-0">
                    <CostDialog
                      {...dialog}
                      cost={cost}
                      trigger={
                        <IconButton
                          size="sm"
                          label={texts.edit(words)}
                          icon={<Pencil aria-hidden="true" />}
                        />
                      }
                    />
                    <DeleteCost cost={cost} words={words} />
                  </Cell>
                ) : null}
              </Row>
            );
          })}
        </TableBody>
      </Table>
    </Card>
  );
}

function Pages({ nextHref, firstHref }: Pick<CostListProps, "nextHref" | "firstHref">) {
  return (
    <div className="-mx-2 flex gap-2">
      {firstHref ? (
        <LinkButton href={firstHref} size="sm" variant="ghost">
          {texts.first}
        </LinkButton>
      ) : null}
      {nextHref ? (
        <LinkButton href={nextHref} size="sm" variant="ghost">
          {texts.more}
        </LinkButton>
      ) : null}
    </div>
  );
}
