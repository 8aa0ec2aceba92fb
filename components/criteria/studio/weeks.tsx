"use client";

import { memo } from "react";
import { PaceChart } from "@/components/charts/pace-chart";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { dayText, numberText } from "@/lib/format";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { type Week, wholeWeeks } from "./capacity";
import { Figure, useOpenFigure } from "./leads-behind/figures";
import { Part } from "./part";
import { studioTexts } from "./texts";

const texts = studioTexts.weeks;

/** How many MQLs the draft would have made week by week, against what was promised. */
export const Weeks = memo(function Weeks({
  weeks: all,
  asOf,
  capacity,
  timeZone,
  names = studioTexts,
  label = texts.label,
}: Pick<ReplayAnswer, "weeks" | "asOf"> & {
  capacity: number | null;
  timeZone: string;
  /** What the two versions are called. */
  names?: { draft: string; active: string };
  /** What the chart shows, for those who hear it. */
  label?: string;
}) {
  const openFigure = useOpenFigure();
  const weeks = wholeWeeks(all, asOf);
  if (weeks.length === 0) {
    return (
      <Part title={texts.title}>
        <p className="text-ink-muted">{texts.none}</p>
      </Part>
    );
  }
  return (
    <Part title={texts.title}>
      <PaceChart
        label={label}
        points={weeks.map(({ from, draft, active }) => ({
          label: dayText(from, timeZone),
          value: draft,
          other: active,
        }))}
        names={{ value: names.draft, other: names.active }}
        limit={
          capacity === null
            ? null
            : { value: capacity, label: texts.capacity(numberText(capacity)) }
        }
        {...(openFigure
          ? {
              onPress: (week: number) => {
                const from = weeks[week]?.from;
                if (from !== undefined) openFigure({ kind: "week", side: "draft", from });
              },
            }
          : {})}
        table={<WeeksTable weeks={weeks} timeZone={timeZone} names={names} />}
      />
    </Part>
  );
});

function WeeksTable({
  weeks,
  timeZone,
  names,
}: {
  weeks: readonly Week[];
  timeZone: string;
  names: { draft: string; active: string };
}) {
  return (
    <Table label={texts.title} maxHeight="16rem" isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.week}</ColumnHead>
          <ColumnHead align="right">{names.draft}</ColumnHead>
          <ColumnHead align="right">{names.active}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {weeks.toReversed().map(({ from, draft, active }) => (
          <Row key={from}>
            <RowHead>{dayText(from, timeZone)}</RowHead>
            <Cell align="right">
              <Figure of={{ kind: "week", side: "draft", from }}>{numberText(draft)}</Figure>
            </Cell>
            <Cell align="right">
              {active === null ? (
                "–"
              ) : (
                <Figure of={{ kind: "week", side: "active", from }}>{numberText(active)}</Figure>
              )}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
