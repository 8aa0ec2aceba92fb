"use client";

import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { Criteria } from "@/lib/engine/criteria";
import type { Suggestion } from "@/lib/engine/suggest/points";
import { dayText, numberText } from "@/lib/format";
import { t } from "@/lib/language";
import { useLeakSentences } from "./leaks";
import {
  differenceSentence,
  interval,
  remarkOn,
  suggestTexts as texts,
  wholePoints,
} from "./suggest-texts";

type Suggested = Extract<Suggestion, { kind: "suggested" }>;

const MINUTE_MS = 60_000;

/** The fitted points rule by rule, and how well they rank leads that they were not fitted to. */
export function SuggestedPoints({
  body,
  suggestion,
  timeZone,
}: {
  body: Criteria;
  suggestion: Suggested;
  timeZone: string;
}) {
  const rules = new Map([...body.fit, ...body.engagement].map((rule) => [rule.id, rule]));
  const leaksOf = useLeakSentences();
  return (
    <>
      <HeldOut suggestion={suggestion} timeZone={timeZone} />
      <Table label={texts.title} isFramed>
        <TableHead>
          <Row>
            <ColumnHead>{texts.columns.rule}</ColumnHead>
            <ColumnHead align="right">{texts.columns.present}</ColumnHead>
            <ColumnHead align="right">{texts.columns.points}</ColumnHead>
            <ColumnHead align="right">{texts.columns.interval}</ColumnHead>
            <ColumnHead align="right">{texts.columns.met}</ColumnHead>
          </Row>
        </TableHead>
        <TableBody>
          {suggestion.rules.map((rule) => {
            const written = rules.get(rule.id);
            return (
              <Row key={rule.id}>
                <RowHead className="wrap-anywhere min-w-40">
                  {written?.label}
                  <span className="block font-normal text-ink-muted text-xs">{remarkOn(rule)}</span>
                  {leaksOf(written && "when" in written ? written.when : undefined).map(
                    (sentence) => (
                      <span
                        key={sentence}
                        className="block whitespace-normal font-normal text-warn-ink text-xs"
                      >
                        {sentence}
                      </span>
                    ),
                  )}
                </RowHead>
                <Cell align="right">{wholePoints(rule.present)}</Cell>
                <Cell align="right">
                  <strong>{wholePoints(rule.points)}</strong>
                </Cell>
                <Cell align="right">{interval(rule.low, rule.high)}</Cell>
                <Cell align="right">
                  {numberText(rule.met)} ({numberText(rule.metSql)})
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
      <p className="text-ink-muted text-xs">{texts.bias}</p>
    </>
  );
}

/** In words: a ranking is judged by how often an SQL stands above a lead that was none. */
function HeldOut({
  suggestion: { holdOut, holdOutFrom, training },
  timeZone,
}: {
  suggestion: Suggested;
  timeZone: string;
}) {
  const share = (auc: number | null) => (auc === null ? "–" : `${Math.round(auc * 100)} %`);
  const { difference } = holdOut;
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        {t("Learnt from")} {numberText(training.sql)} {t("SQLs and")} {numberText(training.notSql)}{" "}
        {t("others. Of the")} {numberText(holdOut.sql)} {t("SQLs and")} {numberText(holdOut.notSql)}{" "}
        {t("others since")} {dayText(holdOutFrom * MINUTE_MS, timeZone)}
        {t(", which were not learnt from, an SQL scores above another lead in")}{" "}
        <strong>{share(holdOut.suggested)}</strong> {t("of all pairs; with the present points in")}{" "}
        {share(holdOut.present)}
        {t(", by chance in 50 %.")}
      </p>
      {difference ? <p>{differenceSentence(difference)}</p> : null}
    </div>
  );
}
