"use client";

import { memo, useMemo, useState } from "react";
import { chartColor } from "@/components/charts/chart-theme";
import { SweepChart } from "@/components/charts/sweep-chart";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { Criteria } from "@/lib/engine/criteria";
import { type Rate, wilson } from "@/lib/engine/statistics";
import { intervalText, numberText, roundedText, shareText } from "@/lib/format";
import type { ReplayAnswer, ReplayFigure } from "@/lib/replays/schema";
import { ALL_LABELS } from "./bins";
import { capacitySentence, thresholdFor } from "./capacity";
import { Figure } from "./leads-behind/figures";
import { Part } from "./part";
import { studioTexts } from "./texts";

const texts = studioTexts.curve;
const MQLS: ReplayFigure = {
  kind: "mqls",
  side: "draft",
  period: "all",
  labels: [...ALL_LABELS],
};
const percent = { kind: "percent" } as const;
const count = { kind: "count" } as const;

/** What other engagement thresholds would have made, and the one that keeps to the promise. */
export const ThresholdCurve = memo(function ThresholdCurve({
  curve,
  recentWeeks,
  thresholds,
  capacity,
  onChange,
}: Pick<ReplayAnswer, "curve" | "recentWeeks"> & {
  thresholds: Criteria["thresholds"];
  capacity: number | null;
  onChange: (part: Partial<Criteria>) => void;
}) {
  const threshold = thresholds.engagement;
  const [asked, setAsked] = useState<number | null>(null);
  const perWeek = asked ?? capacity;
  const points = useMemo(
    () =>
      curve.map(({ threshold: x, mqls, recent, sql, notSql }) => ({
        x,
        mqls,
        recent,
        rate: wilson(sql, sql + notSql),
      })),
    [curve],
  );
  if (points.length === 0) return null;
  const found = thresholdFor(perWeek ?? 0, { curve, recentWeeks });
  const rounded = { n: numberText, r: (value: number) => roundedText(value, 1) };
  const mark = { x: threshold, label: `${texts.now} ${numberText(threshold)}` };
  const suggested =
    perWeek !== null && found.kind === "threshold" && found.threshold !== threshold
      ? found.threshold
      : null;
  return (
    <Part title={texts.title}>
      <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
        <CapacityField value={perWeek} onChange={setAsked} />
        <p className="min-w-0 flex-1 basis-56" aria-live="polite">
          {capacitySentence(perWeek, found, rounded)}
        </p>
        {suggested === null ? null : (
          <Button
            size="sm"
            onPress={() => onChange({ thresholds: { ...thresholds, engagement: suggested } })}
          >
            {texts.use(numberText(suggested))}
          </Button>
        )}
      </div>
      <SweepChart
        label={texts.precision}
        group="thresholds"
        format={percent}
        color={chartColor(0)}
        words={{ value: texts.precisionShort, x: texts.threshold, interval: texts.interval }}
        points={points.map(({ x, rate: { rate, low, high, n } }) => ({
          x,
          value: rate,
          low,
          high,
          n,
        }))}
        mark={mark}
      />
      <SweepChart
        label={texts.mqls}
        group="thresholds"
        format={count}
        color={chartColor(3)}
        words={{ value: texts.mqlsShort, x: texts.threshold }}
        points={points.map(({ x, mqls }) => ({ x, value: mqls }))}
        mark={mark}
        table={<CurveTable points={points} weeks={recentWeeks} threshold={threshold} />}
      />
    </Part>
  );
});

/** Not drawn anew with each threshold. */
const CapacityField = memo(function CapacityField({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (perWeek: number | null) => void;
}) {
  return (
    <NumberField
      label={texts.capacity}
      className="w-44"
      value={value}
      minValue={0}
      maxValue={1_000_000}
      suffix={texts.capacityUnit}
      hideSteps
      onChange={onChange}
    />
  );
});

interface CurvePoint {
  x: number;
  mqls: number;
  recent: number | null;
  rate: Rate;
}

/** Of the draft as it is the MQLs can be opened. */
function CurveTable({
  points,
  weeks,
  threshold,
}: {
  points: readonly CurvePoint[];
  weeks: number;
  threshold: number;
}) {
  return (
    <Table label={texts.title} maxHeight="16rem" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.threshold}</ColumnHead>
          <ColumnHead align="right">{texts.mqlsShort}</ColumnHead>
          {weeks > 0 ? <ColumnHead align="right">{texts.perWeek(weeks)}</ColumnHead> : null}
          <ColumnHead align="right">{texts.precisionShort}</ColumnHead>
          <ColumnHead align="right">{texts.interval}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {points.map(({ x, mqls, recent, rate }) => (
          <Row key={x}>
            <RowHead>{numberText(x)}</RowHead>
            <Cell align="right">
              <Figure of={x === threshold ? MQLS : null}>{numberText(mqls)}</Figure>
            </Cell>
            {weeks > 0 ? (
              <Cell align="right">{recent === null ? "–" : roundedText(recent / weeks, 1)}</Cell>
            ) : null}
            <Cell align="right">
              {rate.rate === null ? "–" : shareText(rate.rate)} (n {numberText(rate.n)})
            </Cell>
            <Cell align="right">{intervalText(rate)}</Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
