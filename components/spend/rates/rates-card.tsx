import { Pencil, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import type { Option } from "@/components/ui/options";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { rateText } from "@/lib/engine/exchange";
import { isoDayText } from "@/lib/engine/locale";
import { typingDecimal } from "@/lib/engine/typed-number";
import type { StoredRate } from "@/lib/spend/schema/rates";
import { spendTexts as texts } from "../spend-texts";
import { BringRates } from "./bring-rates";
import { DeleteRate } from "./delete-rate";
import { RateDialog } from "./rate-dialog";

export interface RatesCardProps {
  rows: readonly StoredRate[];
  /** The workspace's currency. */
  base: string;
  currencies: readonly Option[];
  /** The currency that a new rate begins with. */
  suggested: string | null;
  today: string;
  mayWrite: boolean;
  nextHref: string | null;
  firstHref: string | null;
}

/** The stored rates, to be added to, changed and deleted. */
export function RatesCard({ rows, mayWrite, nextHref, firstHref, ...dialog }: RatesCardProps) {
  const { base } = dialog;
  const actions = mayWrite ? (
    <>
      <BringRates />
      <RateDialog
        {...dialog}
        trigger={
          <Button size="sm" variant="primary" icon={<Plus aria-hidden="true" />}>
            {texts.addRate}
          </Button>
        }
      />
    </>
  ) : null;
  return (
    <Card
      title={texts.rates}
      isFlush
      actions={actions}
      {...(nextHref || firstHref
        ? {
            footer: (
              <div className="-mx-2 flex gap-2">
                {firstHref ? (
                  <LinkButton href={firstHref} size="sm" variant="ghost">
                    {texts.firstRates}
                  </LinkButton>
                ) : null}
                {nextHref ? (
                  <LinkButton href={nextHref} size="sm" variant="ghost">
                    {texts.moreRates}
                  </LinkButton>
                ) : null}
              </div>
            ),
          }
        : {})}
    >
      {rows.length === 0 ? (
        <EmptyState title={texts.noRates}>{texts.noRatesHint(base)}</EmptyState>
      ) : (
        <Table label={texts.rates} className="rounded-b-lg">
          <TableHead>
            <Row>
              <ColumnHead>{texts.currency}</ColumnHead>
              <ColumnHead>{texts.from}</ColumnHead>
              <ColumnHead align="right">{texts.rate}</ColumnHead>
              {mayWrite ? <ColumnHead isHidden>{texts.actions}</ColumnHead> : null}
            </Row>
          </TableHead>
          <TableBody>
            {rows.map((rate) => {
              const words = `${rate.currency}, ${isoDayText(rate.day)}`;
              return (
                <Row key={rate.id}>
                  <RowHead>{rate.currency}</RowHead>
                  <Cell className="tabular whitespace-nowrap">{isoDayText(rate.day)}</Cell>
                  <Cell align="right" className="whitespace-nowrap">
                    {typingDecimal(rateText(rate, rate.currency, base))} {base}
                  </Cell>
                  {mayWrite ? (
                    <Cell align="right" className="whitespace-nowrap py-0">
                      <RateDialog
                        {...dialog}
                        rate={rate}
                        trigger={
                          <IconButton
                            size="sm"
                            label={texts.editRateOf(words)}
                            icon={<Pencil aria-hidden="true" />}
                          />
                        }
                      />
                      <DeleteRate id={rate.id} version={rate.version} words={words} />
                    </Cell>
                  ) : null}
                </Row>
              );
            })}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
