import Link from "next/link";
import { countedText, rateText, formTexts as texts } from "@/components/forms/form-texts";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { Rate } from "@/lib/engine/statistics";
import { numberText } from "@/lib/format";
import type { FormSummary, Reached } from "@/lib/forms/schema";
import { t } from "@/lib/language";

/** Forms and what comes of them. */
export function FormTable({ forms }: { forms: readonly FormSummary[] }) {
  return (
    <Table label={texts.title} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{t("Form")}</ColumnHead>
          <ColumnHead>{t("Address")}</ColumnHead>
          <ColumnHead>{t("State")}</ColumnHead>
          <ColumnHead align="right">{texts.views}</ColumnHead>
          <ColumnHead align="right">{texts.submissions}</ColumnHead>
          <ColumnHead align="right" title={texts.rateHint(t("Submissions per view"))}>
            {t("Filled in")}
          </ColumnHead>
          <ColumnHead align="right">{texts.people}</ColumnHead>
          <ColumnHead align="right" title={texts.rateHint(t("MQLs per person"))}>
            MQL
          </ColumnHead>
          <ColumnHead align="right" title={texts.rateHint(t("SQLs per person"))}>
            SQL
          </ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {forms.map(({ id, title, slug, archivedAt, conversion }) => (
          <Row key={id}>
            <RowHead className="max-w-72">
              <Link href={`/forms/${id}`} prefetch={false} className="link block truncate">
                {title}
              </Link>
            </RowHead>
            <Cell className="whitespace-nowrap text-ink-muted">/f/{slug}</Cell>
            <Cell>
              {archivedAt === null ? (
                <Badge tone="good">{t("In use")}</Badge>
              ) : (
                <Badge>{t("Archived")}</Badge>
              )}
            </Cell>
            <Cell align="right">{numberText(conversion.views)}</Cell>
            <Cell align="right">
              <Link
                href={`/forms/${id}/submissions`}
                prefetch={false}
                className="link"
                aria-label={t`${numberText(conversion.submissions)} submissions of ${title}`}
              >
                {numberText(conversion.submissions)}
              </Link>
            </Cell>
            <Cell align="right" className="whitespace-nowrap">
              {rateText(conversion.filledIn)}
            </Cell>
            <Cell align="right">{numberText(conversion.leads)}</Cell>
            <Cell align="right" className="whitespace-nowrap">
              <ReachedShare id={id} title={title} reached="mql" rate={conversion.mqlRate} />
            </Cell>
            <Cell align="right" className="whitespace-nowrap">
              <ReachedShare id={id} title={title} reached="sql" rate={conversion.sqlRate} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

/** The share of people who came so far; opens to whose it is. */
function ReachedShare({
  id,
  title,
  reached,
  rate,
}: {
  id: string;
  title: string;
  reached: Reached;
  rate: Rate;
}) {
  if (rate.rate === null) return "–";
  return (
    <Link
      href={`/forms/${id}/submissions?reached=${reached}`}
      prefetch={false}
      className="link"
      title={countedText(rate, "people")}
      aria-label={t`${rateText(rate)} of the people who sent ${title} became ${reached.toUpperCase()}`}
    >
      {rateText(rate)}
    </Link>
  );
}
