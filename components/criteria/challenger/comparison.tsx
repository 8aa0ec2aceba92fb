import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Disclosure } from "@/components/ui/disclosure";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ChallengerComparison } from "@/lib/challengers/schema";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { Rate } from "@/lib/engine/statistics";
import { intervalText, momentText, numberText, shareText } from "@/lib/format";
import { t } from "@/lib/language";
import { amongText, FEW } from "../studio/sentences";
import { Weeks } from "../studio/weeks";
import { type Challenged, ChallengedNumber } from "./challenged-number";
import { LeadGroups } from "./lead-groups";
import { asideSentences, challengerTexts, comparedSentence, rowsOf } from "./texts";

const texts = challengerTexts;

/** A challenger beside the criteria in force: how many, how good, when, and who. */
export function ComparisonView({
  id,
  found,
  until,
  timeZone,
}: {
  id: string;
  found: ChallengerComparison;
  /** When it ended, or now. */
  until: number;
  timeZone: string;
}) {
  const weeks = found.weeks.map(({ from, challenger, active }) => ({
    from,
    draft: challenger,
    active,
  }));
  const { reading } = texts;
  return (
    <>
      <Card
        title={texts.same}
        description={t`${comparedSentence(found)} As of ${momentText(found.asOf, timeZone)}.`}
      >
        <div className="flex flex-col gap-3">
          <FaredTable {...{ id, found, timeZone }} />
          <ul className="flex max-w-3xl list-disc flex-col gap-1 pl-4 text-ink-muted">
            {asideSentences(found).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Weeks
            weeks={weeks}
            asOf={until}
            capacity={null}
            names={texts.names}
            label={texts.weeks}
            timeZone={timeZone}
          />
        </div>
      </Card>
      <Card title={texts.lists}>
        <LeadGroups id={id} groups={found.groups} timeZone={timeZone} />
      </Card>
      <Disclosure title={reading.title} level={2}>
        <ul className="flex max-w-3xl list-disc flex-col gap-1 pl-4 text-ink-muted">
          {reading.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
          <li>{reading.window(found.windowDays)}</li>
        </ul>
      </Disclosure>
    </>
  );
}

function FaredTable({
  id,
  found,
  timeZone,
}: {
  id: string;
  found: ChallengerComparison;
  timeZone: string;
}) {
  const { table } = texts;
  return (
    <Table label={table.label} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{table.group}</ColumnHead>
          <ColumnHead align="right">{table.mqls}</ColumnHead>
          <ColumnHead align="right">{table.sqlRate}</ColumnHead>
          <ColumnHead align="right">{table.maturing}</ColumnHead>
          <ColumnHead align="right">{table.unlabelled}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {rowsOf(found).map(({ name, fared, of }) => {
          const open = (words: (row: string) => string, labels: readonly OutcomeLabel[]) => ({
            id,
            groups: of,
            labels,
            name: words(name),
            timeZone,
          });
          return (
            <Row key={name} className={cn(of.length > 1 && "bg-sunken")}>
              <RowHead className="min-w-40">{name}</RowHead>
              <Cell align="right">
                <Count of={open(texts.behind.mqls, OUTCOME_LABELS)}>{fared.mqls}</Count>
              </Cell>
              <Cell align="right" className="whitespace-nowrap">
                {fared.mqls === 0 ? (
                  "–"
                ) : (
                  <SqlRate
                    rate={fared.sqlRate}
                    sqls={open(texts.behind.sql, ["sql"])}
                    known={open(texts.behind.known, ["sql", "notSql"])}
                  />
                )}
              </Cell>
              <Cell align="right">
                <Count of={open(texts.behind.maturing, ["maturing"])}>
                  {fared.byLabel.maturing}
                </Count>
              </Cell>
              <Cell align="right">
                <Count of={open(texts.behind.unlabelled, ["unlabelled"])}>
                  {fared.byLabel.unlabelled}
                </Count>
              </Cell>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

function Count({ of, children: count }: { of: Challenged; children: number }) {
  const text = numberText(count);
  return count === 0 ? text : <ChallengedNumber of={of}>{text}</ChallengedNumber>;
}

function SqlRate({ rate, sqls, known }: { rate: Rate; sqls: Challenged; known: Challenged }) {
  if (rate.rate === null) return <span className="text-ink-muted">{texts.nothingKnown}</span>;
  return (
    <>
      {rate.k === 0 ? (
        shareText(rate.rate)
      ) : (
        <ChallengedNumber of={sqls}>{shareText(rate.rate)}</ChallengedNumber>
      )}
      <span className={cn("ml-1.5 text-xs", rate.n < FEW ? "text-warn-ink" : "text-ink-muted")}>
        {intervalText(rate)} <ChallengedNumber of={known}>{amongText(rate)}</ChallengedNumber>
      </span>
    </>
  );
}
